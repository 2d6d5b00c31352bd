import asyncio
import threading
import time
from collections.abc import Awaitable, Callable

import pytest

from studio.kit.task_scope import ScopeClosedError, TaskScope
from tests.patience import PATIENCE_SECONDS, eventually

Scenario = Callable[[TaskScope, list[Exception]], Awaitable[None]]


def play(scenario: Scenario) -> None:
    async def run() -> None:
        errors: list[Exception] = []
        scope = TaskScope(errors.append, name="test", threads=2)
        await scenario(scope, errors)
        await scope.aclose()

    asyncio.run(run())


def test_an_unhandled_error_takes_the_one_path() -> None:
    async def scenario(scope: TaskScope, errors: list[Exception]) -> None:
        task = scope.start(_fail())
        with pytest.raises(ValueError, match="no"):
            await task
        assert [str(error) for error in errors] == ["no"]

    play(scenario)


def test_busy_is_told_when_it_begins_and_ends() -> None:
    async def scenario(scope: TaskScope, _errors: list[Exception]) -> None:
        told: list[bool] = []
        stop = scope.observe_busy(told.append)
        gate = asyncio.Event()
        first = scope.start(_wait(gate))
        second = scope.start(_wait(gate))
        assert scope.busy is True
        gate.set()
        await asyncio.gather(first, second)
        await asyncio.sleep(0)
        assert bool(scope.busy) is False
        assert told == [True, False]
        stop()
        stop()
        await scope.start(_wait(gate))
        assert told == [True, False]

    play(scenario)


async def _fail() -> None:
    raise ValueError("no")


async def _wait(gate: asyncio.Event) -> None:
    await gate.wait()


def test_closing_cancels_and_reports_nothing() -> None:
    async def scenario(scope: TaskScope, errors: list[Exception]) -> None:
        task = scope.start(asyncio.sleep(600))
        await asyncio.sleep(0)
        await scope.aclose()
        assert task.cancelled()
        assert scope.closed
        assert errors == []
        with pytest.raises(ScopeClosedError):
            scope.start(asyncio.sleep(0))
        with pytest.raises(ScopeClosedError):
            await scope.run_blocking(time.sleep, 0)

    play(scenario)


def test_a_window_that_goes_away_does_not_wait() -> None:
    async def scenario(scope: TaskScope, _errors: list[Exception]) -> None:
        task = scope.start(asyncio.sleep(600))
        scope.close()
        with pytest.raises(asyncio.CancelledError):
            await task

    play(scenario)


def test_blocking_work_leaves_the_loop_alone() -> None:
    async def scenario(scope: TaskScope, _errors: list[Exception]) -> None:
        gate = threading.Event()
        waiting = scope.start(scope.run_blocking(gate.wait, timeout=PATIENCE_SECONDS))
        await asyncio.sleep(0.01)
        assert not waiting.done()
        gate.set()
        assert await waiting
        name = await scope.run_blocking(lambda: threading.current_thread().name)
        assert name.startswith("test")
        with pytest.raises(ZeroDivisionError):
            await scope.run_blocking(lambda: 1 / 0)

    play(scenario)


def test_closing_waits_for_threads_without_stopping_the_loop() -> None:
    async def scenario(scope: TaskScope, _errors: list[Exception]) -> None:
        begun, done = threading.Event(), threading.Event()

        def slow() -> None:
            begun.set()
            time.sleep(0.2)
            done.set()

        scope.start(scope.run_blocking(slow))
        await eventually(begun.is_set)
        await scope.aclose()
        assert done.is_set()

    play(scenario)
