"""Picture every screen into ``build/screenshots``: dark and light, English and Bengali.

Nothing is staged: a bundled server runs on a folder filled with sample data, a new channel is
made on it, real clips go through the upload engine, and the studio is grabbed while it shows
them. The lists are those of the sample's creator. What it shows of other states (loading, error,
offline) comes from a server that does not answer, refuses, or has been stopped.

Usage: ``python -m studio.app.screenshots [folder]``
"""

import asyncio
import contextlib
import json
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from studio.app.container import Studio
from studio.app.navigator import Route
from studio.app.offscreen import run_offscreen, until, with_studio
from studio.app.screenshot_account import account_screens
from studio.app.screenshot_cast import (
    BIRTHDATE,
    CHANNEL,
    EMAIL,
    PASSWORD,
    SAMPLE_EMAIL,
    SAMPLE_PASSWORD,
    USERNAME,
    Cast,
    fill_with_sample,
    publish_cast,
)
from studio.app.screenshot_editor import editor_screens
from studio.app.window import StudioWindow
from studio.features.identity.form import Form
from studio.features.identity.view import SignInView
from studio.features.videos.gateway import Tab
from studio.features.videos.list_view import VideoListView
from studio.kit.config import Language, Theme
from studio.kit.paths import server_data_dir
from studio.net.server_process import ANNOUNCED

SIZES = ((1120, 700), (1440, 900))
_LARGE = 1.5
_TOO_LONG = 1000
"""Letters of a filter that every server refuses."""


@dataclass(frozen=True, slots=True)
class Look:
    """One way the studio can look."""

    theme: Theme
    language: Language
    size: tuple[int, int]
    scale: float = 1.0

    @property
    def name(self) -> str:
        """The folder of its pictures."""
        width, height = self.size
        large = f"-{round(self.scale * 100)}" if self.scale != 1.0 else ""
        return f"{self.theme.value}-{self.language.value}-{width}x{height}{large}"


_LANGUAGES = (Language.ENGLISH, Language.BENGALI)
LOOKS = (
    *(
        Look(theme, language, size)
        for theme in (Theme.DARK, Theme.LIGHT)
        for language in _LANGUAGES
        for size in SIZES
    ),
    *(Look(Theme.DARK, language, SIZES[0], _LARGE) for language in _LANGUAGES),
)
_SETTLE = 0.35
"""Seconds for skeletons, fetched pictures and animations to come to rest."""


