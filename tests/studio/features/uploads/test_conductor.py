import asyncio
import time
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from studio.features.uploads.state import ItemState, UploadItem
from studio.net.tus import TusUpload
from tests.studio.clips import clip, padded
from tests.studio.features.uploads.test_engine import CHUNK, MIB
from tests.studio.live_server import LiveServer
from tests.studio.rig import email, rig


def test_a_clean_restart_goes_on_and_shows_what_was_finished(
    shared_server: LiveServer, tmp_path: Path
) -> None:
    done = clip(tmp_path / "done.mp4")
    film = padded(tmp_path / "film.mp4", 24 * MIB)
    address = email()

    async def first() -> None:
        async with rig(tmp_path / "s", shared_server.url, address, chunk_bytes=CHUNK) as studio:
            [finished] = await studio.engine.add([done])
            await studio.until_state(finished, ItemState.READY)
            [item] = await studio.engine.add([film])
            await studio.until(lambda: studio.item(item).sent_bytes >= CHUNK)

    async def second() -> None:
        async with rig(
            tmp_path / "s", shared_server.url, address, chunk_bytes=CHUNK, new=False
        ) as studio:
            finished, item = (shown.id for shown in studio.engine.items())
            await studio.until(lambda: studio.item(finished).video is not None)
            assert studio.item(finished).state is ItemState.READY
            assert studio.item(item).state in {ItemState.WAITING, ItemState.SENDING}
            await studio.until_state(item, ItemState.READY)
            await studio.until(lambda: studio.item(item).content_verified is not None)
            assert studio.item(item).content_verified is True

    asyncio.run(first())
    asyncio.run(second())


def test_what_waited_for_a_sign_in_goes_on_with_the_next_start(
    shared_server: LiveServer, tmp_path: Path
) -> None:
    film = padded(tmp_path / "film.mp4", 24 * MIB)
    address = email()

    async def first() -> None:
        async with rig(tmp_path / "s", shared_server.url, address, chunk_bytes=CHUNK) as studio:
            [item] = await studio.engine.add([film])
            await studio.until(lambda: studio.item(item).sent_bytes >= CHUNK)
            tokens = studio.api.session._tokens
            await studio.api.session.forget()
            await studio.until_state(item, ItemState.PAUSED)
            assert tokens is not None
            await asyncio.to_thread(studio.api.session._store.save, tokens)

    async def second() -> None:
        async with rig(
            tmp_path / "s", shared_server.url, address, chunk_bytes=CHUNK, new=False
        ) as studio:
            [item] = (shown.id for shown in studio.engine.items())
            await studio.until_state(item, ItemState.READY)

    asyncio.run(first())
    asyncio.run(second())


def test_speed_and_remaining_time_show_while_sending(
    shared_server: LiveServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = padded(tmp_path / "film.mp4", 24 * MIB)
    send_chunk = TusUpload.send_chunk

    def slowly(upload: TusUpload, *arguments: Any) -> int:
        time.sleep(0.2)
        return send_chunk(upload, *arguments)

    monkeypatch.setattr(TusUpload, "send_chunk", slowly)

    async def scenario() -> None:
        async with rig(tmp_path / "s", shared_server.url, email(), chunk_bytes=CHUNK) as studio:
            speeds: list[float] = []
            left: list[float] = []

            def note(_id: UUID, item: UploadItem | None) -> None:
                if item is not None and item.speed_bytes_per_second is not None:
                    speeds.append(item.speed_bytes_per_second)
                    left.append(item.seconds_left or 0)

            studio.engine.subscribe(note)
            [item] = await studio.engine.add([film])
            await studio.until_state(item, ItemState.PROCESSING, ItemState.READY)
            assert speeds, "twelve chunks take longer than a second"
            assert all(speed > 0 for speed in speeds)
            assert all(seconds >= 0 for seconds in left)
            assert any(seconds > 0 for seconds in left)
            assert studio.item(item).speed_bytes_per_second is None

    asyncio.run(scenario())
