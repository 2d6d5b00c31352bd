"""Run the server: web application and worker in one process, or the first alone."""

import asyncio
import json
import os
import signal
import socket
import sys
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import psutil
import structlog
import uvicorn
from alembic.util import CommandError
from fastapi import FastAPI
from obstore.exceptions import BaseError
from psycopg.errors import LockNotAvailable
from sqlalchemy.exc import DBAPIError

from server.app.application import create_app
from server.app.copying.errors import CopyError
from server.app.copying.target import refuse_unfinished
from server.app.database import migrate
from server.app.settings import Settings
from server.app.wiring import Parts, wire
from server.app.work import make_worker
from server.features.media.underway import Underway
from server.features.notifications.stream import ChangeStream
from server.features.uploads.locks import UploadLocks
from server.kit.db.engine import database_url
from server.kit.heaps import share_heaps
from server.kit.jobs.queue import Queue
from server.kit.jobs.worker import Worker

log = structlog.get_logger(__name__)
GRACE_SECONDS = 10
PARENT_CHECK_SECONDS = 1.0
OTHER_VERSION = (
    "The database was made by another version of this server, and this one does not know its "
    "schema ({}). Run the newer version, or restore a backup from before it."
)
BUSY = (
    "The database has to be brought to this version's schema, but somebody is using its tables. "
    "Try again in a moment, or stop the other servers first."
)


class StartError(Exception):
    """The server cannot start as it was told to; the message says why."""


class CannotListenError(StartError):
    """The address cannot be listened at."""


class Server(uvicorn.Server):
    """Uvicorn, which first lets go of the streams that would never end by themselves."""

    def __init__(self, config: uvicorn.Config, stream: ChangeStream, uploads: UploadLocks) -> None:
        super().__init__(config)
        self._stream = stream
        self._uploads = uploads

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Finish what can be finished."""
        self._uploads.end()
        await self._stream.close()
        await super().shutdown(sockets)


def serve(
    settings: Settings,
    *,
    queues: list[Queue],
    announce: Path | None = None,
    parent: int | None = None,
) -> None:
    """Serve until a signal comes. With ``queues``, work on them as well.

    Args:
        settings: What the server is told.
        queues: What it works on.
        announce: The file to write address and pid to.
        parent: The pid of a process whose end is a signal, too.

    Raises:
        CannotListenError: somebody else has the port, or the host is not ours.
    """
    share_heaps()
    parts = prepare(settings)
    listener = listen(settings.host, settings.port)
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    url = f"http://{host}:{listener.getsockname()[1]}"
    _look_for_assets(settings)
    worker = make_worker(parts, queues) if queues else None
    app = create_app(parts)
    app.router.lifespan_context = _lifespan(worker, announce, url)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
        server_header=False,
        # Uvicorn would believe whoever asks from this very machine; the application asks its own.
        proxy_headers=False,
    )
    server = Server(config, parts.providers.get(ChangeStream), parts.providers.get(UploadLocks))
    if parent is not None:
        _watch_parent(server, parent)
    # Uvicorn raises the signal that ended it once more when it is done; this is who gets it.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: leave(parts, worker))
    server.run(sockets=[listener])
    leave(parts, worker)


def _look_for_assets(settings: Settings) -> None:
    """Warn who serves without what the pages need; the API answers all the same."""
    if not (settings.assets_dir / "icons").is_dir():
        log.warning("web assets are missing, so pages cannot be shown: run `make assets`")


def prepare(settings: Settings) -> Parts:
    """Wire the parts and bring the database up to date.

    Raises:
        StartError: folder, database or store cannot be used.
    """
    try:
        parts = wire(settings)
        _bring_up_to_date(parts)
    except OSError as error:
        raise StartError(f"{error.filename}: {error.strerror}.") from error
    except CopyError as error:
        raise StartError(str(error)) from error
    except CommandError as error:
        raise StartError(OTHER_VERSION.format(error)) from error
    except DBAPIError as error:
        if isinstance(error.orig, LockNotAvailable):
            raise StartError(BUSY) from error
        told = str(error.orig).strip().splitlines()[0]
        raise StartError(f"The database cannot be used: {told}") from error
    except (ValueError, BaseError) as error:
        raise StartError(str(error).strip().splitlines()[0]) from error
    return parts


def _bring_up_to_date(parts: Parts) -> None:
    try:
        refuse_unfinished(parts.engine)
        migrate(parts.engine, database_url(parts.settings.database))
    except BaseException:
        parts.close()
        raise


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 lets the system choose.

    Raises:
        CannotListenError: somebody else has the port, or the host is not ours.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise CannotListenError(f"Cannot listen at {host}:{port}: {error.strerror}.") from error
    listener.listen(1024)
    return listener


def leave(parts: Parts, worker: Worker | None) -> None:
    """End the process at once, with jobs under way left to whoever comes next.

    Their threads cannot be stopped, and must not report a failure that is only our leaving;
    ffmpeg dies with this process.
    """
    if worker is not None:
        parts.providers.get(Underway).take_back()
        worker.leave()
    parts.close()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def _lifespan(
    worker: Worker | None, announce: Path | None, url: str
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        if worker is not None:
            await asyncio.to_thread(worker.start)
        log.info("serving", url=url, pid=os.getpid())
        if announce is not None:
            _write_whole(announce, json.dumps({"url": url, "pid": os.getpid()}))
        yield

    return lifespan


def _write_whole(path: Path, text: str) -> None:
    """Write the file so that a reader sees all of it or none."""
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def _watch_parent(server: Server, pid: int) -> None:
    """Stop when the process that started this one is gone, even if it was killed."""
    try:
        parent = psutil.Process(pid)
    except psutil.NoSuchProcess:
        server.should_exit = True
        return

    def watch() -> None:
        while parent.is_running():
            if stop.wait(PARENT_CHECK_SECONDS):
                return
        server.should_exit = True

    stop = threading.Event()
    threading.Thread(target=watch, name="watch-parent", daemon=True).start()
