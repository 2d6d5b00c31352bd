"""Real uploads to a real server, of sizes that this computer makes."""

import asyncio
import shutil
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from threading import Event
from typing import ClassVar
from uuid import UUID

import pytest

from server.contract.errors import ErrorCode
from server.contract.media import VersionOut
from server.contract.playback import PlaybackOut
from studio.features.uploads.arrivals import new_entry
from studio.features.uploads.encoding import EncodingHere
from studio.features.uploads.roster import Roster
from studio.features.uploads.state import ItemState
from studio.kit.errors import EncodingFailed
from studio.kit.task_scope import TaskScope
from studio.net.bandwidth import Bandwidth
from studio.net.encoder_process import EncoderProcess, Encoding, EncodingStopped, Ladder
from studio.storage.database import Database
from studio.storage.queue import UploadQueue
from tests.patience import PATIENCE_SECONDS
from tests.server.features.media.clips import make_clip
from tests.server.features.media.ladders.ladders import apart
from tests.studio.live_server import LiveServer
from tests.studio.rig import Rig, email, rig

pytestmark = pytest.mark.proof


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_clip(tmp_path_factory.mktemp("film") / "river.mp4", size="640x360", seconds=3)


def play(
    folder: Path,
    server: LiveServer,
    scenario: Callable[[Rig], Awaitable[None]],
    *,
    address: str | None = None,
) -> None:
    async def run() -> None:
        who, new = address or email(), not (folder / "studio").exists()
        async with rig(folder / "studio", server.url, who, new=new) as studio:
            await scenario(studio)
            assert studio.errors == []

    asyncio.run(run())


async def add(studio: Rig, film: Path) -> UUID:
    [item] = await studio.engine.add([film])
    await studio.engine.encode_here(item, wanted=True)
    return item


def jobs_of(server: LiveServer, version_id: UUID) -> list[str]:
    """The names of the durable jobs that the server ran for a version."""
    with sqlite3.connect(server.data / "chitra.db") as database:
        rows = database.execute(
            "SELECT name FROM workflow_status WHERE workflow_uuid LIKE ?", (f"%{version_id}%",)
        ).fetchall()
    database.close()
    return sorted({row[0] for row in rows})


def test_a_film_encoded_here_is_published_and_the_server_encodes_nothing(
    shared_server: LiveServer, tmp_path: Path, film: Path
) -> None:
    async def scenario(studio: Rig) -> None:
        seen: list[ItemState] = []
        studio.engine.subscribe(lambda _id, item: seen.append(item.state) if item else None)
        item = await add(studio, film)
        await studio.until_state(item, ItemState.READY)
        await studio.until(lambda: studio.item(item).content_verified is True)
        assert ItemState.ENCODING in seen
        assert seen.index(ItemState.ENCODING) < seen.index(ItemState.SENDING)

        def whole() -> bool:
            video = studio.item(item).video
            work = None if video is None else video.processing
            return work is not None and work.completed_at is not None

        await studio.until(whole)
        video = studio.item(item).video
        assert video is not None
        assert video.processing is not None
        rungs = [(r.resolution.value, r.state.value) for r in video.processing.renditions]
        assert rungs == [("240p", "READY"), ("360p", "READY")]
        jobs = jobs_of(shared_server, video.processing.version_id)
        assert "take_ladder" in jobs
        assert "process_video" not in jobs
        playback = await studio.api.get(f"/videos/{video.id}/playback", PlaybackOut)
        master = (await studio.api.get_bytes(playback.playlist_path)).decode()
        assert "360p.m3u8" in master
        assert list((tmp_path / "studio" / "ladders").iterdir()) == []

    play(tmp_path, shared_server, scenario)


class _Forger(EncoderProcess):
    """A studio that somebody has changed: the larger size shows something else."""

    def run(self, on_progress: Callable[[Encoding], None], stop: Event) -> Ladder:
        made = super().run(on_progress, stop)
        folder = made.path.parent / "forged"
        pieces = apart(made.path, made.ends, folder)
        forged = pieces.forged(folder / "again", _360p=pieces.path("240p"))
        shutil.copyfile(forged.bundle, made.path)
        return Ladder(made.path, forged.ends)


def test_the_file_itself_is_sent_where_its_sizes_are_refused(
    shared_server: LiveServer, tmp_path: Path, film: Path
) -> None:
    async def scenario(studio: Rig) -> None:
        studio.engine._conductor.encoding._encoder = _Forger
        item = await add(studio, film)
        await studio.until(lambda: studio.item(item).ladder_problem is not None)
        problem = studio.item(item).ladder_problem
        assert problem is not None
        assert problem.code == ErrorCode.LADDER_REFUSED
        assert "360p" in problem.message
        await studio.until(lambda: studio.item(item).content_verified is True)
        await studio.until_state(item, ItemState.READY)
        assert not studio.item(item).encodes_here
        video = studio.item(item).video
        assert video is not None
        versions = await studio.api.get(f"/videos/{video.id}/versions", list[VersionOut])
        # The same video: whatever was done to it meanwhile stays.
        assert [each.number for each in versions] == [2, 1]

    play(tmp_path, shared_server, scenario)


