import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from uuid import UUID

import pytest

from server.contract.errors import ErrorCode
from server.contract.media import VersionOut
from server.contract.uploads import UploadOut, UploadState
from server.contract.videos import VideoOut, Visibility
from studio.features.uploads.commands import Uploads
from studio.features.uploads.engine import UploadEngine
from studio.features.uploads.state import ItemState
from studio.kit.errors import ClientCode, StudioError
from studio.net.client import API_PREFIX
from tests.patience import PATIENCE_SECONDS
from tests.studio.clips import clip, padded
from tests.studio.live_server import LiveServer
from tests.studio.rig import Rig, email, rig

pytestmark = pytest.mark.proof

MIB = 1024 * 1024
CHUNK = 2 * MIB

Scenario = Callable[[Rig], Awaitable[None]]


def play(folder: Path, server: LiveServer, scenario: Scenario, *, chunk: int = CHUNK) -> None:
    async def run() -> None:
        async with rig(folder / "studio", server.url, email(), chunk_bytes=chunk) as studio:
            await scenario(studio)
            assert studio.errors == []

    asyncio.run(run())


def upload_path(studio: Rig, item: UUID) -> str:
    entry = studio.engine._roster.find(item)
    assert entry is not None
    assert entry.row.upload_path is not None
    return entry.row.upload_path


async def on_server(studio: Rig, path: str) -> UploadOut:
    return await studio.api.get(path.removeprefix(API_PREFIX), UploadOut)


def test_the_engine_is_what_the_interface_was_promised() -> None:
    promised: type[Uploads] = UploadEngine
    assert promised is UploadEngine


def test_a_clip_is_sent_watched_over_and_published(
    shared_server: LiveServer, tmp_path: Path
) -> None:
    film = clip(tmp_path / "river_at_dawn.mp4", seconds=2)

    async def scenario(studio: Rig) -> None:
        seen: list[ItemState] = []
        studio.engine.subscribe(lambda _id, item: seen.append(item.state) if item else None)
        [item] = await studio.engine.add([film])
        await studio.until_state(item, ItemState.READY)
        await studio.until(lambda: studio.item(item).content_verified is not None)
        ready = studio.item(item)
        assert ready.title == "river at dawn"
        assert ready.content_verified is True
        assert ready.duration_seconds == pytest.approx(2, abs=0.2)
        assert ready.thumbnail is not None
        assert ready.thumbnail.read_bytes().startswith(b"\xff\xd8")
        assert ready.video is not None
        assert ready.video.playable
        await studio.engine.publish(item, Visibility.PUBLIC)
        assert studio.item(item).state is ItemState.PUBLISHED
        in_order = [
            ItemState.CHECKING,
            ItemState.SENDING,
            ItemState.PROCESSING,
            ItemState.READY,
            ItemState.PUBLISHED,
        ]
        assert [state for state in in_order if state in seen] == in_order

    play(tmp_path, shared_server, scenario)


def test_pausing_keeps_what_arrived_and_resuming_goes_on(
    shared_server: LiveServer, tmp_path: Path
) -> None:
    film = padded(tmp_path / "film.mp4", 24 * MIB)

    async def scenario(studio: Rig) -> None:
        [item] = await studio.engine.add([film])
        await studio.until(lambda: studio.item(item).sent_bytes >= 2 * CHUNK)
        await studio.engine.pause(item)
        assert studio.item(item).state is ItemState.PAUSED
        path = upload_path(studio, item)
        there = (await on_server(studio, path)).offset
        assert 0 < there < film.stat().st_size
        await studio.engine.resume(item)
        await studio.until_state(item, ItemState.READY)
        assert upload_path(studio, item) == path

    play(tmp_path, shared_server, scenario)


def test_pause_all_and_resume_all(shared_server: LiveServer, tmp_path: Path) -> None:
    films = [padded(tmp_path / f"{n}.mp4", 16 * MIB, seed=n) for n in range(3)]

    async def scenario(studio: Rig) -> None:
        items = await studio.engine.add(films)
        await studio.until(lambda: studio.item(items[0]).sent_bytes >= CHUNK)
        await studio.until(
            lambda: all(studio.item(i).state is not ItemState.CHECKING for i in items)
        )
        await studio.engine.pause_all()
        paused = [item.state for item in studio.engine.items()]
        assert ItemState.SENDING not in paused
        assert ItemState.PAUSED in paused
        await studio.engine.resume_all()
        for item in items:
            await studio.until_state(item, ItemState.READY)

    play(tmp_path, shared_server, scenario)


