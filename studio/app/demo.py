"""The main job from end to end, where there is no display: ``make demo``.

A bundled server runs on a fresh folder, a creator signs up in the studio's own window (drawn
into memory), a clip goes through the upload engine, is made playable and is published. Then
the server goes on serving it until Ctrl-C.

Usage: ``python -m studio.app.demo [video file]``
"""

import asyncio
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import imageio_ffmpeg
from PySide6.QtWidgets import QApplication

from server.contract.videos import Visibility
from studio.app.container import Studio
from studio.app.navigator import Route
from studio.app.offscreen import run_offscreen, until, with_studio
from studio.features.identity.form import Form
from studio.features.identity.view import SignInView
from studio.features.uploads.state import ItemState, UploadItem
from studio.features.uploads.viewmodel import UploadsViewModel

PICTURE = Path("build/demo.png")
CREATOR = ("demo@chitra.example", "demo", "Demo channel", "a demo has no secrets", "14 4 1990")
SECONDS = 12
ENDED = {ItemState.REFUSED, ItemState.FAILED, ItemState.CANCELLED}


def film(folder: Path) -> Path:
    """A clip of moving pictures and sound, made on the spot; blocks for some seconds."""
    path = folder / "First film.mp4"
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y"]
    command += ["-f", "lavfi", "-t", str(SECONDS), "-i", "mandelbrot=size=1280x720:rate=25"]
    command += ["-f", "lavfi", "-t", str(SECONDS), "-i", "sine=frequency=220:beep_factor=4"]
    subprocess.run([*command, "-pix_fmt", "yuv420p", "-preset", "veryfast", path], check=True)
    return path


def say(text: str) -> None:
    """One line for whoever watches the terminal."""
    print(text, flush=True)  # noqa: T201 - this is a command-line tool


async def show(studio: Studio, clip: Path | None) -> None:
    """Do the main job, and keep serving until asked to stop."""
    asked = asyncio.Event()
    signal.signal(signal.SIGINT, lambda *_: asked.set())
    signal.signal(signal.SIGTERM, lambda *_: asked.set())
    await until(lambda: studio.server.status.url is not None, "the server")
    say(f"The bundled server runs at {studio.server.status.url}")
    uploads = await _sign_up(studio)
    with tempfile.TemporaryDirectory(prefix="film-") as folder:
        if clip is None:
            clip = await studio.scope.run_blocking(film, Path(folder))
        say(f"Sending {_described(clip)}")
        item = await _send(uploads, clip)
        await _publish(studio, item)
        await _finish(uploads)
    say("Ctrl-C ends the demo.")
    while not asked.is_set():  # noqa: ASYNC110 - under Qt's loop a signal is seen only when Python runs
        await asyncio.sleep(0.2)


async def _sign_up(studio: Studio) -> UploadsViewModel:
    view = studio.window.findChild(SignInView)
    if not isinstance(view, SignInView):
        raise TypeError("the studio does not ask who is there")
    view.model.show_form(Form.SIGN_UP)
    view.model.sign_up(*CREATOR)
    await until(lambda: studio.window.shell is not None, "the signed-in window")
    session = studio.session
    if session is None or session.uploads is None:
        raise RuntimeError("nobody is signed in")
    say(f"{CREATOR[0]} signed up; the password is: {CREATOR[3]}")
    return session.uploads


async def _send(uploads: UploadsViewModel, clip: Path) -> UploadItem:
    """Queue the clip and wait until viewers could have it."""
    uploads.add([clip])
    await until(lambda: bool(uploads.list.items), "the queue")
    told: ItemState | None = None

    def playable() -> bool:
        nonlocal told
        item = uploads.list.items[0]
        if item.state is not told:
            told = item.state
            say(f"  {told.value.lower().replace('_', ' ')}")
        return item.state in ENDED or (item.video is not None and item.video.playable)

    await until(playable, "the video to play")
    item = uploads.list.items[0]
    if item.state in ENDED:
        raise RuntimeError(item.error.message if item.error else f"the upload is {item.state}")
    return item


async def _publish(studio: Studio, item: UploadItem) -> None:
    session = studio.session
    if session is None or item.video is None:
        raise RuntimeError("the session has ended")
    video = await session.gateway.publish(item.video.id, Visibility.PUBLIC)
    say(f"Published. Watch it at {studio.server.status.url}{video.watch_path}")
    studio.navigator.go(Route.CONTENT)
    table = session.videos.table
    await until(lambda: any(v.published_at is not None for v in table.videos), "the list")
    await until(lambda: all(v.thumbnail_path for v in table.videos), "the poster")
    await asyncio.sleep(1)
    say(f"The studio showing it: {_picture(studio)}")


def _described(clip: Path) -> str:
    return f"{clip.name}, {clip.stat().st_size / 1e6:.1f} MB"


def _picture(studio: Studio) -> Path:
    PICTURE.parent.mkdir(exist_ok=True)
    studio.window.grab().save(str(PICTURE))
    return PICTURE.resolve()


async def _finish(uploads: UploadsViewModel) -> None:
    """Wait for the sizes above the first, which viewers need not."""

    def done() -> bool:
        video = uploads.list.items[0].video
        work = video.processing if video is not None else None
        return work is not None and work.completed_at is not None

    await until(done, "the other sizes")
    video = uploads.list.items[0].video
    if video is not None and video.processing is not None:
        sizes = ", ".join(each.resolution for each in video.processing.renditions)
        say(f"Ready in every size: {sizes}")


async def _run(app: QApplication, clip: Path | None) -> int:
    try:
        await with_studio(
            app,
            lambda studio: show(studio, clip),
            lambda error: say(f"A task failed: {error}"),
        )
    except (RuntimeError, TimeoutError) as error:
        say(f"The demo stopped: {error}")
        return 1
    return 0


def main() -> int:
    """Run the demo on a folder that nothing else uses."""
    clip = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    if clip is not None and not clip.is_file():
        say(f"There is no file {clip}.")
        return 2
    return run_offscreen(lambda app: _run(app, clip))


if __name__ == "__main__":
    sys.exit(main())