def test_a_studio_that_ended_goes_on_where_it_stood(
    shared_server: LiveServer, tmp_path: Path, film: Path
) -> None:
    address = email()

    async def begin(studio: Rig) -> None:
        item = await add(studio, film)
        await studio.until_state(item, ItemState.ENCODING)
        await studio.engine.pause(item)
        assert studio.item(item).state is ItemState.PAUSED

    async def go_on(studio: Rig) -> None:
        [item] = studio.engine.items()
        assert (item.state, item.encodes_here) == (ItemState.PAUSED, True)
        await studio.engine.resume(item.id)
        await studio.until_state(item.id, ItemState.READY)
        assert studio.item(item.id).encodes_here

    play(tmp_path, shared_server, begin, address=address)
    play(tmp_path, shared_server, go_on, address=address)


class _Slow(EncoderProcess):
    """One that takes a moment to end."""

    log: ClassVar[list[str]] = []
    may_end = Event()

    def run(self, _progress: Callable[[Encoding], None], stop: Event) -> Ladder:
        self.log.append("begins")
        stop.wait(PATIENCE_SECONDS)
        self.may_end.wait(PATIENCE_SECONDS)
        self.log.append("tidies up")
        raise EncodingStopped


def test_a_folder_has_one_encoder_at_a_time(tmp_path: Path) -> None:
    database = Database(tmp_path / "studio.db")

    async def work() -> None:
        scope = TaskScope(lambda error: pytest.fail(repr(error)), threads=8)
        roster = Roster("me", UploadQueue(database), lambda error: pytest.fail(repr(error)))
        entry = new_entry("me", tmp_path / "film.mp4", 0, encode_here=True)
        await roster.add([entry])
        encoding = EncodingHere(roster, scope, tmp_path / "ladders", lambda: None, _Slow)
        entry.change(ItemState.ENCODING)

        async def until_begun(times: int) -> None:
            while _Slow.log.count("begins") < times:
                await scope.run_blocking(int)

        encoding.pump()
        await until_begun(1)
        entry.halt()
        encoding.pump()
        for _ in range(9):
            await scope.run_blocking(int)
        _Slow.may_end.set()
        await until_begun(2)
        entry.halt()
        await encoding.forget(entry)
        assert _Slow.log == ["begins", "tidies up"] * 2
        await scope.aclose()
        await roster.close()

    asyncio.run(work())
    database.close()


class _Endless(EncoderProcess):
    def run(self, _progress: Callable[[Encoding], None], stop: Event) -> Ladder:
        stop.wait(PATIENCE_SECONDS)
        raise EncodingStopped


def test_only_so_many_encoders_stand_still(tmp_path: Path) -> None:
    database = Database(tmp_path / "studio.db")

    async def work() -> None:
        scope = TaskScope(lambda error: pytest.fail(repr(error)), threads=8)
        roster = Roster("me", UploadQueue(database), lambda error: pytest.fail(repr(error)))
        entries = [new_entry("me", tmp_path / str(n), n, encode_here=True) for n in range(9)]
        for entry in entries:
            entry.change(ItemState.ENCODING)
        await roster.add(entries)
        encoding = EncodingHere(roster, scope, tmp_path / "ladders", lambda: None, _Endless)
        for entry in entries:
            encoding.pump()
            assert entry.encoder is not None
            await encoding.pause(entry)
        assert [entry.encoder is not None for entry in entries] == [True] * 3 + [False] * 6
        # There is a thread for everything else.
        await scope.run_blocking(int)
        await encoding.resume(entries[8])
        encoding.pump()
        assert entries[8].encoder is not None
        for entry in entries:
            entry.halt()
        await scope.aclose()
        await roster.close()

    asyncio.run(work())
    database.close()


class _Broken(EncoderProcess):
    def run(self, _progress: Callable[[Encoding], None], _stop: Event) -> Ladder:
        raise EncodingFailed("It broke.")


def test_the_file_is_sent_where_this_computer_cannot_encode_it(
    shared_server: LiveServer, tmp_path: Path, film: Path
) -> None:
    async def scenario(studio: Rig) -> None:
        studio.engine._conductor.encoding._encoder = _Broken
        item = await add(studio, film)
        await studio.until_state(item, ItemState.READY)
        problem = studio.item(item).ladder_problem
        assert problem is not None
        assert problem.message == "It broke."

    play(tmp_path, shared_server, scenario)


def test_a_video_that_is_deleted_while_its_sizes_arrive_is_not_sent_again(
    shared_server: LiveServer, tmp_path: Path, film: Path
) -> None:
    line = Bandwidth()
    line.cap(80_000)

    async def run() -> None:
        async with rig(
            tmp_path / "studio", shared_server.url, email(), chunk_bytes=32_768, bandwidth=line
        ) as studio:
            item = await add(studio, film)
            # Told by the server, once the lowest size is there.
            await studio.until(lambda: studio.item(item).video_id is not None)
            shown = studio.item(item)
            assert shown.state is ItemState.SENDING
            assert shown.fraction_sent < 1
            await studio.api.delete(f"/videos/{shown.video_id}")
            await studio.until(lambda: studio.engine.items() == [])
            assert studio.errors == []

    asyncio.run(run())