class Photographer:
    """Grabs the window in every look.

    Args:
        studio: The running studio.
        folder: Where the pictures go.
    """

    def __init__(self, studio: Studio, folder: Path) -> None:
        self._studio = studio
        self._folder = folder
        self.taken: list[Path] = []

    async def take(self, name: str, *, prepare: Callable[[], None] = lambda: None) -> None:
        """Picture what the window shows now, in every look."""
        preferences = self._studio.preferences
        for look in LOOKS:
            if preferences.text_scale != look.scale:
                preferences.choose_text_scale(look.scale)
            preferences.choose_theme(look.theme)
            preferences.choose_language(look.language)
            self._studio.window.resize(*look.size)
            prepare()
            await asyncio.sleep(_SETTLE)
            self._grab(self._folder / look.name / f"{name}.png")
        preferences.choose_text_scale(1.0)

    def _grab(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        window = self._studio.window
        picture = window.grab()
        painter = QPainter(picture)
        for popup in QApplication.topLevelWidgets():
            if popup.isVisible() and isinstance(popup, QDialog | QMenu):
                painter.drawPixmap(window.mapFromGlobal(popup.pos()), _see_through(popup))
        painter.end()
        picture.save(str(path))
        self.taken.append(path)


def _find(studio: Studio, kind: type[QWidget]) -> QWidget:
    found = studio.window.findChild(kind)
    if found is None:
        raise LookupError(f"there is no {kind.__name__} in the window")
    return found


async def tour(studio: Studio, folder: Path) -> list[Path]:
    """Go through the studio as a creator does, and picture each stop."""
    photographer = Photographer(studio, folder)
    await until(lambda: studio.server.status.url is not None, "the server")
    await _sign_in_screens(studio, photographer)
    cast = Cast(Path(tempfile.mkdtemp(prefix="clips-")))
    await _empty_screens(studio, photographer)
    await _upload_screens(studio, photographer, cast)
    await _change_to_sample(studio)
    await _filled_screens(studio, photographer)
    await _broken_screens(studio, photographer)
    return photographer.taken


async def _sign_in_screens(studio: Studio, photographer: Photographer) -> None:
    view = _find(studio, SignInView)
    if not isinstance(view, SignInView):
        return
    model = view.model
    await photographer.take("sign-in")
    model.show_form(Form.SIGN_UP)
    await photographer.take(
        "sign-up-problems",
        prepare=lambda: model.sign_up("not an address", "x", "", "short", "soon"),
    )
    model.show_form(Form.SIGN_UP)
    model.sign_up(EMAIL, USERNAME, CHANNEL, PASSWORD, BIRTHDATE)
    await until(lambda: studio.window.shell is not None, "the signed-in window")


async def _empty_screens(studio: Studio, photographer: Photographer) -> None:
    await photographer.take("content-empty")
    studio.navigator.go(Route.UPLOADS)
    await photographer.take("uploads-empty")


async def _upload_screens(studio: Studio, photographer: Photographer, cast: Cast) -> None:
    session = studio.session
    if session is None or session.uploads is None:
        return
    uploads = session.uploads
    paths = await studio.scope.run_blocking(cast.make)
    uploads.add(paths)
    await until(lambda: len(uploads.list.items) == len(paths), "the queue")
    await until(lambda: any(i.fraction_sent for i in uploads.list.items), "the first byte")
    await photographer.take("uploads-under-way")
    await until(lambda: not cast.busy(uploads.list.items), "the uploads to be processed")
    await publish_cast(session)
    await until(lambda: len(session.videos.table.videos) >= cast.playable, "the videos")
    refused = next((i for i in uploads.list.items if i.error is not None), None)
    uploads.select(None if refused is None else refused.id)
    await photographer.take("uploads")
    if refused is not None:
        queue = studio.window.shell.uploads.queue_view if studio.window.shell else None
        if queue is not None:
            queue.chosen.emit(refused)
            await photographer.take("uploads-checks")


async def _change_to_sample(studio: Studio) -> None:
    """Sign out, and in again as somebody whose channel has been there for a year."""
    before = studio.session
    studio.window.sign_out_wanted.emit()
    await until(lambda: studio.window.findChild(SignInView) is not None, "the sign-in page")
    view = _find(studio, SignInView)
    if isinstance(view, SignInView):
        view.model.show_form(Form.SIGN_IN)
        view.model.sign_in(SAMPLE_EMAIL, SAMPLE_PASSWORD)
    await until(lambda: studio.session not in {None, before}, "the other account")
    await until(lambda: studio.window.shell is not None, "its window")


async def _filled_screens(studio: Studio, photographer: Photographer) -> None:
    session = studio.session
    if session is None:
        return
    studio.navigator.go(Route.CONTENT)
    await until(lambda: bool(session.videos.table.videos), "the list")
    await photographer.take("content")
    await _content_states(studio, photographer)
    await editor_screens(studio, photographer)
    studio.navigator.go(Route.SETTINGS)
    await photographer.take("settings")
    await account_screens(studio, photographer)
    studio.navigator.go(Route.CONTENT)


async def _content_states(studio: Studio, photographer: Photographer) -> None:
    session, shell = studio.session, studio.window.shell
    if session is None or shell is None:
        return
    table = session.videos.table
    await photographer.take("content-hover", prepare=lambda: _hover(shell.videos.table_view))
    table.tick([video.id for video in table.videos[1:4]], on=True)
    await photographer.take("content-selected")
    table.tick(table.ticked, on=False)
    session.videos.choose(query="zzzz")
    await photographer.take("content-no-match")
    session.videos.choose(tab=Tab.ALL, query="")
    await until(lambda: bool(table.videos), "the list")
    await photographer.take("palette", prepare=lambda: _open_palette(studio))
    _close_popups()
    await photographer.take("shortcuts", prepare=lambda: _open_shortcuts(studio))
    _close_popups()

    def delete_again() -> None:
        shell.toast.undo()
        session.videos.delete(table.videos[:1])

    await photographer.take("content-undo", prepare=delete_again)
    shell.toast.undo()


async def _broken_screens(studio: Studio, photographer: Photographer) -> None:
    session = studio.session
    if session is None:
        return
    table = session.videos.table
    with _silent_server():
        # It takes connections and says nothing: what is asked for stays under way.
        table.replace([])
        session.videos.load()
        await photographer.take("content-loading")
    session.videos.choose(query="y" * _TOO_LONG)
    await until(lambda: session.videos.problem is not None, "the refusal")
    await photographer.take("content-refused")
    session.videos.choose(query="")
    await until(lambda: bool(table.videos), "the list")
    await studio.server.stop()
    await until(lambda: session.offline_since is not None, "the link to be missed")
    await photographer.take("content-offline")
    table.replace([])
    session.videos.load()
    await photographer.take("content-offline-empty")


@contextlib.contextmanager
def _silent_server() -> Iterator[None]:
    """The bundled server stands still for a while, as on a machine that has too much to do."""
    pid = int(json.loads((server_data_dir() / ANNOUNCED).read_bytes())["pid"])
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def _see_through(popup: QWidget) -> QPixmap:
    """A popup with its shadow, which a plain grab would put on black."""
    picture = QPixmap(popup.size())
    picture.fill(Qt.GlobalColor.transparent)
    popup.render(picture, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return picture


def _hover(view: VideoListView) -> None:
    """Let the pointer stand on the third row."""
    place = QPointF(view.title_rect(2).center())
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        view.viewport().mapToGlobal(place),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view.viewport(), event)


def _open_palette(studio: Studio) -> None:
    _close_popups()
    studio.window.open_palette()


def _open_shortcuts(studio: Studio) -> None:
    _close_popups()
    studio.window.open_shortcuts()


def _close_popups() -> None:
    for widget in QApplication.topLevelWidgets():
        if not isinstance(widget, StudioWindow) and widget.isVisible():
            widget.close()


async def _take_all(app: QApplication, folder: Path) -> int:
    taken: list[Path] = []
    fill_with_sample()

    async def play(studio: Studio) -> None:
        taken.extend(await tour(studio, folder))

    await with_studio(app, play, _say)
    print(f"{len(taken)} pictures in {folder}")  # noqa: T201 - this is a command-line tool
    return 0


def _say(error: Exception) -> None:
    print(f"A task failed: {error}", file=sys.stderr)  # noqa: T201 - a command-line tool


def main() -> int:
    """Take all pictures, offscreen and in folders that nothing else uses."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build/screenshots").resolve()
    return run_offscreen(lambda app: _take_all(app, folder))


if __name__ == "__main__":
    sys.exit(main())
