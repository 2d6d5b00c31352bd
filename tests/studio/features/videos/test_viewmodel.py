import asyncio
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from server.contract.events import ChangeKind, ChangeOut
from server.contract.shapes import Page
from server.contract.videos import VideoOut, VideoStatus, Visibility
from studio.features.videos.gateway import Sort, Tab
from studio.features.videos.narrowing import Narrowing
from studio.features.videos.viewmodel import VideosViewModel, can_publish, can_unpublish
from studio.kit.errors import Offline, ServerRefusal
from studio.kit.task_scope import TaskScope
from studio.ui.memory import Memory
from studio.ui.state import ViewState
from studio.ui.undo import HeldAction
from tests.patience import eventually
from tests.studio.examples import MemoryVideos, make_video, run

OLD = datetime(2026, 1, 1, tzinfo=UTC)


class Bench:
    """A view model on an in-memory server, and what it said."""

    def __init__(self, server: MemoryVideos, *, hold_ms: int = 60_000) -> None:
        self.server = server
        self.scope = TaskScope(lambda error: pytest.fail(repr(error)))
        self.model = VideosViewModel(server, self.scope, hold_ms=hold_ms)
        self.notes: list[str] = []
        self.failures: list[str] = []
        self.held: list[HeldAction] = []
        self.model.noted.connect(lambda text, _icon: self.notes.append(text))
        self.model.failed.connect(self.failures.append)
        self.model.held.connect(self.held.append)

    async def loaded(self, state: ViewState = ViewState.CONTENT) -> None:
        self.model.load()
        await eventually(lambda: self.model.state is state and not self.scope.busy)

    @property
    def titles(self) -> list[str]:
        return [video.title for video in self.model.table.videos]


def _change(video: VideoOut | None, video_id: UUID | None = None) -> ChangeOut:
    kind = ChangeKind.VIDEO if video is not None else ChangeKind.VIDEO_DELETED
    about = video.id if video is not None else video_id
    return ChangeOut.model_validate({"seq": 1, "kind": kind, "id": about, "video": video})


def test_the_first_page_comes_with_counts_and_the_next_on_demand(qapp: QApplication) -> None:
    async def work() -> None:
        videos = [make_video(f"v{n}", age=n) for n in range(5)]
        bench = Bench(MemoryVideos(videos, page_size=2))
        assert bench.model.state is ViewState.LOADING
        await bench.loaded()
        assert bench.titles == ["v0", "v1"]
        assert bench.model.counts is not None
        assert bench.model.counts.all == 5
        bench.model.table.tick([videos[0].id], on=True)
        for _ in range(2):
            bench.model.table.fetchMore(bench.model.table.index(-1, -1))
            await eventually(lambda: not bench.scope.busy)
        assert len(bench.titles) == 5
        assert not bench.model.table.has_more
        assert bench.model.table.ticked == {videos[0].id}
        await bench.scope.aclose()

    run(qapp, work())