def test_no_more_than_two_are_sent_at_once(shared_server: LiveServer, tmp_path: Path) -> None:
    films = [padded(tmp_path / f"{n}.mp4", 8 * MIB, seed=n) for n in range(4)]

    async def scenario(studio: Rig) -> None:
        most = 0

        def count(_id: UUID, _item: object) -> None:
            nonlocal most
            sending = [i for i in studio.engine.items() if i.state is ItemState.SENDING]
            most = max(most, len(sending))

        studio.engine.subscribe(count)
        items = await studio.engine.add(films)
        for item in items:
            await studio.until_state(item, ItemState.PROCESSING, ItemState.READY)
        assert 1 <= most <= 2

    play(tmp_path, shared_server, scenario)


def test_cancelling_frees_the_server_too(shared_server: LiveServer, tmp_path: Path) -> None:
    film = padded(tmp_path / "film.mp4", 24 * MIB)

    async def scenario(studio: Rig) -> None:
        [item] = await studio.engine.add([film])
        await studio.until(lambda: studio.item(item).sent_bytes >= CHUNK)
        path = upload_path(studio, item)
        await studio.engine.cancel(item)
        assert studio.item(item).state is ItemState.CANCELLED
        async with asyncio.timeout(PATIENCE_SECONDS):
            while await studio.engine._roster.deletions_owed():  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        try:
            assert (await on_server(studio, path)).state is UploadState.CANCELLED
        except StudioError as error:
            assert error.code in {ErrorCode.UPLOAD_GONE, ErrorCode.NOT_FOUND}  # noqa: PT017
        assert (await studio.engine.quota()).videos_this_week == 0

    play(tmp_path, shared_server, scenario)


def test_a_file_that_changes_under_way_is_noticed_and_sent_anew(
    shared_server: LiveServer, tmp_path: Path
) -> None:
    film = padded(tmp_path / "film.mp4", 16 * MIB, seed=1)

    async def scenario(studio: Rig) -> None:
        [item] = await studio.engine.add([film])
        await studio.until(lambda: studio.item(item).sent_bytes >= CHUNK)
        await studio.engine.pause(item)
        padded(film, 17 * MIB, seed=2)
        await studio.engine.resume(item)
        await studio.until_state(item, ItemState.FAILED)
        error = studio.item(item).error
        assert error is not None
        assert error.code == "client.file_changed"
        assert "film.mp4 has changed" in error.message
        await studio.engine.retry(item)
        await studio.until_state(item, ItemState.READY)
        await studio.until(lambda: studio.item(item).content_verified is not None)
        assert studio.item(item).content_verified is True
        assert studio.item(item).size == 17 * MIB
        assert (await studio.engine.quota()).videos_this_week == 1

    play(tmp_path, shared_server, scenario)


def test_a_file_that_vanishes_is_said_and_goes_on_when_it_is_back(
    shared_server: LiveServer, tmp_path: Path
) -> None:
    film = padded(tmp_path / "film.mp4", 16 * MIB)
    aside = tmp_path / "aside.mp4"

    async def scenario(studio: Rig) -> None:
        [item] = await studio.engine.add([film])
        await studio.until(lambda: studio.item(item).sent_bytes >= CHUNK)
        await studio.engine.pause(item)
        film.rename(aside)
        await studio.engine.resume(item)
        await studio.until_state(item, ItemState.FAILED)
        error = studio.item(item).error
        assert error is not None
        assert error.code == "client.file_missing"
        aside.rename(film)
        await studio.engine.retry(item)
        await studio.until_state(item, ItemState.READY)

    play(tmp_path, shared_server, scenario)


