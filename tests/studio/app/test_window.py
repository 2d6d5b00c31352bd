from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from studio.app.container import Studio
from studio.app.navigator import Route
from studio.app.palette import Palette
from studio.app.shell import Shell
from studio.app.shortcuts import ShortcutsDialog
from studio.ui.message import MessagePage
from studio.ui.player.view import PlayerView
from tests.patience import eventually
from tests.studio.app.rig import sign_up, with_studio
from tests.studio.examples import find


def test_every_command_has_words_and_does_something(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def play(studio: Studio) -> None:
        await sign_up(studio)
        window = studio.window
        actions = {action.objectName(): action for action in window.findChildren(QAction)}
        actions.pop("", None)
        assert all(action.text() for action in actions.values())
        keys = [a.shortcut().toString() for a in actions.values() if not a.shortcut().isEmpty()]
        assert len(keys) == len(set(keys))
        actions["settings"].trigger()
        assert studio.navigator.route is Route.SETTINGS
        actions["palette"].trigger()
        palette = find(window, Palette)
        assert isinstance(palette, Palette)
        palette.close()

    with_studio(qapp, tmp_path, monkeypatch, play)


def test_keys_go_from_part_to_part_and_screen_to_screen(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def play(studio: Studio) -> None:
        session = await sign_up(studio)
        window, shell = studio.window, studio.window.shell
        assert shell is not None
        # Once a link comes late, the list is asked for again and takes its page, and focus, away.
        await eventually(lambda: session.feed.linked and session.channel is not None)
        # The skeleton stands for a while after the answer has come; it has nothing to stop at.
        await eventually(lambda: any(page.isVisible() for page in shell.findChildren(MessagePage)))
        # Only the active window has the keyboard, and it becomes so when the platform says it.
        window.activateWindow()
        await eventually(window.isActiveWindow)
        shell.side_bar.buttons[Route.CONTENT].setFocus()
        seen: list[QWidget] = []
        for _ in range(7):
            QTest.keyClick(window, Qt.Key.Key_F6)
            focused = QApplication.focusWidget()
            assert focused is not None
            seen.append(focused)
        places = [_place(shell, focused) for focused in seen]
        assert places[:6] == ["page", "page", "page", "status", "title", "side"]
        QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        assert _place(shell, QApplication.focusWidget()) == "side"
        for keys, route in (("GU", Route.UPLOADS), ("GC", Route.CONTENT)):
            QTest.keyClicks(QApplication.focusWidget() or window, keys)
            assert studio.navigator.route is route
        QTest.keyClicks(QApplication.focusWidget() or window, "?")
        dialog = find(window, ShortcutsDialog)
        dialog.close()
        shell.videos.focus_filter()
        QTest.keyClicks(QApplication.focusWidget() or window, "gu?/")
        assert studio.navigator.route is Route.CONTENT, "text is text"
        studio.preferences.choose_single_keys(on=False)
        shell.side_bar.buttons[Route.CONTENT].setFocus()
        QTest.keyClicks(QApplication.focusWidget() or window, "GU")
        assert studio.navigator.route is Route.CONTENT
        players = shell.findChildren(PlayerView)
        assert players
        assert {player.controls.full.toolTip() for player in players} == {"Full screen"}

    with_studio(qapp, tmp_path, monkeypatch, play)


def _place(shell: Shell, widget: QWidget | None) -> str:
    assert widget is not None
    parts = {"side": shell.side_bar, "status": shell.status_bar, "title": shell.title_row}
    found = [name for name, part in parts.items() if part.isAncestorOf(widget)]
    return found[0] if found else "page"


def test_the_window_comes_back_as_it_was(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def leave(studio: Studio) -> None:
        await eventually(studio.window.isVisible)
        studio.window.resize(1120, 733)

    async def come_back(studio: Studio) -> None:
        await eventually(studio.window.isVisible)
        assert (studio.window.width(), studio.window.height()) == (1120, 733)

    with_studio(qapp, tmp_path, monkeypatch, leave)
    with_studio(qapp, tmp_path, monkeypatch, come_back)


def test_keys_of_the_editor_belong_to_its_page(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def play(studio: Studio) -> None:
        await sign_up(studio)
        names = ("publish", "discard", "earlier", "later")
        actions = {a.objectName(): a for a in studio.window.findChildren(QAction)}

        def alive() -> list[str]:
            return [name for name in names if actions[name].isEnabled()]

        assert alive() == [], "Alt+Down opens lists of choices here"
        studio.navigator.go(Route.EDITOR)
        assert alive() == list(names)
        studio.navigator.go(Route.SUBTITLES)
        assert alive() == ["publish"], "it goes on to the next cue"
        assert actions["settings"].isEnabled()

    with_studio(qapp, tmp_path, monkeypatch, play)
