from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QSplitter
from pytestqt.qtbot import QtBot

from studio.features.uploads.inspector import Inspector
from studio.features.uploads.state import ItemState
from studio.features.uploads.view import UploadsView
from studio.features.uploads.viewmodel import UploadsViewModel
from studio.kit.task_scope import TaskScope
from studio.ui.memory import Memory
from studio.ui.side_panel import SidePanel
from studio.ui.thumbnail import ThumbnailCache
from tests.patience import eventually
from tests.studio.examples import MemoryUploads, find, make_item, run


async def _no_picture(_path: str) -> bytes:
    return b""


def test_the_page_follows_the_queue(qtbot: QtBot, qapp: QApplication) -> None:
    async def work() -> None:
        scope = TaskScope(lambda error: pytest.fail(repr(error)))
        uploads = MemoryUploads()
        model = UploadsViewModel(uploads, scope, base_url="http://127.0.0.1:1")
        view = UploadsView(model, ThumbnailCache(_no_picture, scope))
        qtbot.addWidget(view)
        view.resize(1300, 700)
        view.show()
        assert not view.zone.isVisible()
        item = make_item()
        uploads.tell(item.id, item)
        assert view.queue_view.isVisible()
        view.zone.light(on=True)
        assert not find(view, Inspector).isVisible()
        model.select(item.id)
        assert find(view, Inspector).isVisible()
        texts = [b.text().strip() for b in view.findChildren(QPushButton) if b.isVisible()]
        assert "Pause all" in texts
        paused = make_item(ItemState.PAUSED, id=item.id)
        uploads.tell(item.id, paused)
        texts = [b.text().strip() for b in view.findChildren(QPushButton) if b.isVisible()]
        assert "Resume all" in texts
        view.choose_files()
        dialog = find(view, QFileDialog)
        dialog.filesSelected.emit(["x.mov"])
        await eventually(lambda: len(uploads.rows) == 1)
        dialog.close()
        await scope.aclose()

    run(qapp, work())


def test_in_a_narrow_window_the_checks_are_a_drawer_over_the_queue(
    qtbot: QtBot, qapp: QApplication
) -> None:
    async def work() -> None:
        scope = TaskScope(lambda error: pytest.fail(repr(error)))
        items = [make_item(), make_item(title="Second")]
        model = UploadsViewModel(MemoryUploads(items), scope, base_url="http://127.0.0.1:1")
        view = UploadsView(model, ThumbnailCache(_no_picture, scope))
        qtbot.addWidget(view)
        view.resize(1120, 700)
        view.show()
        inspector, queue = find(view, Inspector), view.queue_view
        model.select(items[0].id)
        assert not inspector.isVisible(), "nobody asked for it"
        whole = queue.width()
        row = queue.visualRect(queue.model().index(1, 0)).center()
        row.setX(60)
        qtbot.mouseClick(queue.viewport(), Qt.MouseButton.LeftButton, pos=row)
        assert inspector.isVisible()
        assert model.selected == items[1].id
        assert queue.width() == whole, "the queue keeps its room"
        qtbot.keyClick(queue, Qt.Key.Key_Escape)
        assert not inspector.isVisible()
        qtbot.mouseClick(queue.viewport(), Qt.MouseButton.LeftButton, pos=row)
        assert inspector.isVisible(), "the same row can be asked for again"
        view.resize(1440, 700)
        qtbot.waitUntil(lambda: queue.width() < 1440 - 290)
        assert inspector.isVisible()
        await scope.aclose()

    run(qapp, work())


def test_a_dragged_edge_is_kept_for_the_account(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    settings = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
    memory = Memory(settings, "k")

    async def work() -> None:
        scope = TaskScope(lambda error: pytest.fail(repr(error)))
        item = make_item()
        for drag in (True, False):
            model = UploadsViewModel(MemoryUploads([item]), scope, base_url="http://127.0.0.1:1")
            view = UploadsView(model, ThumbnailCache(_no_picture, scope), memory)
            qtbot.addWidget(view)
            view.resize(1440, 700)
            view.show()
            model.select(item.id)
            qtbot.waitUntil(find(view, Inspector).isVisible)
            if drag:
                splitter = find(find(view, SidePanel), QSplitter)
                splitter.moveSplitter(1440 - 355, 1)
            assert abs(find(view, Inspector).width() - 352) < 8
        await scope.aclose()

    run(qapp, work())
