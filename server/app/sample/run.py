"""Fill a database and its store with a sample platform."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Protocol
from uuid import UUID

import psycopg
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from server.app.sample import state
from server.app.sample.errors import SampleError
from server.app.sample.filming import opened_studio
from server.app.sample.footage import Footage, on_paper
from server.app.sample.loading import loading
from server.app.sample.people import PASSWORD
from server.app.sample.platform import Cast, Platform, cast_of, tables
from server.app.sample.sharing import Shared, Sharing
from server.app.sample.size import SIZES
from server.app.sample.world import World
from server.app.wiring import Parts
from server.features.identity.passwords import hash_password
from server.features.media.start import PROCESS
from server.integrations.storage.port import Storage
from server.kit.db.engine import database_url
from server.kit.jobs.queue import Job, JobQueue, Queue
from server.kit.sealing import Sealer


class Report(Protocol):
    """Who is told how it goes."""

    def begin(self, what: str, total: int, done: int) -> Callable[[int], None]:
        """A stage begins, with ``done`` of ``total`` behind it; call the result to advance."""


@dataclass(frozen=True)
class Filled:
    """What was made."""

    rows: int
    seconds: float
    """For the rows, indexes and all."""
    media_seconds: float
    videos_with_media: int


def fill(parts: Parts, world: World, report: Report, *, start_over: bool = False) -> Filled | None:
    """Make the sample platform; None when this one is there already.

    Args:
        start_over: remove an earlier sample first, whole or half.

    Raises:
        SampleError: the database holds something else, or somebody is using it.
    """
    if start_over:
        _remove(parts)
    elif _is_there(parts, world):
        return None
    size = world.size
    state.claim(parts.engine, state.Run(size.name, world.seed, world.until, finished=False))
    cast = cast_of(world)
    begun = time.monotonic()
    shared = _media(parts, cast, report)
    filmed = time.monotonic()
    rows = _write(parts, cast, shared.footage, report)
    ended = time.monotonic()
    return Filled(rows, ended - filmed, filmed - begun, shared.videos)


def _is_there(parts: Parts, world: World) -> bool:
    with parts.engine.connect() as connection:
        run = state.found(connection)
    if run is None:
        return False
    if not run.finished:
        raise SampleError(
            "An earlier run was interrupted before its rows were written. Run it again with "
            "--start-over; it removes what is there of the sample, and nothing else."
        )
    if (run.size, run.seed) != (world.size.name, world.seed):
        raise SampleError(
            f"This database holds another sample (--size {run.size} --seed {run.seed}). Use "
            "another data folder, or replace it with --start-over."
        )
    return True


def _remove(parts: Parts) -> None:
    """Rows first: media without rows is found again by the plan, and rows without media not."""
    with parts.engine.connect() as connection:
        run = state.found(connection)
    going = set(state.empty(parts.engine))
    if run is not None and run.size in SIZES:
        planned = cast_of(World(SIZES[run.size], run.seed, run.until))
        going |= {plan.id for channel in planned.channels for plan in channel.videos}
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    for identifier in sorted(going):
        storage.delete(f"videos/{identifier}")


def _media(parts: Parts, cast: Cast, report: Report) -> Shared:
    size = cast.world.size
    if not size.media:
        return Shared([on_paper(film) for film in [*range(size.films), 0]], 0)
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    jobs = parts.providers.get(JobQueue)  # type: ignore[type-abstract]
    advance = report.begin("Films", size.films + size.videos, 0)
    with opened_studio(parts.settings.scratch_dir, storage, jobs) as studio:
        return Sharing(storage, studio, cast, studio.folder, advance).share()


def _write(parts: Parts, cast: Cast, footage: list[Footage], report: Report) -> int:
    hashes = (hash_password(PASSWORD), hash_password(token_urlsafe()))
    platform = Platform(cast, footage, parts.providers.get(Sealer), hashes)
    advance = report.begin("Rows", cast.world.size.videos, 0)
    try:
        with loading(database_url(parts.settings.database), tables()) as loader:
            platform.write(loader, advance)
            loader.flush()
            if cast.world.size.media:
                _queue(parts, loader.connection, platform.waiting)
            state.finish(loader.connection)
    except (DBAPIError, psycopg.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise SampleError(
            f"The rows could not be written: {str(cause).strip().splitlines()[0]}. If a server "
            "uses this database, stop it; then run this again with --start-over."
        ) from error
    return loader.rows


def _queue(parts: Parts, connection: sa.Connection, versions: list[str]) -> None:
    """Leave the jobs of videos that a server is to process when it next runs."""
    jobs = parts.providers.get(JobQueue)  # type: ignore[type-abstract]
    with Session(connection) as session:
        for version in versions:
            identifier = str(UUID(version))
            name = f"process-{identifier}-1"
            jobs.enqueue(session, Job(PROCESS, Queue.ENCODE_CPU, name, (identifier,)))
        session.flush()
