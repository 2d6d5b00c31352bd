from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from studio.app.container import Studio
from studio.app.navigator import Route
from studio.app.screenshot_account import account_screens
from tests.studio.app.rig import sign_up, with_studio

pytestmark = pytest.mark.proof


class MemoryCamera:
    def __init__(self) -> None:
        self.taken: list[str] = []
        self.menus = 0

    async def take(self, name: str, *, prepare: Callable[[], None] = lambda: None) -> None:
        prepare()
        self.taken.append(name)
        self.menus += sum(isinstance(w, QMenu) and w.isVisible() for w in _top_level())


def _top_level() -> list[object]:
    return list(QApplication.topLevelWidgets())


def test_every_card_that_is_there_is_pictured(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def play(studio: Studio) -> None:
        await sign_up(studio)
        camera = MemoryCamera()
        await account_screens(studio, camera)
        assert camera.taken[0] == "account-menu"
        assert "settings-security" in camera.taken
        assert camera.menus == 1, "it is closed again"
        assert studio.navigator.route is Route.SETTINGS

    with_studio(qapp, tmp_path, monkeypatch, play)
