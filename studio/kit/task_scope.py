"""Where every coroutine of the studio starts.

asyncio keeps only a weak reference to a task and drops its exception silently; a window that
closes must also end what it began. A scope keeps the reference, reports each failure to one
place, knows whether anything is under way, and cancels everything when it closes.
"""

import asyncio
import contextlib
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

Result = TypeVar("Result")
Params = ParamSpec("Params")

ErrorSink = Callable[[Exception], None]
"""Told of each exception that no coroutine handled."""

BusyObserver = Callable[[bool], None]
"""Told when the scope becomes busy (True) and when it falls idle (False)."""


class ScopeClosedError(RuntimeError):
    """Work was given to a scope that has ended: a mistake in the program."""


class TaskScope:
    """Starts coroutines and blocking work, and ends them together.

    Args:
        on_error: The one error path. Cancellation never reaches it.
        name: Names the threads and tasks in a debugger.
        threads: How many blocking calls may run at once.
    """

    def __init__(self, on_error: ErrorSink, *, name: str = "scope", threads: int = 4) -> None:
        self._on_error = on_error
        self._name = name
        self._tasks: set[asyncio.Task[Any]] = set()
        self._observers: list[BusyObserver] = []
        self._threads = ThreadPoolExecutor(max_workers=threads, thread_name_prefix=name)
        self._closed = False

    @property
    def busy(self) -> bool:
        """Whether anything started here is still under way."""
        return bool(self._tasks)

    @property
    def closed(self) -> bool:
        """Whether the scope has ended."""
        return self._closed

    def observe_busy(self, observer: BusyObserver) -> Callable[[], None]:
        """Call ``observer`` whenever :attr:`busy` changes; the returned function stops it."""
        self._observers.append(observer)

        def stop() -> None:
            with contextlib.suppress(ValueError):
                self._observers.remove(observer)

        return stop

    def start(
        self, coroutine: Coroutine[Any, Any, Result], *, name: str | None = None
    ) -> "asyncio.Task[Result]":
        """Run a coroutine in the background of the running event loop.

        Its exception goes to the scope's error path; the task may be awaited or cancelled
        by the caller as well.

        Raises:
            ScopeClosedError: The scope has ended.
        """
        if self._closed:
            coroutine.close()
            raise ScopeClosedError(f"{self._name} has ended")
        label = f"{self._name}:{name or getattr(coroutine, '__qualname__', 'task')}"
        # The one place where a task may be made: here its reference is kept.
        task = asyncio.create_task(coroutine, name=label)  # noqa: TID251
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        if len(self._tasks) == 1:
            self._tell(busy=True)
        return task

    async def run_blocking(
        self, function: Callable[Params, Result], *args: Params.args, **kwargs: Params.kwargs
    ) -> Result:
        """Run a blocking function on one of the scope's own threads.

        A cancelled call returns at once while the thread finishes by itself; a function that
        takes long must therefore watch something of its own that tells it to stop.

        Raises:
            ScopeClosedError: The scope has ended.
        """
        if self._closed:
            raise ScopeClosedError(f"{self._name} has ended")
        future = self._threads.submit(function, *args, **kwargs)
        return await asyncio.wrap_future(future)

    def close(self) -> None:
        """Cancel everything and return at once; for windows that just go away."""
        self._closed = True
        for task in self._tasks:
            task.cancel()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def aclose(self) -> None:
        """Cancel everything and wait until it has ended, threads included."""
        self.close()
        current = asyncio.current_task()
        ending = [task for task in self._tasks if task is not current]
        await asyncio.gather(*ending, return_exceptions=True)
        # Joining the threads here would block the event loop, so a thread of its own does it.
        joined: Future[None] = Future()

        def join() -> None:
            self._threads.shutdown(wait=True)
            joined.set_result(None)

        threading.Thread(target=join, name=f"{self._name}-join", daemon=True).start()
        await asyncio.wrap_future(joined)

    def _finished(self, task: "asyncio.Task[Any]") -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            error = task.exception()
            if isinstance(error, Exception):
                self._on_error(error)
        if not self._tasks:
            self._tell(busy=False)

    def _tell(self, *, busy: bool) -> None:
        for observer in tuple(self._observers):
            observer(busy)