def test_tabs_and_filters_narrow_and_say_so_when_nothing_is_left(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench(MemoryVideos([make_video("Padma"), make_video("Tea")]))
        await bench.loaded()
        bench.model.choose(query=" padma ")
        await eventually(lambda: bench.titles == ["Padma"])
        bench.model.choose(query="nothing")
        await eventually(lambda: bench.model.state is ViewState.NO_MATCH)
        bench.model.choose(query="", tab=Tab.DRAFTS)
        await eventually(lambda: not bench.scope.busy)
        assert bench.model.state is ViewState.NO_MATCH
        await bench.scope.aclose()

    run(qapp, work())


class SlowThirdPage(MemoryVideos):
    """Answers for the third page only once it may."""

    def __init__(self, videos: list[VideoOut]) -> None:
        super().__init__(videos, page_size=2)
        self.gate = asyncio.Event()

    async def page(
        self, tab: Tab, query: str, sort: Sort, narrowing: Narrowing, cursor: str | None
    ) -> Page[VideoOut]:
        if cursor == "4":
            await self.gate.wait()
        return await super().page(tab, query, sort, narrowing, cursor)


def test_a_page_that_comes_after_the_list_was_loaded_anew_leaves_no_gap(
    qapp: QApplication,
) -> None:
    async def work() -> None:
        server = SlowThirdPage([make_video(f"v{n}", age=n) for n in range(6)])
        bench = Bench(server)
        await bench.loaded()
        bench.model.fetch_more()
        await eventually(lambda: len(bench.titles) == 4)
        bench.model.fetch_more()
        bench.model.load()
        await eventually(lambda: len(bench.titles) == 2)
        server.gate.set()
        await eventually(lambda: not bench.scope.busy)
        assert bench.titles == ["v0", "v1"]
        bench.model.fetch_more()
        await eventually(lambda: not bench.scope.busy)
        assert bench.titles == ["v0", "v1", "v2", "v3"]
        await bench.scope.aclose()

    run(qapp, work())


def test_an_empty_channel_is_not_a_filter_without_matches(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench(MemoryVideos())
        await bench.loaded(ViewState.EMPTY)
        bench.model.take_change(_change(make_video("First")))
        assert (bench.model.state, bench.titles) == (ViewState.CONTENT, ["First"])
        await bench.scope.aclose()

    run(qapp, work())


def test_failures_keep_old_rows_and_fill_the_page_only_when_there_are_none(
    qapp: QApplication,
) -> None:
    async def work() -> None:
        bench = Bench(MemoryVideos([make_video("Kept")]))
        bench.server.refuse = Offline("The server cannot be reached.")
        await bench.loaded(ViewState.OFFLINE)
        bench.server.refuse = ServerRefusal("It failed.")
        await bench.loaded(ViewState.ERROR)
        bench.server.refuse = None
        await bench.loaded()
        bench.server.refuse = Offline("The server cannot be reached.")
        await bench.loaded()
        assert bench.titles == ["Kept"]
        assert bench.model.problem is not None
        assert bench.model.as_of is not None
        await bench.scope.aclose()

    run(qapp, work())


def test_live_changes_update_move_and_remove_rows(qapp: QApplication) -> None:
    async def work() -> None:
        newer, older = make_video("newer"), make_video("older", age=2)
        bench = Bench(MemoryVideos([newer, older]))
        await bench.loaded()
        between = make_video("between", age=1)
        bench.model.take_change(_change(between))
        assert bench.titles == ["newer", "between", "older"]
        bench.model.take_change(_change(newer.model_copy(update={"title": "renamed"})))
        assert bench.titles[0] == "renamed"
        bench.model.take_change(_change(None, older.id))
        assert bench.titles == ["renamed", "between"]
        bench.model.choose(tab=Tab.PUBLISHED)
        await eventually(lambda: not bench.scope.busy)
        bench.model.take_change(_change(newer.model_copy(update={"status": VideoStatus.DRAFT})))
        assert newer.id not in {video.id for video in bench.model.table.videos}
        await bench.scope.aclose()

    run(qapp, work())


def test_publishing_editing_and_retrying_show_the_servers_answer(qapp: QApplication) -> None:
    async def work() -> None:
        draft = make_video("Draft", status=VideoStatus.DRAFT, visibility=Visibility.PRIVATE)
        bench = Bench(MemoryVideos([draft]))
        await bench.loaded()
        assert can_publish(draft)
        bench.model.publish(draft)
        await eventually(lambda: not bench.scope.busy)
        shown = bench.model.table.video(0)
        assert (shown.status, shown.visibility) == (VideoStatus.PUBLISHED, Visibility.PUBLIC)
        assert can_unpublish(shown)
        bench.model.unpublish(shown)
        bench.model.retry(shown)
        await eventually(lambda: not bench.scope.busy)
        assert bench.model.table.video(0).status is VideoStatus.PROCESSING
        assert len(bench.notes) == 3
        assert bench.model.watch_url(shown).endswith("/watch/abc")
        bench.server.refuse = ServerRefusal("It is not ready.")
        bench.model.publish(shown)
        await eventually(lambda: bool(bench.failures))
        await bench.scope.aclose()

    run(qapp, work())


def test_a_deletion_waits_and_can_be_undone(qapp: QApplication) -> None:
    async def work() -> None:
        videos = [make_video("a"), make_video("b", age=1), make_video("c", age=2)]
        bench = Bench(MemoryVideos(videos))
        await bench.loaded()
        bench.model.delete(videos[:2])
        assert bench.titles == ["c"]
        bench.model.take_change(_change(videos[0]))
        assert bench.titles == ["c"]
        bench.held[0].undo()
        assert bench.titles == ["a", "b", "c"]
        assert bench.server.deleted == []
        bench.model.delete([videos[2]])
        bench.held[1].run_now()
        await bench.model.settled()
        assert bench.server.deleted == [videos[2].id]
        bench.model.delete([])
        assert len(bench.held) == 2
        await bench.scope.aclose()

    run(qapp, work())


def test_a_refused_deletion_comes_back(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench(MemoryVideos([make_video("a")]), hold_ms=1)
        await bench.loaded()
        bench.server.refuse = Offline("The server cannot be reached.")
        bench.model.delete(bench.model.table.videos)
        await eventually(lambda: bool(bench.failures))
        assert bench.titles == ["a"]
        bench.model.choose(sort=Sort.TITLE)
        await eventually(lambda: not bench.scope.busy)
        await bench.scope.aclose()
        bench.model.publish(make_video())
        bench.model.fetch_more()
        bench.model.choose(query="typed just before the end")
        assert bench.model.looking.query == ""

    run(qapp, work())


def test_tab_filter_and_order_come_back_for_the_account(qapp: QApplication, tmp_path: Path) -> None:
    memory = Memory(QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat), "k")

    async def work() -> None:
        scope = TaskScope(lambda error: pytest.fail(repr(error)))
        left = VideosViewModel(MemoryVideos(), scope, hold_ms=1, memory=memory)
        assert left.looking[:3] == (Tab.ALL, "", Sort.NEWEST)
        left.choose(tab=Tab.DRAFTS, query="নদী", sort=Sort.VIEWS)
        again = VideosViewModel(MemoryVideos(), scope, hold_ms=1, memory=memory)
        assert again.looking[:3] == (Tab.DRAFTS, "নদী", Sort.VIEWS)
        memory.keep_text("content/tab", "of a newer studio")
        third = VideosViewModel(MemoryVideos(), scope, hold_ms=1, memory=memory)
        assert third.looking[::2] == (Tab.ALL, Sort.VIEWS)
        await scope.aclose()

    run(qapp, work())


def test_a_partly_refused_bulk_says_how_many_and_ticks_the_rest(qapp: QApplication) -> None:
    async def work() -> None:
        drafts = [make_video(f"v{n}", age=n, status=VideoStatus.DRAFT) for n in range(3)]
        bench = Bench(MemoryVideos(drafts))
        await bench.loaded()
        bench.server.refuse_for = {drafts[1].id: ServerRefusal("It is not ready.")}
        bench.model.table.tick([video.id for video in drafts], on=True)
        bench.model.publish_all(drafts)
        await eventually(lambda: bool(bench.failures) and not bench.scope.busy)
        assert bench.failures == ["2 changed, 1 not. It is not ready."]
        assert bench.model.table.ticked == {drafts[1].id}
        states = [video.status for video in bench.model.table.videos]
        assert states == [VideoStatus.PUBLISHED, VideoStatus.DRAFT, VideoStatus.PUBLISHED]
        bench.server.refuse_for = {}
        bench.model.publish_all(bench.model.ticked_videos())
        await eventually(lambda: bool(bench.notes))
        assert bench.model.table.ticked == set()
        bench.model.unpublish_all(bench.model.table.videos)
        await eventually(lambda: len(bench.notes) == 2)
        assert bench.server.videos[drafts[0].id].status is VideoStatus.DRAFT
        await bench.scope.aclose()

    run(qapp, work())


def test_a_partly_refused_deletion_brings_back_only_what_stayed(qapp: QApplication) -> None:
    async def work() -> None:
        videos = [make_video(f"v{n}", age=n) for n in range(3)]
        bench = Bench(MemoryVideos(videos), hold_ms=1)
        await bench.loaded()
        bench.server.refuse_for = {videos[2].id: ServerRefusal("It is not yours.")}
        bench.model.delete(videos)
        await eventually(lambda: bool(bench.failures))
        assert bench.failures == ["2 changed, 1 not. It is not yours."]
        assert bench.titles == ["v2"]
        assert bench.model.table.ticked == {videos[2].id}
        await bench.scope.aclose()

    run(qapp, work())
