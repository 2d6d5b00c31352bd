import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from studio.features.uploads.inspector import Inspector
from studio.features.uploads.state import ItemState
from studio.features.uploads.view import UploadsView
from studio.features.uploads.viewmodel import UploadsViewModel
from studio.kit.task_scope import TaskScope
from studio.ui.thumbnail import ThumbnailCache
from tests.studio.examples import MemoryUploads, find, make_item, run, until


async def _no_picture(_path: str) -> bytes:
    return b""


def test_the_page_follows_the_queue(qtbot: QtBot, qapp: QApplication) -> None:
    async def work() -> None:
        scope = TaskScope(lambda error: pytest.fail(repr(error)))
        uploads = MemoryUploads()
        model = UploadsViewModel(uploads, scope, base_url="http://127.0.0.1:1")
        view = UploadsView(model, ThumbnailCache(_no_picture, scope))
        qtbot.addWidget(view)
        view.resize(1000, 700)
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
        await until(lambda: len(uploads.rows) == 1)
        dialog.close()
        await scope.aclose()

    run(qapp, work())
