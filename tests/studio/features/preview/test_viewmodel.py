from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from studio.features.preview.viewmodel import PreviewViewModel
from studio.kit.errors import EncodingFailed, LocalFileMissing
from studio.kit.task_scope import TaskScope
from tests.studio.clips import clip
from tests.studio.examples import run
from tests.studio.features.preview.samples import QuickSampler, settled


def test_what_is_chosen_is_looked_at(qapp: QApplication, tmp_path: Path) -> None:
    film = clip(tmp_path / "film.mp4")

    async def work() -> None:
        scope = TaskScope(lambda error: pytest.fail(repr(error)))
        sampler = QuickSampler(tmp_path)
        model = PreviewViewModel(film, 10.0, sampler, scope)
        assert set(model.sizes) > {"240p", "1440p"}
        model.begin()
        assert [model.busy] == [True]
        await settled(model)
        assert sampler.asked == [("480p", 5.0)]
        assert list(model.sizes) == ["240p", "360p", "480p", "720p"]
        assert model.duration == 20.0
        assert not model.original.isNull()
        model.choose_size("480p")
        assert not model.busy
        model.choose_size("1440p")
        await settled(model)
        assert model.size == "720p", "the film is no larger"
        model.choose_moment(99)
        await settled(model)
        assert sampler.asked[1:] == [("1440p", 5.0), ("720p", 20.0)]
        await scope.aclose()
        model.begin()
        assert not model.busy

    run(qapp, work())


def test_what_cannot_be_made_says_why_and_can_be_tried_again(
    qapp: QApplication, tmp_path: Path
) -> None:
    film = clip(tmp_path / "film.mp4")

    async def work() -> None:
        scope = TaskScope(lambda error: pytest.fail(repr(error)))
        sampler = QuickSampler(tmp_path)
        sampler.refuse = EncodingFailed("It broke.")
        model = PreviewViewModel(film, 10.0, sampler, scope)
        model.begin()
        await settled(model)
        assert [model.problem] == [sampler.refuse]
        sampler.refuse = None
        model.choose_size("480p")
        await settled(model)
        assert model.problem is None
        assert model.sample is not None
        gone = PreviewViewModel(tmp_path / "gone.mp4", None, sampler, scope)
        gone.begin()
        await settled(gone)
        assert isinstance(gone.problem, LocalFileMissing)
        model.begin()
        model.close()
        assert not model.busy
        await scope.aclose()

    run(qapp, work())
