import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

from fastapi.testclient import TestClient

from server.contract.events import ChangeKind, ChangeOut
from server.features.notifications.stream import ChangeStream
from server.kit.db.unit import Units
from tests.patience import PATIENCE_SECONDS
from tests.server.features.videos.making import arrive, make_playable, on_air
from tests.server.people import Person


async def _take(changes: AsyncIterator[ChangeOut], count: int) -> list[ChangeOut]:
    async with asyncio.timeout(PATIENCE_SECONDS):
        return [await anext(changes) for _ in range(count)]


def test_a_listener_hears_of_its_own_videos_as_they_change(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = arrive(client, tahmina)

    async def scene() -> list[ChangeOut]:
        stream = ChangeStream(units)
        heard = stream.listen(tahmina.id, None)
        first = asyncio.get_running_loop().create_task(_take(heard, 1))
        await asyncio.sleep(0)
        await asyncio.to_thread(on_air, client, units, rafi)
        await asyncio.to_thread(make_playable, units, video)
        told = await first
        while told[-1].video is None or not told[-1].video.playable:
            told += await _take(heard, 1)
        await stream.close()
        return told

    told = asyncio.run(scene())
    assert {change.id for change in told if change.kind is ChangeKind.VIDEO} == {video.id}
    assert sorted(change.seq for change in told) == [change.seq for change in told]


def test_what_was_missed_is_told_each_thing_once(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    gone = on_air(client, units, tahmina, "gone")
    client.delete(f"/api/v1/videos/{gone.id}", headers=tahmina.auth)

    async def scene() -> list[ChangeOut]:
        stream = ChangeStream(units)
        told = await _take(stream.listen(tahmina.id, 0), 4)
        await stream.close()
        return told

    told = asyncio.run(scene())
    assert {(change.kind, change.id) for change in told} >= {
        (ChangeKind.VIDEO, video.id),
        (ChangeKind.VIDEO_DELETED, gone.id),
    }
    assert [change.video.title for change in told if change.video] == ["Boats"]


def test_the_stream_ends_with_the_token(units: Units, tahmina: Person) -> None:
    async def scene() -> list[ChangeOut]:
        stream = ChangeStream(units)
        async with asyncio.timeout(PATIENCE_SECONDS):
            until = units.clock() + timedelta(milliseconds=50)
            heard = [change async for change in stream.listen(tahmina.id, None, until=until)]
        await stream.close()
        return heard

    assert all(change.kind is ChangeKind.CHANNEL for change in asyncio.run(scene()))


def test_closing_ends_every_listener(units: Units, tahmina: Person) -> None:
    async def scene() -> list[ChangeOut]:
        stream = ChangeStream(units)

        async def listen() -> list[ChangeOut]:
            return [change async for change in stream.listen(tahmina.id, None)]

        task = asyncio.get_running_loop().create_task(listen())
        await asyncio.sleep(0)
        assert stream.listening
        await stream.close()
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await task

    assert isinstance(asyncio.run(scene()), list)
