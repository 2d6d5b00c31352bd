import asyncio
import os
from pathlib import Path

import pytest

from server.contract.errors import ErrorCode
from server.contract.videos import VideoStatus
from studio.features.uploads.following import _failure_of, _state_of
from studio.features.uploads.state import ItemState
from studio.kit.errors import StudioError
from studio.storage.file_digest import FileDigest
from tests.studio.clips import clip, padded
from tests.studio.features.uploads.test_engine import CHUNK, MIB
from tests.studio.live_server import LiveServer
from tests.studio.rig import email, rig


def test_bytes_that_differ_are_said_plainly_and_sent_again(
    shared_server: LiveServer, tmp_path: Path
) -> None:
    film = padded(tmp_path / "film.mp4", 8 * MIB)

    async def scenario() -> None:
        async with rig(tmp_path / "s", shared_server.url, email(), chunk_bytes=CHUNK) as studio:
            [item] = await studio.engine.add([film])
            await studio.until(lambda: studio.item(item).sent_bytes >= CHUNK)
            entry = studio.engine._roster.find(item)
            assert entry is not None
            # As if the disk had given other bytes to us than to the socket.
            entry.digest = FileDigest()
            entry.digest.feed(0, memoryview(b"x"))
            await studio.until_state(item, ItemState.FAILED)
            shown = studio.item(item)
            assert shown.content_verified is False
            assert shown.error is not None
            assert shown.error.code == ErrorCode.CONTENT_DIFFERS
            assert "not the file that was sent" in shown.error.message
            spoilt = shown.video_id
            assert spoilt is not None
            await studio.engine.retry(item)
            await studio.until(lambda: studio.item(item).content_verified is True)
            assert studio.item(item).video_id != spoilt
            with pytest.raises(StudioError) as caught:
                await studio.engine._gateway.video(spoilt)
            assert caught.value.code == ErrorCode.NOT_FOUND
            assert (await studio.engine.quota()).videos_this_week == 1

    asyncio.run(scenario())


def test_a_file_that_was_moved_after_sending_is_no_trouble(
    shared_server: LiveServer, tmp_path: Path
) -> None:
    film = clip(tmp_path / "film.mp4")

    async def scenario() -> None:
        async with rig(tmp_path / "s", shared_server.url, email()) as studio:
            [item] = await studio.engine.add([film])
            await studio.until_state(item, ItemState.PROCESSING, ItemState.READY)
            entry = studio.engine._roster.find(item)
            assert entry is not None
            film.unlink()
            await studio.until_state(item, ItemState.READY)
            assert studio.item(item).error is None

    asyncio.run(scenario())


def test_what_the_server_refuses_in_the_end_is_passed_on(
    shared_server: LiveServer, tmp_path: Path
) -> None:
    """This computer's own look is skipped: an older studio, or a newer server."""
    text = tmp_path / "text.mp4"
    text.write_text("Only words. " * 1000)

    async def scenario() -> None:
        async with rig(tmp_path / "s", shared_server.url, email()) as studio:
            checking = studio.engine._conductor._checking

            async def trusting(entry: object) -> None:
                found = studio.engine.items()[0]
                known = studio.engine._roster.find(found.id)
                assert known is entry
                assert known is not None
                status = os.stat(text)  # noqa: PTH116
                known.change(size=status.st_size, mtime_ns=status.st_mtime_ns)

            checking.look = trusting  # type: ignore[method-assign]
            [item] = await studio.engine.add([text])
            await studio.until_state(item, ItemState.FAILED)
            error = studio.item(item).error
            assert error is not None
            assert error.code == ErrorCode.NOT_A_VIDEO
            assert "not a video" in error.message

    asyncio.run(scenario())


def test_every_status_has_its_state(shared_server: LiveServer, tmp_path: Path) -> None:
    film = clip(tmp_path / "film.mp4")

    async def scenario() -> None:
        async with rig(tmp_path / "s", shared_server.url, email()) as studio:
            [item] = await studio.engine.add([film])
            await studio.until_state(item, ItemState.READY)
            video = studio.item(item).video
            assert video is not None
            for status in VideoStatus:
                for playable in (True, False):
                    told = video.model_copy(update={"status": status, "playable": playable})
                    assert isinstance(_state_of(told), ItemState)
            processing = video.model_copy(
                update={"status": VideoStatus.PROCESSING, "playable": False}
            )
            assert _state_of(processing) is ItemState.PROCESSING
            nameless = video.model_copy(update={"processing": None})
            assert _failure_of(nameless).code == ErrorCode.ENCODE_FAILED

    asyncio.run(scenario())
