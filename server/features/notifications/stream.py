"""One reader of the feed per process, and any number of listeners to it."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from starlette.concurrency import run_in_threadpool

from server.contract.events import ChangeOut
from server.features.notifications import repository
from server.features.notifications.models import Change
from server.kit.db.unit import Units

log = structlog.get_logger(__name__)

POLL_SECONDS = 0.25
OVERLAP = timedelta(seconds=5)
"""How long a transaction may hold back a change without its being missed."""
QUEUE_LIMIT = 1000
"""Changes kept for a listener that does not read; beyond, it is cut off and resumes."""


class ChangeStream:
    """Follows the feed while somebody listens, and hands each user their changes."""

    def __init__(self, units: Units) -> None:
        self._units = units
        self._listeners: dict[UUID, set[asyncio.Queue[ChangeOut | None]]] = defaultdict(set)
        self._task: asyncio.Task[None] | None = None
        self._closing = False

    @property
    def listening(self) -> bool:
        """Somebody follows the stream."""
        return bool(self._listeners)

    async def listen(
        self, user_id: UUID, after: int | None, *, until: datetime | None = None
    ) -> AsyncIterator[ChangeOut]:
        """The user's changes as they happen.

        Args:
            user_id: Whose.
            after: Begin behind this number, with what was missed; None for new ones only.
            until: When to end.
        """
        queue: asyncio.Queue[ChangeOut | None] = asyncio.Queue(QUEUE_LIMIT)
        self._listeners[user_id].add(queue)
        self._ensure_reader()
        try:
            if after is not None:
                for change in await run_in_threadpool(self._missed, user_id, after):
                    yield change
            while not self._closing and (told := await self._next_of(queue, until)) is not None:
                yield told
        finally:
            self._listeners[user_id].discard(queue)
            if not self._listeners[user_id]:
                del self._listeners[user_id]

    async def _next_of(
        self, queue: asyncio.Queue[ChangeOut | None], until: datetime | None
    ) -> ChangeOut | None:
        left = None if until is None else (until - self._units.clock()).total_seconds()
        try:
            async with asyncio.timeout(left):
                return await queue.get()
        except TimeoutError:
            return None

    async def close(self) -> None:
        """End every listener; the server is shutting down."""
        self._closing = True
        for queues in self._listeners.values():
            for queue in queues:
                self._end(queue)
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    def _ensure_reader(self) -> None:
        if self._task is None or self._task.done():
            loop = asyncio.get_running_loop()
            self._task = loop.create_task(self._follow(), name="change-stream")

    async def _follow(self) -> None:
        seq: int | None = None
        handed: dict[int, None] = {}
        while self._listeners and not self._closing:
            try:
                if seq is None:
                    seq = await run_in_threadpool(self._last)
                for user_id, outs in await run_in_threadpool(self._next, seq, handed):
                    self._hand_out(user_id, outs)
                seq = max(seq, *handed, 0)
                for old in list(handed)[: -2 * repository.BATCH]:
                    del handed[old]
            except Exception:
                # A database that is away for a moment must not silence the stream for good.
                log.exception("reading the feed of changes failed")
            await asyncio.sleep(POLL_SECONDS)

    def _last(self) -> int:
        with self._units.read() as unit:
            return repository.last_seq(unit.session)

    def _missed(self, user_id: UUID, after: int) -> list[ChangeOut]:
        with self._units.read() as unit:
            changes = repository.changes_of_user(unit.session, user_id, after)
            return repository.change_outs(unit.session, changes)

    def _next(self, seq: int, handed: dict[int, None]) -> list[tuple[UUID, list[ChangeOut]]]:
        with self._units.read() as unit:
            rows = repository.changes_since(unit.session, seq, unit.clock() - OVERLAP)
            fresh: dict[UUID, list[Change]] = defaultdict(list)
            for row in rows:
                if row.seq not in handed:
                    handed[row.seq] = None
                    if row.user_id in self._listeners:
                        fresh[row.user_id].append(row)
            return [
                (user_id, repository.change_outs(unit.session, changes))
                for user_id, changes in fresh.items()
            ]

    def _hand_out(self, user_id: UUID, outs: list[ChangeOut]) -> None:
        for queue in list(self._listeners.get(user_id, ())):
            try:
                for out in outs:
                    queue.put_nowait(out)
            except asyncio.QueueFull:
                self._end(queue)

    @staticmethod
    def _end(queue: asyncio.Queue[ChangeOut | None]) -> None:
        while True:
            try:
                queue.put_nowait(None)
            except asyncio.QueueFull:
                queue.get_nowait()
            else:
                return
