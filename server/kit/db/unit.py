"""The unit of work: one request or one workflow step, one transaction."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from server.kit.clock import Clock, now
from server.kit.db.engine import WRITES
from server.kit.jobs.queue import Job, JobQueue

Event = TypeVar("Event")


class Subscriptions:
    """Who reacts to which event. Calls go down the features, events go up."""

    def __init__(self) -> None:
        self._handlers: dict[type[Any], list[Callable[[Unit, Any], object]]] = defaultdict(list)

    def subscribe(self, kind: type[Event], handler: "Callable[[Unit, Event], object]") -> None:
        """Call ``handler`` inside the transaction of every unit that emits ``kind``."""
        self._handlers[kind].append(handler)

    def deliver(self, unit: "Unit", event: Any) -> None:
        """Call every handler of the event's type, in the order of subscription."""
        for handler in self._handlers[type(event)]:
            handler(unit, event)


class Unit:
    """An open transaction. Use cases change the session's objects; nobody else commits."""

    def __init__(
        self, session: Session, subscriptions: Subscriptions, jobs: JobQueue, clock: Clock
    ) -> None:
        self.session = session
        self.clock = clock
        self._subscriptions = subscriptions
        self._jobs = jobs

    def emit(self, event: object) -> None:
        """Tell the features above, at once and in this transaction."""
        self._subscriptions.deliver(self, event)

    def enqueue(self, job: Job) -> None:
        """Queue a durable job that exists only if this transaction commits."""
        self.session.flush()
        self._jobs.enqueue(self.session, job)


class Units:
    """Opens units of work over one database."""

    def __init__(
        self,
        engine: Engine,
        subscriptions: Subscriptions,
        jobs: JobQueue,
        clock: Clock = now,
    ) -> None:
        self.engine = engine
        self.subscriptions = subscriptions
        self.clock = clock
        self._jobs = jobs

    @contextmanager
    def read(self) -> Iterator[Unit]:
        """A consistent view; whatever is changed in it is thrown away."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield Unit(session, self.subscriptions, self._jobs, self.clock)

    def within(self, session: Session) -> Unit:
        """A unit over a transaction that is somebody else's to commit."""
        return Unit(session, self.subscriptions, self._jobs, self.clock)

    @contextmanager
    def write(self) -> Iterator[Unit]:
        """A transaction: committed when the block ends, rolled back when it raises.

        Never hold one while a file, ffmpeg or the network is waited for.
        """
        with Session(self.engine, expire_on_commit=False) as session:
            session.connection(execution_options={WRITES: True})
            yield Unit(session, self.subscriptions, self._jobs, self.clock)
            session.commit()
