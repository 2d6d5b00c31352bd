from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from studio.app.container import Studio
from studio.app.navigator import Route
from studio.app.palette import Palette
from tests.studio.app.rig import sign_up, until, with_studio
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


def test_the_window_comes_back_as_it_was(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def leave(studio: Studio) -> None:
        await until(studio.window.isVisible)
        studio.window.resize(1120, 733)

    async def come_back(studio: Studio) -> None:
        await until(studio.window.isVisible)
        assert (studio.window.width(), studio.window.height()) == (1120, 733)

    with_studio(qapp, tmp_path, monkeypatch, leave)
    with_studio(qapp, tmp_path, monkeypatch, come_back)
