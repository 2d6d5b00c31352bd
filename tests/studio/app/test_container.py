import asyncio
import contextlib
import tempfile
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from server.contract.playback import PlaybackOut
from studio.app.container import Studio
from studio.app.navigator import Route
from studio.app.warming import Warming
from studio.features.identity.view import SignInView
from studio.features.uploads.state import ItemState
from studio.features.uploads.words import Verb
from studio.kit.config import Language, Theme
from studio.ui.state import ViewState
from tests.patience import eventually, quickest
from tests.studio.app.rig import sign_in_model, sign_up, with_studio
from tests.studio.clips import clip

pytestmark = pytest.mark.proof

LONGEST_STALL = 0.05


def _in_line() -> float:
    """Seconds that this thread has waited for a processor, where the system counts them."""
    count = Path("/proc/thread-self/schedstat")
    return int(count.read_text().split()[1]) / 1e9 if count.exists() else 0.0


async def _watch(stalls: list[float]) -> None:
    """Notes how much later than asked the event loop came back, but for other programs."""
    while True:
        before, in_line = time.perf_counter(), _in_line()
        await asyncio.sleep(0.005)
        late = time.perf_counter() - before - 0.005
        stalls.append(late - (_in_line() - in_line))


def _at(studio: Studio, route: Route) -> bool:
    return studio.navigator.route is route


async def _subtitled(studio: Studio) -> None:
    """Subtitles are written, published and heard beside, from the list of videos and back."""
    shell, session = studio.window.shell, studio.session
    assert shell is not None
    assert session is not None
    model = session.subtitles
    heard: list[object] = []
    model.heard.connect(heard.append)
    shell.videos.subtitles_wanted.emit(session.videos.table.video(0))
    await eventually(lambda: model.state is ViewState.EMPTY)
    model.begin_track("bn", from_current=False)
    model.editing.add(200)
    shell.subtitles.editor.text.setPlainText("নদী আরও কয়েক গজ চায়।")
    shell.undo()
    assert model.track.cues[0].text == ""
    shell.redo()
    model.publish()
    await eventually(lambda: bool(model.tracks) and model.tracks[0].is_published)
    await eventually(lambda: any(sound is not None for sound in heard))
    video = session.videos.table.video(0)
    playback = await session.api.get(f"/videos/{video.id}/playback", PlaybackOut)
    async with session.api.open_file(playback.playlist_path) as answer:
        playlist = (await answer.aread()).decode()
    assert 'LANGUAGE="bn"' in playlist
    shell.subtitles.back_wanted.emit()
    assert _at(studio, Route.CONTENT)
    shell.edit(video)
    shell.editor.subtitles_wanted.emit(video)
    assert _at(studio, Route.SUBTITLES)
    shell.subtitles.back_wanted.emit()
    assert _at(studio, Route.EDITOR)


def test_a_creator_goes_from_nothing_to_a_published_video(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    video = clip(tmp_path / "padma.mp4", seconds=2)
    home = tmp_path / "home"

    async def first_day(studio: Studio) -> None:
        session = await sign_up(studio)
        uploads = session.uploads
        assert uploads is not None
        studio.navigator.go(Route.UPLOADS)
        uploads.add([video])
        await eventually(lambda: any(i.state is ItemState.READY for i in uploads.list.items))
        uploads.act(uploads.list.items[0], Verb.PUBLISH)
        await eventually(lambda: uploads.list.items[0].state is ItemState.PUBLISHED)
        await eventually(lambda: [v.title for v in session.videos.table.videos] == ["padma"])
        await eventually(lambda: session.channel is not None)
        await _subtitled(studio)

    async def second_day(studio: Studio) -> None:
        await eventually(lambda: studio.session is not None)
        session = studio.session
        assert session is not None
        await eventually(lambda: len(session.videos.table.videos) == 1)
        studio.window.sign_out_wanted.emit()
        await eventually(lambda: studio.window.findChild(SignInView) is not None)
        await eventually(
            lambda: sign_in_model(studio).picker.chosen.email == "tahmina@nodi.example"
        )

    with_studio(qapp, home, monkeypatch, first_day)
    with_studio(qapp, home, monkeypatch, second_day)


def test_a_tour_of_the_screens_never_stalls_the_event_loop(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stalls: list[float] = []

    async def tour(studio: Studio) -> None:
        await sign_up(studio)
        warming = studio.window.findChild(Warming)
        assert warming is not None
        await eventually(lambda: warming.done)
        watcher = studio.scope.start(_watch(stalls))
        for _ in range(2):
            for route in (Route.UPLOADS, Route.SETTINGS, Route.CONTENT):
                studio.navigator.go(route)
                await asyncio.sleep(0.1)
        watcher.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watcher

    def longest() -> float:
        stalls.clear()
        with tempfile.TemporaryDirectory(dir=tmp_path) as home:
            with_studio(qapp, Path(home), monkeypatch, tour)
        return max(stalls)

    assert quickest(longest, LONGEST_STALL) < LONGEST_STALL


def test_colours_and_language_switch_while_it_runs(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def play(studio: Studio) -> None:
        await sign_up(studio)
        shell = studio.window.shell
        assert shell is not None
        studio.preferences.choose_language(Language.BENGALI)
        studio.preferences.choose_theme(Theme.LIGHT)
        await eventually(lambda: shell.title_row.find_box.text().startswith("ভিডিও"))
        studio.window.language_toggled.emit()
        await eventually(lambda: shell.title_row.find_box.text().startswith("Search"))
        studio.window.theme_wanted.emit(Theme.DARK)

    with_studio(qapp, tmp_path, monkeypatch, play)
