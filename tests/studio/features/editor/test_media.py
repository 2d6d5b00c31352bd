import gc
from pathlib import Path

from PySide6.QtWidgets import QApplication

from server.contract.errors import ErrorCode
from server.contract.thumbnails import PICTURE_BYTES_MAX
from studio.features.editor.media import MediaViewModel
from studio.kit.errors import Offline, ServerRefusal
from studio.ui.undo import HeldAction
from tests.patience import eventually
from tests.studio.examples import make_video, run
from tests.studio.features.editor.bench import Bench


def test_another_version_is_live_at_once_and_undo_brings_the_former_back(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        media = MediaViewModel(bench.server, bench.scope, hold_ms=60_000)
        held: list[HeldAction] = []
        media.held.connect(held.append)
        media.load(bench.video.id)
        await bench.rest()
        assert (media.active, len(media.thumbnails)) == (2, 3)
        media.make_live(2)
        assert not media.busy, "it is live already"
        media.make_live(1)
        await bench.rest()
        assert (media.active, len(held)) == (1, 1)
        held[0].undo()
        await eventually(lambda: media.active == 2)
        await bench.rest()
        await bench.close()

    run(qapp, work())


def test_a_picture_is_chosen_and_a_refusal_is_told(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        bench = Bench(tmp_path, make_video(thumbnail_path="/media/poster.jpg"))
        media = MediaViewModel(bench.server, bench.scope, hold_ms=60_000)
        changed: list[str] = []
        told: list[str] = []
        media.picture_changed.connect(changed.append)
        media.failed.connect(told.append)
        media.choose_picture(1)
        media.load(bench.video.id)
        await bench.rest()
        media.choose_picture(2)
        await bench.rest()
        assert (media.chosen, changed) == (2, ["/media/poster.jpg"])
        bench.server.refuse = Offline("The server cannot be reached.")
        media.choose_picture(3)
        media.take(bench.video)
        await bench.rest()
        assert (media.chosen, len(told), media.busy) == (2, 1, False)
        assert media.versions, "what is known stays"
        other = make_video()
        media.load(other.id)
        await bench.rest()
        assert (media.versions, len(told)) == ([], 1), "the window says that the server is away"
        bench.server.refuse = None
        bench.server.live[other.id] = bench.server.live[bench.video.id]
        media.again()
        await bench.rest()
        assert len(media.versions) == 2
        bench.server.refuse = ServerRefusal("It failed.", code=ErrorCode.INTERNAL)
        media.again()
        await bench.rest()
        assert len(told) == 2
        await bench.close()

    run(qapp, work())


def test_a_picture_that_was_chosen_is_not_the_next_videos(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        one, other = make_video("One"), make_video("Other")
        bench = Bench(tmp_path, one, other)
        media = MediaViewModel(bench.server, bench.scope, hold_ms=60_000)
        media.load(one.id)
        await bench.rest()
        media.choose_picture(2)
        media.load(other.id)
        await bench.rest()
        assert media.chosen is None
        await bench.close()

    run(qapp, work())


def test_nothing_is_asked_for_while_nobody_looks(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        media = MediaViewModel(bench.server, bench.scope, hold_ms=60_000)
        media.load(bench.video.id)
        await bench.rest()
        media.show(on=False)
        bench.server.pictures = [1]
        media.take(bench.video)
        media.again()
        await bench.rest()
        assert len(media.thumbnails) == 3
        media.show(on=True)
        await bench.rest()
        assert len(media.thumbnails) == 1
        media.show(on=True)
        assert not bench.scope.busy, "it is known already"
        await bench.close()

    run(qapp, work())


def test_an_own_picture_and_a_frame_are_sent_and_what_is_none_is_refused(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        bench = Bench(tmp_path, make_video(thumbnail_path="/media/poster.jpg"))
        media = MediaViewModel(bench.server, bench.scope, hold_ms=60_000)
        changed: list[str] = []
        told: list[str] = []
        media.picture_changed.connect(changed.append)
        media.failed.connect(told.append)
        media.load(bench.video.id)
        await bench.rest()
        frame, own = media.new_frame(), tmp_path / "own.PNG"
        frame.write_bytes(b"frame")
        own.write_bytes(b"own")
        media.bring_frame(frame)
        await bench.rest()
        media.bring_picture(own)
        await bench.rest()
        assert bench.server.brought == [(b"frame", "image/jpeg"), (b"own", "image/png")]
        assert changed == ["/media/poster.jpg"] * 2
        assert (frame.exists(), own.exists()) == (False, True)
        large, other = tmp_path / "large.jpg", tmp_path / "a.svg"
        large.write_bytes(b"x" * (PICTURE_BYTES_MAX + 1))
        for bad in (large, other, tmp_path / "none.jpg"):
            media.bring_picture(bad)
            await bench.rest()
        assert len(told) == 3
        assert len(bench.server.brought) == 2
        await bench.close()

    run(qapp, work())


def test_a_frame_is_brought_to_the_video_it_was_taken_from(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        one = make_video("One", thumbnail_path="/media/one.jpg")
        other = make_video("Other", thumbnail_path="/media/other.jpg")
        bench = Bench(tmp_path, one, other)
        media = MediaViewModel(bench.server, bench.scope, hold_ms=60_000)
        changed: list[str] = []
        media.picture_changed.connect(changed.append)
        media.load(one.id)
        frame, never_written = media.new_frame(), media.new_frame()
        media.load(other.id)
        frame.write_bytes(b"frame")
        media.bring_frame(frame)
        await bench.rest()
        assert changed == ["/media/one.jpg"]
        del media
        gc.collect()
        assert not never_written.parent.exists(), "nothing is left behind"
        await bench.close()

    run(qapp, work())
