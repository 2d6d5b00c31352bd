from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from studio.app.container import Studio
from studio.app.screenshot_editor import editor_screens
from tests.patience import eventually
from tests.studio.app.rig import make_videos, sign_up, with_studio


class MemoryCamera:
    def __init__(self) -> None:
        self.taken: list[str] = []

    async def take(self, name: str, *, prepare: Callable[[], None] = lambda: None) -> None:
        prepare()
        self.taken.append(name)


def test_the_editor_is_pictured_and_left_as_it_was(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def play(studio: Studio) -> None:
        session = await sign_up(studio)
        await eventually(lambda: session.feed.linked)
        await make_videos(session, "One")
        camera = MemoryCamera()
        await editor_screens(studio, camera)
        assert camera.taken == ["editor", "editor-problems", "editor-clash", "editor-planned"]
        assert session.editor.model.change_count == 0
        video = session.videos.table.video(0)
        now = await session.editor.gateway.video(video.id)
        assert now.tags == [], "none of mine was published"

    with_studio(qapp, tmp_path, monkeypatch, play)
