from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.app.container import Studio
from studio.app.navigator import Route
from studio.ui.state import ViewState
from tests.patience import eventually
from tests.studio.app.rig import make_videos, sign_up, with_studio


def test_a_video_is_edited_from_the_list_and_away_from_the_server(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def play(studio: Studio) -> None:
        session = await sign_up(studio)
        window, shell = studio.window, studio.window.shell
        assert shell is not None
        assert shell.edits is None
        await eventually(lambda: session.feed.linked)
        await make_videos(session, "One", "Two")
        shell.videos.go_to_row(0)
        QTest.keyClick(shell.videos.table_view, Qt.Key.Key_Return)
        assert studio.navigator.route == "editor"
        model = session.editor.model
        await eventually(lambda: model.state is ViewState.CONTENT)
        assert model.values["title"] == "Two"
        assert shell.side_bar.buttons[Route.CONTENT].isChecked()
        shell.edit_neighbour(-1)
        assert model.video is not None
        assert model.video.title == "Two", "there is none before it"
        shell.edit_neighbour(1)
        await eventually(lambda: model.values.get("title") == "One")
        await eventually(lambda: model.state is ViewState.CONTENT)

        actions = {action.objectName(): action for action in window.findChildren(QAction)}
        shell.editor.details.title.setText("One, edited")
        actions["undo"].trigger()
        assert model.values["title"] == "One"
        actions["redo"].trigger()
        actions["publish"].trigger()
        await eventually(lambda: not model.publishing)
        assert (await session.editor.gateway.video(model.video.id)).title == "One, edited"

        shell.editor.details.title.setText("One, on a boat")
        await studio.server.stop()
        actions["publish"].trigger()
        await eventually(lambda: session.editor.outbox.waiting == 1)
        shell.next_pane()
        shell.editor.back.emit()
        assert studio.navigator.route == "content"
        await studio.server.start()
        session.try_now()
        await eventually(lambda: session.editor.outbox.waiting == 0)
        assert (await session.editor.gateway.video(model.video.id)).title == "One, on a boat"

    with_studio(qapp, tmp_path, monkeypatch, play)


def test_what_was_typed_last_is_kept_when_the_window_closes(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def first(studio: Studio) -> None:
        session = await sign_up(studio)
        await eventually(lambda: session.feed.linked)
        await make_videos(session, "One")
        shell = studio.window.shell
        assert shell is not None
        shell.edit(session.videos.table.video(0))
        await eventually(lambda: session.editor.model.state is ViewState.CONTENT)
        shell.editor.details.description.edit.setPlainText("Half a sent")

    async def second(studio: Studio) -> None:
        await eventually(lambda: studio.session is not None and studio.window.shell is not None)
        session, shell = studio.session, studio.window.shell
        assert session is not None
        assert shell is not None
        await eventually(lambda: bool(session.videos.table.videos))
        shell.edit(session.videos.table.video(0))
        model = session.editor.model
        await eventually(lambda: model.state is ViewState.CONTENT)
        assert (model.values["description"], model.restored) == ("Half a sent", True)
        shell.discard_changes()
        assert model.change_count == 0

    with_studio(qapp, tmp_path, monkeypatch, first)
    with_studio(qapp, tmp_path, monkeypatch, second)
