"""A profile's model over a server that lives in memory."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSettings
from PySide6.QtGui import QColor, QImage

from server.contract.profile import ProfileChange, ProfileOut
from studio.features.profile.viewmodel import ProfileViewModel
from studio.kit.errors import StudioError
from studio.kit.task_scope import TaskScope
from studio.ui.memory import Memory
from tests.patience import eventually

PROFILE = ProfileOut(
    username="tahmina",
    first_name="Tahmina",
    last_name="রহমান",
    bio="Rivers and boats.",
    avatar_url=None,
    preferred_language="bn",
    email_notifications_enabled=True,
)


def image(width: int, height: int, colour: str = "red") -> QImage:
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor(colour))
    return made


def png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


class MemoryProfiles:
    def __init__(self) -> None:
        self.now = PROFILE
        self.refuse: StudioError | None = None
        self.changes: list[dict[str, object]] = []
        self.pictures: dict[str, bytes] = {}
        self.sent: list[tuple[bytes, str]] = []
        self.gate = asyncio.Event()
        self.gate.set()

    async def profile(self) -> ProfileOut:
        await self._answer()
        return self.now

    async def change(self, change: ProfileChange) -> ProfileOut:
        await self._answer()
        fields = change.model_dump(exclude_unset=True)
        self.changes.append(fields)
        self.now = self.now.model_copy(update=fields)
        return self.now

    async def picture(self, path: str) -> bytes:
        await self._answer()
        return self.pictures[path]

    async def set_picture(self, picture: bytes, media_type: str) -> ProfileOut:
        await self._answer()
        self.sent.append((picture, media_type))
        path = f"/media/avatars/{len(self.sent)}"
        self.pictures[path] = picture
        self.now = self.now.model_copy(update={"avatar_url": path})
        return self.now

    async def remove_picture(self) -> ProfileOut:
        await self._answer()
        self.now = self.now.model_copy(update={"avatar_url": None})
        return self.now

    async def _answer(self) -> None:
        await asyncio.sleep(0)
        await self.gate.wait()
        if self.refuse is not None:
            raise self.refuse


class Bench:
    def __init__(self, folder: Path) -> None:
        self.profiles = MemoryProfiles()
        self.scope = TaskScope(lambda error: pytest.fail(repr(error)))
        self.settings = QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat)
        self.model = self.new_model()
        self.noted: list[str] = []
        self.model.noted.connect(self.noted.append)

    def new_model(self) -> ProfileViewModel:
        return ProfileViewModel(self.profiles, self.scope, Memory(self.settings, "k"))

    async def rest(self) -> None:
        await eventually(lambda: not self.scope.busy)
