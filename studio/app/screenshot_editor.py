"""Pictures of the editor: a video as it is, edited, planned, and changed elsewhere."""

from collections.abc import Callable
from typing import Protocol

from server.contract.videos import VideoPatch, VideoStatus
from studio.app.container import Studio
from studio.app.navigator import Route
from studio.app.offscreen import until
from studio.app.session import AccountSession
from studio.ui.state import ViewState

_WORDS = """A master builder, four apprentices and one pile of jarul planks.

কারিগর হাকিম চাচার মুখে শোনা গল্পে নৌকা তৈরির প্রতিটি ধাপ।

00:00 Choosing the timber
00:01 Bending the first rib
00:02 Launch day"""


class Camera(Protocol):
    """Pictures the window in every look."""

    async def take(self, name: str, *, prepare: Callable[[], None] = ...) -> None:
        """Picture what the window shows now."""
        ...


async def editor_screens(studio: Studio, camera: Camera) -> None:
    """Edit the newest video on air, and plan a draft. Nothing of it is published."""
    session, shell = studio.session, studio.window.shell
    if session is None or shell is None:
        return
    model = session.editor.model
    await _open(studio, session, {VideoStatus.PUBLISHED})
    model.edit("tags", ["boat building", "nouka", "wood craft", "নৌকা"])
    model.edit("description", _WORDS)
    model.edit("geo_restrictions", ["CL", "NO"])
    await camera.take("editor")
    model.edit("title", "")
    model.edit("description", _WORDS.replace("00:00", "00:05"))
    await camera.take("editor-problems")
    await _change_elsewhere(session)
    await until(lambda: model.clash is not None, "the other change")
    await camera.take("editor-clash")
    model.settle()
    model.discard()
    await _open(studio, session, {VideoStatus.DRAFT, VideoStatus.SCHEDULED})
    model.edit("visibility", "PUBLIC")
    shell.editor.audience.schedule.switch.setChecked(False)
    shell.editor.audience.schedule.switch.click()
    await camera.take("editor-planned")
    model.discard()
    studio.navigator.go(Route.CONTENT)


async def _open(studio: Studio, session: AccountSession, statuses: set[VideoStatus]) -> None:
    shell = studio.window.shell
    videos = session.videos.table.videos
    video = next((v for v in videos if v.status in statuses and v.playable), videos[0])
    if shell is not None:
        shell.edit(video)
    await until(lambda: session.editor.model.state is ViewState.CONTENT, "the video")


async def _change_elsewhere(session: AccountSession) -> None:
    """Somebody else gives the video another title and description."""
    model = session.editor.model
    if model.video is not None:
        patch = VideoPatch(title="A nouka, built in forty days", description="Other words.")
        await session.editor.gateway.change(model.video.id, patch, "*")
