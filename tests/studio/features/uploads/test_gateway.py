import asyncio
from pathlib import Path
from uuid import uuid4

import pytest

from server.contract.errors import ErrorCode
from server.contract.videos import Visibility
from studio.features.uploads.state import ItemState
from studio.kit.errors import ServerRefusal
from tests.studio.clips import clip
from tests.studio.live_server import LiveServer
from tests.studio.rig import email, rig


def test_what_the_engine_asks_is_answered(shared_server: LiveServer, tmp_path: Path) -> None:
    film = clip(tmp_path / "film.mp4")

    async def scenario() -> None:
        async with rig(tmp_path / "s", shared_server.url, email()) as studio:
            gateway = studio.engine._gateway
            assert (await gateway.quota()).max_duration_seconds == 15 * 60
            with gateway.open(film, {}, None) as one, gateway.open(film, {}, None) as two:
                assert one._chunk is two._chunk, "what was learned of the line is forgotten"
            token = await gateway.token()
            assert await gateway.renew("another") == token
            [item] = await studio.engine.add([film])
            await studio.until_state(item, ItemState.READY)
            video_id = studio.item(item).video_id
            assert video_id is not None
            assert (await gateway.video(video_id)).playable
            published = await gateway.publish(video_id, Visibility.UNLISTED)
            assert published.visibility is Visibility.UNLISTED
            with pytest.raises(ServerRefusal) as caught:
                await gateway.video(uuid4())
            assert caught.value.code == ErrorCode.NOT_FOUND
            with pytest.raises(ServerRefusal):
                await gateway.process_again(video_id)

    asyncio.run(scenario())


def test_observers_come_and_go(shared_server: LiveServer, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with rig(tmp_path / "s", shared_server.url, email()) as studio:
            gateway = studio.engine._gateway
            linked = asyncio.Event()
            stops = [gateway.on_change(lambda _change: None)]
            stops.append(gateway.on_link(lambda up: linked.set() if up else None))
            if not gateway.linked:
                async with asyncio.timeout(20):
                    await linked.wait()
            assert gateway.linked
            for stop in stops:
                stop()

    asyncio.run(scenario())
