import anyio
import anyio.lowlevel
import pytest

from server.features.identity.turns import Turns
from server.kit.errors import OverloadedError


def test_no_more_are_at_it_than_there_is_room_for() -> None:
    turns = Turns(at_once=2)
    inside, most = [0], [0]

    async def one() -> None:
        async with turns.room():
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            await anyio.lowlevel.checkpoint()
            inside[0] -= 1

    async def many() -> None:
        async with anyio.create_task_group() as group:
            for _ in range(20):
                group.start_soon(one)

    anyio.run(many)
    assert most == [2]


def test_who_finds_the_queue_full_is_told_when_to_come_back() -> None:
    turns = Turns(at_once=1, waiting=1)

    async def waits() -> None:
        async with turns.room():
            pass

    async def scenario() -> None:
        async with anyio.create_task_group() as group:
            async with turns.room():
                group.start_soon(waits)
                await anyio.wait_all_tasks_blocked()
                with pytest.raises(OverloadedError) as caught:
                    turns.room()
            assert (caught.value.status, caught.value.retry_after) == (503, 2)

    anyio.run(scenario)


def test_room_is_there_again_after_a_refusal() -> None:
    turns = Turns(at_once=1, waiting=1)

    async def scenario() -> None:
        for _ in range(3):
            with pytest.raises(ZeroDivisionError):
                async with turns.room():
                    raise ZeroDivisionError

    anyio.run(scenario)
