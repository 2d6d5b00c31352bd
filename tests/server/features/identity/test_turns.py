import anyio
import anyio.lowlevel
import pytest

from server.features.identity.turns import Turns
from server.kit.errors import OverloadedError


def test_no_more_are_at_it_than_there_is_room_for() -> None:
    turns = Turns(at_once=2, of_one_sender=20)
    inside, most = [0], [0]

    async def one() -> None:
        async with turns.turn(""):
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
        async with turns.turn(""):
            pass

    async def scenario() -> None:
        async with anyio.create_task_group() as group:
            async with turns.turn(""):
                group.start_soon(waits)
                await anyio.wait_all_tasks_blocked()
                with pytest.raises(OverloadedError) as caught:
                    async with turns.turn(""):
                        pass
            assert (caught.value.status, caught.value.retry_after) == (503, 2)

    anyio.run(scenario)


def test_room_is_there_again_after_a_refusal() -> None:
    turns = Turns(at_once=1, waiting=1)

    async def scenario() -> None:
        for _ in range(3):
            with pytest.raises(ZeroDivisionError):
                async with turns.turn(""):
                    raise ZeroDivisionError

    anyio.run(scenario)


def test_no_sender_fills_the_queue_for_the_others() -> None:
    turns = Turns(at_once=1, of_one_sender=2)
    let_in: list[str] = []

    async def enter(address: str) -> None:
        async with turns.turn(address):
            let_in.append(address)

    async def scenario() -> None:
        async with anyio.create_task_group() as group, turns.turn("192.0.2.1"):
            group.start_soon(enter, "192.0.2.1")
            await anyio.wait_all_tasks_blocked()
            with pytest.raises(OverloadedError):
                await enter("192.0.2.1")
            group.start_soon(enter, "192.0.2.2")
            await anyio.wait_all_tasks_blocked()
        await enter("192.0.2.1")

    anyio.run(scenario)
    assert sorted(let_in) == ["192.0.2.1", "192.0.2.1", "192.0.2.2"]
