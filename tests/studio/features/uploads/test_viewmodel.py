from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from studio.features.uploads.state import ItemState, UploadItem
from studio.features.uploads.viewmodel import UploadsViewModel
from studio.features.uploads.words import Verb
from studio.kit.errors import Offline
from studio.kit.task_scope import TaskScope
from studio.ui.state import ViewState
from tests.patience import eventually
from tests.studio.examples import MemoryUploads, make_item, make_video, run


class Bench:
    def __init__(self, uploads: MemoryUploads) -> None:
        self.uploads = uploads
        self.scope = TaskScope(lambda error: pytest.fail(repr(error)))
        self.model = UploadsViewModel(uploads, self.scope, base_url="http://127.0.0.1:1")
        self.failures: list[str] = []
        self.notes: list[str] = []
        self.model.failed.connect(self.failures.append)
        self.model.noted.connect(lambda text, _icon: self.notes.append(text))

    def state(self) -> ViewState:
        return self.model.state


def test_added_files_are_listed_and_the_first_is_chosen(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench(MemoryUploads())
        assert bench.state() is ViewState.EMPTY
        bench.model.add([Path("a.mov"), Path("b.mov")])
        await eventually(lambda: bench.model.selected_item is not None)
        assert bench.state() is ViewState.CONTENT
        assert bench.model.unfinished == 2
        await eventually(lambda: bench.model.quota is not None)
        bench.model.close()
        await bench.scope.aclose()

    run(qapp, work())


def test_totals_follow_the_queue(qapp: QApplication) -> None:
    async def work() -> None:
        sending, waiting = make_item(), make_item(ItemState.WAITING, sent_bytes=0)
        bench = Bench(MemoryUploads([sending, waiting, make_item(ItemState.PROCESSING)]))
        model = bench.model
        assert (model.sending, model.waiting, model.processing) == (1, 1, 1)
        assert model.speed == 9_100_000
        assert model.owed_bytes == 380 + 1000
        assert model.can_pause
        bench.uploads.tell(sending.id, None)
        bench.uploads.tell(waiting.id, make_item(ItemState.PAUSED, id=waiting.id))
        assert (model.can_pause, model.can_resume, model.list.rowCount()) == (False, True, 2)
        await bench.scope.aclose()
        model.load_quota()

    run(qapp, work())


def test_every_verb_reaches_the_engine(qapp: QApplication) -> None:
    async def work() -> None:
        item = make_item()
        bench = Bench(MemoryUploads([item]))
        for verb in (
            Verb.PAUSE,
            Verb.RESUME,
            Verb.RETRY,
            Verb.CANCEL,
            Verb.REMOVE,
            Verb.PUBLISH,
        ):
            bench.model.act(item, verb)
        bench.model.pause_all()
        bench.model.resume_all()
        await eventually(lambda: not bench.scope.busy)
        asked = [what for what, _ in bench.uploads.asked]
        assert asked == [
            "pause",
            "resume",
            "retry",
            "cancel",
            "remove",
            "publish",
            "pause_all",
            "resume_all",
        ]
        assert bench.notes == ["Published"]
        bench.uploads.refuse = Offline("The server cannot be reached.")
        bench.model.act(item, Verb.PUBLISH)
        bench.model.load_quota()
        await eventually(lambda: bool(bench.failures) and not bench.scope.busy)
        await bench.scope.aclose()
        bench.model.pause_all()

    run(qapp, work())


def test_links_lead_to_the_watch_page(qapp: QApplication) -> None:
    async def work() -> None:
        item = make_item(ItemState.PUBLISHED, video=make_video())
        bench = Bench(MemoryUploads([item]))
        told: list[str] = []
        bench.model.link_wanted.connect(told.append)
        bench.model.watch_wanted.connect(told.append)
        bench.model.act(item, Verb.COPY_LINK)
        bench.model.act(item, Verb.WATCH)
        bench.model.act(make_item(), Verb.WATCH)
        assert told == ["http://127.0.0.1:1/watch/abc"] * 2
        await bench.scope.aclose()

    run(qapp, work())


def test_where_to_encode_is_chosen_and_a_preview_is_asked_for(qapp: QApplication) -> None:
    async def work() -> None:
        item = make_item(ItemState.ENCODING, encodes_here=True, encoding=("240p",))
        bench = Bench(MemoryUploads([item]))
        assert (bench.model.encoding, bench.model.can_pause) == (1, True)
        wanted: list[UploadItem] = []
        bench.model.preview_wanted.connect(wanted.append)
        for verb in (Verb.SEND_FILE, Verb.ENCODE_HERE, Verb.PREVIEW):
            bench.model.act(item, verb)
        await eventually(lambda: not bench.scope.busy)
        assert [what for what, _ in bench.uploads.asked] == ["send_file", "encode_here"]
        assert wanted == [item]
        await bench.scope.aclose()

    run(qapp, work())
