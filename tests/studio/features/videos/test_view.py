import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from server.contract.videos import VideoStatus
from studio.features.videos.actions import VideoVerb
from studio.features.videos.row_actions import RowActions
from studio.features.videos.view import VideosView
from studio.features.videos.viewmodel import VideosViewModel
from studio.kit.errors import Offline
from studio.kit.task_scope import TaskScope
from studio.ui.message import MessagePage
from studio.ui.state import ViewState
from studio.ui.thumbnail import ThumbnailCache
from tests.patience import eventually
from tests.studio.examples import MemoryVideos, find, make_video, run


async def _no_picture(_path: str) -> bytes:
    return b""


def test_the_page_follows_its_model(qtbot: QtBot, qapp: QApplication) -> None:
    server = MemoryVideos([make_video("Padma", status=VideoStatus.DRAFT), make_video("Tea")])

    async def work() -> None:
        scope = TaskScope(lambda error: pytest.fail(repr(error)))
        model = VideosViewModel(server, scope, hold_ms=60_000)
        view = VideosView(model, ThumbnailCache(_no_picture, scope))
        qtbot.addWidget(view)
        view.resize(1100, 700)
        view.show()
        model.load()
        await eventually(lambda: view.table_view.isVisible() and not scope.busy)
        assert view.titles() == [("Padma", "Draft"), ("Tea", "Published")]
        view.go_to_row(1)
        assert view.table_view.current_video() == model.table.video(1)
        view.focus_filter()
        actions = find(view, RowActions)
        actions.chosen.emit(model.table.video(0), VideoVerb.COPY_LINK)
        assert qapp.clipboard().text().endswith("/watch/abc")
        actions.chosen.emit(model.table.video(0), VideoVerb.PUBLISH)
        await eventually(lambda: model.table.video(0).status is VideoStatus.PUBLISHED)
        with qtbot.waitSignal(view.edit_wanted) as asked:
            actions.chosen.emit(model.table.video(0), VideoVerb.EDIT)
        assert asked.args == [model.table.video(0)]
        await scope.aclose()

    run(qapp, work())


def test_every_state_has_its_face(qtbot: QtBot, qapp: QApplication) -> None:
    server = MemoryVideos()

    async def work() -> None:
        scope = TaskScope(lambda error: pytest.fail(repr(error)))
        model = VideosViewModel(server, scope, hold_ms=60_000)
        view = VideosView(model, ThumbnailCache(_no_picture, scope))
        qtbot.addWidget(view)
        view.show()
        seen = {}
        server.refuse = Offline("The server cannot be reached.")
        model.load()
        await eventually(lambda: any(page.isVisible() for page in view.findChildren(MessagePage)))
        seen[model.state] = _words(view)
        server.refuse = None
        model.load()
        await eventually(lambda: model.state is ViewState.EMPTY)
        seen[model.state] = _words(view)
        with qtbot.waitSignal(view.upload_wanted):
            page = next(p for p in view.findChildren(MessagePage) if p.isVisible())
            upload = next(b for b in page.findChildren(QPushButton) if b.isVisible())
            qtbot.mouseClick(upload, Qt.MouseButton.LeftButton)
        model.choose(query="x")
        await eventually(lambda: model.state is ViewState.NO_MATCH)
        seen[model.state] = _words(view)
        assert len(set(seen.values())) == 3
        await scope.aclose()

    run(qapp, work())


def _words(view: VideosView) -> tuple[str, str]:
    return next(page.words for page in view.findChildren(MessagePage) if page.isVisible())
