import asyncio
from pathlib import Path

from PySide6.QtWidgets import QApplication

from server.contract.errors import ErrorCode
from server.contract.videos import VideoOut, VideoStatus, Visibility
from studio.features.editor.details import values_of
from studio.features.editor.drafts import Draft
from studio.features.editor.sending import Clash, rebase, send
from studio.kit.errors import ServerRefusal
from tests.studio.examples import make_video, run
from tests.studio.features.editor.bench import Bench, MemoryEditing


def _draft(video: VideoOut, **changed: object) -> Draft:
    return Draft(video.id, video.etag, values_of(video), dict(changed))


def test_what_others_changed_elsewhere_is_merged_on_the_way(tmp_path: Path) -> None:
    async def work() -> None:
        video = make_video("Old", tags=["a"])
        server = MemoryEditing(video)
        server.change_elsewhere(video.id, description="Theirs", tags=["a", "b"])
        sent = await send(server, _draft(video, title="Mine", tags=["a", "c"]))
        assert isinstance(sent, VideoOut)
        assert (sent.title, sent.description) == ("Mine", "Theirs")
        assert set(sent.tags) == {"a", "b", "c"}
        assert len(server.changes) == 1

    asyncio.run(work())


def test_the_same_field_is_a_clash_and_nothing_is_sent() -> None:
    async def work() -> None:
        video = make_video("Old")
        server = MemoryEditing(video)
        theirs = server.change_elsewhere(video.id, title="Theirs")
        result = await send(server, _draft(video, title="Mine"))
        assert isinstance(result, Clash)
        assert result.merged.clashes == ("title",)
        assert (result.theirs, server.changes) == (theirs, [])
        assert await send(server, _draft(video)) == theirs

    asyncio.run(work())


def test_a_draft_that_is_opened_to_others_goes_on_air(qapp: QApplication) -> None:
    async def work() -> None:
        video = make_video(status=VideoStatus.DRAFT, visibility=Visibility.PRIVATE)
        server = MemoryEditing(video)
        sent = await send(server, _draft(video, visibility="UNLISTED"))
        assert isinstance(sent, VideoOut)
        assert (sent.status, server.published) == (VideoStatus.PUBLISHED, [Visibility.UNLISTED])
        raw = make_video(status=VideoStatus.DRAFT, visibility=Visibility.PRIVATE, playable=False)
        server = MemoryEditing(raw)
        await send(server, _draft(raw, visibility="PUBLIC"))
        assert server.published == [], "it cannot be played yet"

    asyncio.run(work())


def test_a_draft_over_another_base_keeps_what_is_mine() -> None:
    video = make_video("Old")
    newer = video.model_copy(update={"description": "Theirs", "etag": '"2"'})
    draft, merged = rebase(_draft(video, title="Mine"), newer)
    assert (draft.etag, draft.changed, merged.clashes) == ('"2"', {"title": "Mine"}, ())
    assert draft.values["description"] == "Theirs"


def test_going_on_air_is_wanted_until_the_server_has_said_so(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        private = make_video(status=VideoStatus.DRAFT, visibility=Visibility.PRIVATE)
        bench = Bench(tmp_path, private)
        model = bench.model
        await bench.open()
        model.edit("visibility", "PUBLIC")
        bench.server.refuse_publish = ServerRefusal("It failed.", code=ErrorCode.INTERNAL)
        model.publish()
        await bench.rest()
        assert (bench.notes, bench.server.published) == ([], [])
        bench.tell(bench.server.videos[private.id])
        assert (model.change_count, model.can_publish) == (0, True), "it is not on air"
        await bench.kept()
        kept = bench.drafts.load(private.id)
        assert kept is not None
        assert kept.on_air, "also after a restart"
        bench.server.refuse_publish = None
        model.publish()
        await bench.rest()
        assert (bench.notes, bench.server.published) == (["Published"], [Visibility.PUBLIC])
        assert (model.can_publish, bench.drafts.load(private.id)) == (False, None)
        await bench.close()

    run(qapp, work())


def test_what_cannot_be_played_yet_is_saved_and_said_not_to_be_on_air(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        raw = make_video(status=VideoStatus.DRAFT, visibility=Visibility.PRIVATE, playable=False)
        bench = Bench(tmp_path, raw)
        model = bench.model
        await bench.open()
        model.edit("visibility", "PUBLIC")
        model.publish()
        await bench.rest()
        assert (bench.notes, model.can_publish) == (["Saved; it is not on air"], True)
        bench.tell(bench.server.change_elsewhere(raw.id, playable=True))
        model.publish()
        await bench.rest()
        assert bench.notes[1:] == ["Published"]
        assert bench.server.videos[raw.id].status is VideoStatus.PUBLISHED
        await bench.close()

    run(qapp, work())
