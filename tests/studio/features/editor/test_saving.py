from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from studio.features.editor.details import values_of
from studio.features.editor.drafts import Draft
from studio.features.editor.saving import Saving
from studio.kit.errors import StorageFailed
from tests.patience import eventually
from tests.studio.examples import make_video, run
from tests.studio.features.editor.bench import Bench


def _draft(title: str) -> Draft:
    video = make_video()
    return Draft(video.id, video.etag, values_of(video), {"title": title})


def test_typing_is_kept_once_it_pauses_and_closing_does_not_wait(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        keeper = bench.model.keeper
        one, other = _draft("One"), _draft("Two")
        keeper.keep_soon(one)
        assert (keeper.saving, bench.drafts.load(one.video_id)) == (Saving.TYPING, None)
        await eventually(lambda: keeper.saving is Saving.KEPT)
        assert bench.drafts.load(one.video_id) == one
        assert keeper.kept_at is not None
        keeper.keep_soon(other)
        keeper.keep_soon(_draft("Three"))
        await eventually(lambda: keeper.saving is Saving.KEPT)
        assert bench.drafts.load(other.video_id) == other, "another document does not drop it"
        last = _draft("Last")
        keeper.keep_soon(last)
        await keeper.settle()
        assert bench.drafts.load(last.video_id) == last
        assert await keeper.load(last.video_id) == last
        await bench.close()

    run(qapp, work())


def test_a_disk_that_takes_nothing_is_told(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_draft: Draft) -> None:
        raise StorageFailed("The disk is full.")

    async def work() -> None:
        bench = Bench(tmp_path)
        monkeypatch.setattr(bench.drafts, "keep", full)
        one = _draft("One")
        bench.model.keeper.keep(one)
        await bench.rest()
        assert bench.model.keeper.saving is Saving.FAILED
        assert [type(error) for error in bench.errors] == [StorageFailed]
        assert await bench.model.keeper.load(one.video_id) == one, "it is still here"
        monkeypatch.undo()
        await bench.model.keeper.settle()
        assert bench.drafts.load(one.video_id) == one, "there is room again"
        await bench.close()

    run(qapp, work())
