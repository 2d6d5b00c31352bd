"""A large sample platform's rows, on each database, against bare rows of one table.

Usage: ``python -m tests.benchmarks.sample``. Each contender is a process of its own, so that its
peak memory is its own as well. Films are left out: they are made and linked apart from the rows.
The reference writes as many interactions as the sample has rows, by executemany or COPY, into a
table without an index or key.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from server.app.sample.loading import Loader
from server.app.sample.run import fill
from server.app.sample.size import LARGE
from server.app.sample.viewing import DONE
from server.app.sample.world import World
from server.app.serve import prepare
from server.app.settings import Settings
from server.kit.db.engine import database_url, open_engine
from tests.benchmarks.table import print_goal, print_table
from tests.postgres import cluster

GOAL = 20_000
"""Rows a second, as issue 3 asks."""
DAY = date(2026, 11, 22)
ROWS = 1_100_000
"""Of the reference."""
MIB = 1024
_CONTENDER = "--contender"


def main() -> None:
    """Measure and print."""
    for kind in ("sqlite", "postgresql"):
        figures = {}
        for name in ("reference", "sample"):
            with _database(kind) as (address, folder):
                figures[name] = _run_apart(name, address, folder)
        reference = figures["reference"]
        rows = [
            (
                f"{kind}: {name}",
                f"{found['rows']:,.0f}",
                found["seconds"],
                f"{found['rate']:,.0f}",
                found["rate"] / reference["rate"],
                found["mib"],
                found["mib"] / reference["mib"],
            )
            for name, found in figures.items()
        ]
        print_table(("", "rows", "seconds", "rows/s", "ratio", "peak MiB", "ratio"), rows)
        rate = figures["sample"]["rate"]
        print_goal(f"{GOAL:,} rows a second at least ({rate:,.0f})", met=rate >= GOAL)
        print(flush=True)


@contextmanager
def _database(kind: str) -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory(prefix="sample-") as folder:
        if kind == "sqlite":
            yield f"sqlite:///{folder}/chitra.db", folder
        else:
            with cluster() as running, running.database() as url:
                yield url, folder


def _run_apart(name: str, address: str, folder: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.sample", _CONTENDER, name, address, folder]
    ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return found | {"rate": found["rows"] / found["seconds"]}


def _sample(address: str, folder: Path) -> tuple[int, float]:
    parts = prepare(Settings(data_dir=folder / "data", database_url=address, log_level="ERROR"))
    try:
        filled = fill(parts, World(replace(LARGE, media=False), 1, DAY), _Nobody())
    finally:
        parts.close()
    assert filled is not None
    return filled.rows, filled.seconds


def _bare(address: str, _folder: Path) -> tuple[int, float]:
    engine = open_engine(database_url(address))
    bare = sa.MetaData()
    sa.Table(
        DONE.table.name, bare, *(sa.Column(c.name, c.type) for c in DONE.table.columns)
    ).create(engine)
    at = "2026-11-21 20:00:00.000000"
    begun = time.perf_counter()
    with engine.begin() as connection:
        loader = Loader(connection)
        for number in range(ROWS):
            video = f"{number % 9999:032x}"
            loader.put(DONE, (f"{number:032x}", None, video, "VIEW", 1, None, at))
        loader.flush()
    took = time.perf_counter() - begun
    engine.dispose()
    return ROWS, took


class _Nobody:
    """Is told, and says nothing."""

    def begin(self, _what: str, _total: int, _done: int) -> Callable[[int], None]:
        return lambda _step: None


_CONTENDERS: dict[str, Callable[[str, Path], tuple[int, float]]] = {
    "sample": _sample,
    "reference": _bare,
}


def _contend(name: str, address: str, folder: str) -> None:
    rows, seconds = _CONTENDERS[name](address, Path(folder))
    print(json.dumps({"rows": rows, "seconds": seconds, "mib": _peak_mib()}))


def _peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MIB


if __name__ == "__main__":
    if _CONTENDER in sys.argv:
        _contend(*sys.argv[2:])
    else:
        main()
