"""Commands and uploads while the server is away, or has no room."""

import asyncio
from pathlib import Path

import pytest

from server.contract.errors import ErrorCode
from studio.features.uploads.state import ItemState
from tests.patience import PATIENCE_SECONDS
from tests.studio.clips import padded
from tests.studio.features.uploads.test_engine import CHUNK, MIB, play
from tests.studio.live_server import LiveServer
from tests.studio.rig import Rig

pytestmark = pytest.mark.proof


def test_a_cancel_while_the_server_is_away_is_made_good_later(
    own_server: LiveServer, tmp_path: Path
) -> None:
    film = padded(tmp_path / "film.mp4", 24 * MIB)

    async def scenario(studio: Rig) -> None:
        [item] = await studio.engine.add([film])
        await studio.until(lambda: studio.item(item).sent_bytes >= CHUNK)
        own_server.kill()
        await studio.until_state(item, ItemState.NO_NETWORK)
        await studio.engine.remove(item)
        assert studio.engine.items() == []
        assert len(await studio.engine._roster.deletions_owed()) == 1
        await asyncio.to_thread(own_server.start)
        async with asyncio.timeout(PATIENCE_SECONDS):
            while await studio.engine._roster.deletions_owed():  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        assert (await studio.engine.quota()).videos_this_week == 0

    play(tmp_path, own_server, scenario)


def test_a_full_server_is_waited_for_and_nothing_is_lost(
    own_server: LiveServer, tmp_path: Path
) -> None:
    film = padded(tmp_path / "film.mp4", 24 * MIB)

    async def scenario(studio: Rig) -> None:
        [item] = await studio.engine.add([film])
        await studio.until(lambda: studio.item(item).sent_bytes >= CHUNK)
        own_server.kill()
        own_server.environment["CHITRA_UPLOAD_RESERVE_BYTES"] = str(10**15)
        await asyncio.to_thread(own_server.start)
        await studio.engine.resume(item)
        await studio.until_state(item, ItemState.RETRYING)
        error = studio.item(item).error
        assert error is not None
        assert error.code == ErrorCode.DISK_FULL
        kept = studio.item(item).sent_bytes
        assert kept > 0
        own_server.kill()
        own_server.environment["CHITRA_UPLOAD_RESERVE_BYTES"] = "0"
        await asyncio.to_thread(own_server.start)
        await studio.engine.resume(item)
        await studio.until_state(item, ItemState.READY)

    play(tmp_path, own_server, scenario)
