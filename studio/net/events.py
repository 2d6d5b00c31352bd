"""What changed on the server, as it happens: the client side of ``/api/v1/events``.

One connection per account serves everyone in the studio who wants to know. It reconnects by
itself and asks for what it missed with ``Last-Event-ID``; whoever must miss nothing also
looks again when the link comes back.
"""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from dataclasses import dataclass
from typing import TypeVar

from pydantic import ValidationError

from server.contract.events import ChangeOut
from studio.kit.errors import SessionEnded, StudioError
from studio.kit.task_scope import TaskScope
from studio.net.client import ApiClient
from studio.net.retry import RetryPolicy

ChangeObserver = Callable[[ChangeOut], None]
LinkObserver = Callable[[bool], None]
"""Told True when the connection stands and False when it is lost."""

_Observer = TypeVar("_Observer")

_SILENCE_SECONDS = 45.0
"""The server sends a comment line well within this; longer silence means a dead link."""

_AFTER_END = RetryPolicy(base=1.0, cap=30.0)
_UNKNOWN_TROUBLE_SECONDS = 30.0


@dataclass(slots=True)
class _Event:
    """One server-sent event, while its lines come in."""

    kind: str = "message"
    data: str = ""
    id: str | None = None

    def take(self, line: str) -> None:
        """Add a line (https://html.spec.whatwg.org/multipage/server-sent-events.html)."""
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if field == "event":
            self.kind = value
        elif field == "data":
            self.data = f"{self.data}\n{value}" if self.data else value
        elif field == "id":
            self.id = value


class ChangeFeed:
    """Listens for one account and tells its observers, in the event loop's thread.

    Args:
        api: The account's connection.
        scope: Runs the listening.
        last_event_id: Where an earlier feed stopped, if known.
    """

    def __init__(
        self, api: ApiClient, scope: TaskScope, *, last_event_id: str | None = None
    ) -> None:
        self._api = api
        self._scope = scope
        self._changes: list[ChangeObserver] = []
        self._links: list[LinkObserver] = []
        self._last_event_id = last_event_id
        self._linked = False
        self._task: asyncio.Task[None] | None = None

    @property
    def linked(self) -> bool:
        """Whether the connection stands."""
        return self._linked

    def subscribe(self, observer: ChangeObserver) -> Callable[[], None]:
        """Tell ``observer`` of each change; the returned function stops it."""
        return _enlist(self._changes, observer)

    def observe_link(self, observer: LinkObserver) -> Callable[[], None]:
        """Tell ``observer`` when the link comes and goes; the returned function stops it."""
        return _enlist(self._links, observer)

    def start(self) -> None:
        """Begin listening; needed again after the session has ended and begun anew."""
        if self._task is None or self._task.done():
            self._task = self._scope.start(self._listen(), name="events")

    async def _listen(self) -> None:
        attempt = 0
        try:
            while True:
                try:
                    async with contextlib.aclosing(self._connection()) as changes:
                        async for change in changes:
                            attempt = 0
                            self._tell(change)
                    wait = _AFTER_END.base
                except SessionEnded:
                    return
                except StudioError as error:
                    wait = _AFTER_END.wait(error, attempt) or _UNKNOWN_TROUBLE_SECONDS
                    attempt += 1
                self._set_link(linked=False)
                await asyncio.sleep(wait)
        finally:
            self._set_link(linked=False)

    async def _connection(self) -> AsyncGenerator[ChangeOut, None]:
        headers = {"Accept": "text/event-stream", "Cache-Control": "no-store"}
        if self._last_event_id is not None:
            headers["Last-Event-ID"] = self._last_event_id
        async with self._api.stream(
            "/events", headers=headers, read_timeout=_SILENCE_SECONDS
        ) as response:
            self._set_link(linked=True)
            event = _Event()
            async for line in _lines(response.aiter_text()):
                if line:
                    event.take(line)
                    continue
                change = self._finish(event)
                event = _Event()
                if change is not None:
                    yield change

    def _finish(self, event: _Event) -> ChangeOut | None:
        if event.id is not None:
            self._last_event_id = event.id
        if event.kind != "change" or not event.data:
            return None
        try:
            return ChangeOut.model_validate_json(event.data)
        except ValidationError:
            # A newer server tells of kinds this studio does not know.
            return None

    def _tell(self, change: ChangeOut) -> None:
        for observer in tuple(self._changes):
            observer(change)

    def _set_link(self, *, linked: bool) -> None:
        if linked != self._linked:
            self._linked = linked
            for observer in tuple(self._links):
                observer(linked)


async def _lines(texts: AsyncIterator[str]) -> AsyncIterator[str]:
    """Lines as server-sent events end them.

    httpx would also end a line at U+2028 and its like, which may stand in a title.
    """
    rest = ""
    async for text in texts:
        # A carriage return at the end may be half of a line's end: it waits for the rest.
        *lines, rest = (rest + text).replace("\r\n", "\n").split("\n")
        for line in lines:
            yield line.removesuffix("\r")


def _enlist(observers: list[_Observer], observer: _Observer) -> Callable[[], None]:
    observers.append(observer)

    def stop() -> None:
        with contextlib.suppress(ValueError):
            observers.remove(observer)

    return stop