def test_what_is_no_video_never_leaves_this_computer(
    shared_server: LiveServer, tmp_path: Path
) -> None:
    text = tmp_path / "notes.mp4"
    text.write_text("Remember the milk.\n" * 100)
    empty = tmp_path / "empty.mp4"
    empty.touch()
    song = clip(tmp_path / "film.mp4")
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(song.read_bytes()[: song.stat().st_size // 2])

    async def scenario(studio: Rig) -> None:
        items = await studio.engine.add([text, empty, cut])
        codes = []
        for item in items:
            await studio.until_state(item, ItemState.REFUSED)
            error = studio.item(item).error
            assert error is not None
            codes.append(error.code)
        assert codes == [ErrorCode.NOT_A_VIDEO, ErrorCode.EMPTY_FILE, ErrorCode.TRUNCATED]
        assert (await studio.engine.quota()).videos_this_week == 0

    play(tmp_path, shared_server, scenario)


def test_the_weekly_limit_counts_what_waits_here(shared_server: LiveServer, tmp_path: Path) -> None:
    films = []
    source = clip(tmp_path / "source.mp4", seconds=0.4).read_bytes()
    for number in range(11):
        film = tmp_path / f"{number:02}.mp4"
        film.write_bytes(source)
        films.append(film)

    async def scenario(studio: Rig) -> None:
        quota = await studio.engine.quota()
        assert quota.max_videos_per_week == 10
        items = await studio.engine.add(films)
        await studio.until_state(items[10], ItemState.REFUSED)
        error = studio.item(items[10]).error
        assert error is not None
        assert error.code == ErrorCode.QUOTA_VIDEOS_PER_WEEK
        assert "of 10 uploads this week" in error.message
        await studio.engine.pause_all()

    play(tmp_path, shared_server, scenario)


def test_a_folder_gives_its_videos_and_no_file_twice(
    shared_server: LiveServer, tmp_path: Path
) -> None:
    folder = tmp_path / "holiday"
    (folder / "day 2").mkdir(parents=True)
    one = clip(folder / "one.mp4")
    two = clip(folder / "day 2" / "two.mp4")
    (folder / "notes.txt").write_text("not meant")

    async def scenario(studio: Rig) -> None:
        items = await studio.engine.add([folder])
        again = await studio.engine.add([one])
        assert again == [items[0]]
        assert {studio.item(item).path for item in items} == {one, two}
        for item in items:
            await studio.until_state(item, ItemState.READY)

    play(tmp_path, shared_server, scenario)


def test_a_video_deleted_elsewhere_leaves_the_list(
    shared_server: LiveServer, tmp_path: Path
) -> None:
    film = clip(tmp_path / "film.mp4")

    async def scenario(studio: Rig) -> None:
        [item] = await studio.engine.add([film])
        await studio.until_state(item, ItemState.READY)
        await studio.until(lambda: studio.feed.linked)
        await studio.api.delete(f"/videos/{studio.item(item).video_id}")
        await studio.until(lambda: studio.engine.items() == [])

    play(tmp_path, shared_server, scenario)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_file_nobody_may_read_is_refused(shared_server: LiveServer, tmp_path: Path) -> None:
    film = clip(tmp_path / "film.mp4")
    film.chmod(0)

    async def scenario(studio: Rig) -> None:
        [item] = await studio.engine.add([film])
        await studio.until_state(item, ItemState.REFUSED)

    play(tmp_path, shared_server, scenario)


def test_a_new_version_becomes_the_same_video(shared_server: LiveServer, tmp_path: Path) -> None:
    first, second = (clip(tmp_path / name, seconds=1) for name in ("cut_1.mp4", "cut_2.mp4"))

    async def scenario(studio: Rig) -> None:
        [item] = await studio.engine.add([first])
        await studio.until_state(item, ItemState.READY)
        video_id = studio.item(item).video_id
        assert video_id is not None
        [again] = await studio.engine.add([second], replaces=video_id)
        await studio.until(lambda: studio.item(again).finished_at is not None)
        await studio.until_state(again, ItemState.READY, ItemState.PUBLISHED)
        assert studio.item(again).video_id == video_id
        versions = await studio.api.get(f"/videos/{video_id}/versions", list[VersionOut])
        assert [each.number for each in versions] == [2, 1]

    play(tmp_path, shared_server, scenario)


def test_a_version_that_was_spoilt_on_its_way_leaves_the_video_alone(
    shared_server: LiveServer, tmp_path: Path
) -> None:
    first, second = (clip(tmp_path / name, seconds=1) for name in ("cut_1.mp4", "cut_2.mp4"))

    async def scenario(studio: Rig) -> None:
        [item] = await studio.engine.add([first])
        await studio.until_state(item, ItemState.READY)
        video_id = studio.item(item).video_id
        assert video_id is not None
        [again] = await studio.engine.add([second], replaces=video_id)
        await studio.until_state(again, ItemState.READY)
        entry = studio.engine._roster.find(again)
        assert entry is not None
        entry.change(ItemState.FAILED, error_code=ClientCode.CONTENT_DIFFERS, video_id=video_id)
        await studio.engine.retry(again)
        await studio.until_state(again, ItemState.READY)
        assert (await studio.api.get(f"/videos/{video_id}", VideoOut)).id == video_id

    play(tmp_path, shared_server, scenario)
