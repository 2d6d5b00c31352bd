"""A whole studio with its windows in memory, on folders that nothing else uses."""

import asyncio
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import qasync
from PySide6.QtWidgets import QApplication

from studio.app.container import Studio
from studio.app.main import make_application
from studio.kit.task_scope import ErrorSink, TaskScope

_PATIENCE = 240.0
_EVERY = 0.1


async def until(condition: Callable[[], bool], what: str) -> None:
    """Wait until something is so.

    Raises:
        TimeoutError: It never was.
    """
    for _ in range(int(_PATIENCE / _EVERY)):
        if condition():
            return
        await asyncio.sleep(_EVERY)
    raise TimeoutError(f"waited in vain for {what}")


async def with_studio(
    app: QApplication, play: Callable[[Studio], Awaitable[None]], on_error: ErrorSink
) -> None:
    """Start a studio, use it, close its window and wait until all of it has ended.

    Args:
        app: Qt's application.
        play: Uses it.
        on_error: Told of tasks that failed.
    """
    studio = Studio(app)
    scope = TaskScope(on_error, name="offscreen")
    running = scope.start(studio.run(), name="studio")
    try:
        await play(studio)
    finally:
        studio.window.close()
        await running


def run_offscreen(work: Callable[[QApplication], Coroutine[Any, Any, int]]) -> int:
    """Run a program that needs no screen; returns its exit code.

    Args:
        work: The program, given Qt's application.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="chitra-studio-") as home:
        os.environ["CHITRA_STUDIO_DIR"] = home
        app = make_application(sys.argv[:1])
        loop = qasync.QEventLoop(app)
        asyncio.set_event_loop(loop)
        with loop:
            return int(loop.run_until_complete(work(app)))
