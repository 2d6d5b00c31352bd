from pathlib import Path

from PySide6.QtWidgets import QApplication

from server.contract.errors import ErrorCode
from server.contract.videos import VideoOut
from studio.features.editor.details import values_of
from studio.features.editor.drafts import Draft
from studio.kit.errors import Offline, SessionEnded, refusal
from studio.ui.state import ViewState
from tests.patience import eventually
from tests.studio.examples import make_video, run
from tests.studio.features.editor.bench import Bench

AWAY = Offline("The server cannot be reached.")


def test_what_was_published_away_from_the_server_goes_when_it_is_back(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        await bench.open()
        bench.server.refuse = AWAY
        bench.model.edit("title", "Mine")
        bench.model.publish()
        await bench.rest()
        assert (bench.model.waiting, bench.outbox.waiting) == (True, 1)
        bench.outbox.send_all()
        await bench.rest()
        assert bench.outbox.waiting == 1, "it is still away"
        bench.server.refuse = None
        bench.server.change_elsewhere(bench.video.id, description="Theirs")
        bench.outbox.send_all()
        await bench.rest()
        now = bench.server.videos[bench.video.id]
        assert (now.title, now.description) == ("Mine", "Theirs")
        assert (bench.model.waiting, bench.model.change_count, bench.outbox.waiting) == (
            False,
            0,
            0,
        )
        assert bench.drafts.load(bench.video.id) is None
        await bench.close()

    run(qapp, work())


def test_after_a_restart_what_waits_is_sent_and_a_clash_is_told(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        fine, clash, gone = make_video("Fine"), make_video("Clash"), make_video("Gone")
        bench = Bench(tmp_path, fine, clash, gone)
        for video in (fine, clash, gone):
            changed = {"title": f"My {video.title}"}
            bench.drafts.keep(Draft(video.id, video.etag, values_of(video), changed, waiting=True))
        bench.server.change_elsewhere(clash.id, title="Their title")
        del bench.server.videos[gone.id]
        bench.outbox.send_all()
        await eventually(lambda: bench.outbox.waiting == 0 and not bench.scope.busy)
        assert bench.server.videos[fine.id].title == "My Fine"
        assert bench.server.videos[clash.id].title == "Their title"
        assert len(bench.failures) == 2
        for video in (clash, gone):
            kept = bench.drafts.load(video.id)
            assert kept is not None, "nothing is dropped"
            assert not kept.waiting
        await bench.open(clash)
        assert bench.model.clash is not None
        await bench.close()

    run(qapp, work())


def test_a_refusal_ends_the_waiting(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        values = values_of(bench.video)
        waiting = Draft(bench.video.id, bench.video.etag, values, {"title": "x"}, waiting=True)
        bench.drafts.keep(waiting)
        bench.server.refuse = refusal(ErrorCode.NOT_ALLOWED, "Your account may not do this.")
        bench.outbox.send_all()
        await bench.rest()
        assert bench.failures
        kept = bench.drafts.load(bench.video.id)
        assert kept is not None
        assert (kept.waiting, kept.changed) == (False, {"title": "x"})
        await bench.close()

    run(qapp, work())


def _waiting(bench: Bench, video: VideoOut, title: str) -> Draft:
    draft = Draft(video.id, video.etag, values_of(video), {"title": title}, waiting=True)
    bench.drafts.keep(draft)
    return draft


def test_what_is_edited_while_it_is_sent_stays(qapp: QApplication, tmp_path: Path) -> None:
    async def play(folder: Path, theirs: str | None) -> Draft:
        bench = Bench(folder)
        _waiting(bench, bench.video, "Sent")
        await bench.open()
        bench.server.gate.clear()
        if theirs is not None:
            bench.server.change_elsewhere(bench.video.id, title=theirs)
        bench.outbox.send_all()
        await eventually(lambda: bench.server.held == 1)
        bench.model.edit("title", "Newer")
        other = make_video("Other")
        bench.server.videos[other.id] = other
        bench.server.live[other.id] = []
        bench.model.open(other)
        await eventually(lambda: bench.model.state is ViewState.CONTENT)
        bench.server.gate.set()
        await bench.rest()
        kept = bench.drafts.load(bench.video.id)
        await bench.close()
        assert kept is not None
        return kept

    for name in ("sent", "clash"):
        (tmp_path / name).mkdir()

    async def work() -> None:
        kept = await play(tmp_path / "sent", None)
        assert (kept.base["title"], kept.changed) == ("Sent", {"title": "Newer"})
        kept = await play(tmp_path / "clash", "Theirs")
        assert (kept.changed, kept.waiting) == ({"title": "Newer"}, False)

    run(qapp, work())


def test_what_is_only_for_now_leaves_everything_waiting(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        one, other = make_video("One"), make_video("Other")
        bench = Bench(tmp_path, one, other)
        drafts = [_waiting(bench, video, "Mine") for video in (one, other)]
        for error in (
            refusal(ErrorCode.TOO_MANY_REQUESTS, "Too many requests."),
            SessionEnded("Sign in again."),
        ):
            bench.server.refuse = error
            bench.outbox.send_all()
            await bench.rest()
            assert (bench.outbox.waiting, bench.failures) == (2, [])
            assert bench.drafts.waiting() == drafts
        await bench.close()

    run(qapp, work())


def test_what_is_taken_back_while_others_are_sent_is_not_sent(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        one, other = make_video("One"), make_video("Other")
        bench = Bench(tmp_path, one, other)
        _waiting(bench, one, "Mine")
        _waiting(bench, other, "Not so")
        await bench.open(other)
        bench.server.gate.clear()
        bench.outbox.send_all()
        await eventually(lambda: bench.server.held == 1)
        bench.model.discard()
        bench.server.gate.set()
        await bench.rest()
        assert bench.server.changes == [{"title": "Mine"}]
        assert bench.outbox.waiting == 0
        await bench.close()

    run(qapp, work())


def test_the_open_page_hears_of_a_refusal(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        _waiting(bench, bench.video, "Mine")
        await bench.open()
        assert bench.model.waiting
        bench.server.refuse = refusal(ErrorCode.NOT_ALLOWED, "Your account may not do this.")
        bench.outbox.send_all()
        await bench.rest()
        assert (bench.model.waiting, bench.model.can_publish) == (False, True)
        assert bench.model.refusal
        await bench.close()

    run(qapp, work())
