"""Installations on SQLite that have grown, to be copied."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import sqlalchemy as sa

from server.app.copying.run import Copied, copy_database
from server.app.models import METADATA
from server.kit.db.engine import WRITES, database_url, open_engine
from tests.server.rows import Rows, fill


class Told:
    """Remembers what a copy reported; may stop it, as Ctrl-C would."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.stages: list[tuple[str, int, int]] = []
        self.steps: list[int] = []
        self._stop_after = stop_after

    def begin(self, what: str, total: int, done: int) -> Callable[[int], None]:
        self.stages.append((what, total, done))
        return self._advance

    def _advance(self, step: int) -> None:
        self.steps.append(step)
        if len(self.steps) == self._stop_after:
            raise KeyboardInterrupt


def grow(template: Path, folder: Path, each: int = 9) -> Path:
    """A SQLite file with rows in every table."""
    path = folder / "grown.db"
    shutil.copy(_grown(template, each), path)
    return path


@cache
def _grown(template: Path, each: int) -> Path:
    """Filled once in a run of the tests, beside the template."""
    path = template.with_name(f"grown-{each}.db")
    shutil.copy(template, path)
    change(path, lambda connection: fill(connection, each))
    return path


def change(path: Path, how: Callable[[sa.Connection], Rows | object]) -> None:
    """Do something to a SQLite file, and let go of it."""
    engine = open_engine(database_url(f"sqlite:///{path}"))
    with engine.connect().execution_options(**{WRITES: True}) as connection:
        how(connection)
        connection.commit()
    engine.dispose()


def copy(path: Path, to: str, told: Told | None = None, *, again: bool = False) -> Copied:
    """Copy the file, in this process."""
    url = database_url(f"sqlite:///{path}")
    return copy_database(url, database_url(to), told or Told(), again=again)


def count(url: str) -> dict[str, int]:
    """How many rows each table has."""
    engine = open_engine(database_url(url))
    with engine.connect() as connection:
        rows = {
            name: connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
            for name, table in METADATA.tables.items()
        }
    engine.dispose()
    return rows
