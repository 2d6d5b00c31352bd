from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from studio.app.container import Studio
from studio.app.navigator import Route
from studio.features.uploads.state import ItemState
from tests.patience import eventually
from tests.studio.app.rig import sign_up, with_studio


def test_files_can_be_dropped_anywhere_and_bad_ones_say_why(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = tmp_path / "notes.mp4"
    text.write_text("no video\n" * 50)

    async def play(studio: Studio) -> None:
        session = await sign_up(studio)
        shell, uploads = studio.window.shell, session.uploads
        assert shell is not None
        assert uploads is not None
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(text))])
        how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
        keys = Qt.KeyboardModifier.NoModifier
        shell.dragEnterEvent(QDragEnterEvent(QPoint(5, 5), *how, keys))
        assert studio.navigator.route is Route.UPLOADS
        shell.dropEvent(QDropEvent(QPoint(5, 5), *how, keys))
        await eventually(lambda: [i.state for i in uploads.list.items] == [ItemState.REFUSED])
        assert uploads.list.items[0].error is not None

    with_studio(qapp, tmp_path / "home", monkeypatch, play)


def test_the_sidebar_folds_by_itself_and_by_hand(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def play(studio: Studio) -> None:
        await sign_up(studio)
        shell = studio.window.shell
        assert shell is not None
        studio.window.resize(1440, 900)
        await eventually(lambda: shell.side_bar.width() == 212)
        shell.toggle_rail()
        assert shell.side_bar.width() == 52
        shell.toggle_rail()
        studio.window.resize(1120, 700)
        await eventually(lambda: shell.side_bar.width() == 52)
        shell.find_in_list()
        assert studio.navigator.route is Route.CONTENT

    with_studio(qapp, tmp_path, monkeypatch, play)
