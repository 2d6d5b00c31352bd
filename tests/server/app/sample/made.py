"""A tiny sample platform in memory, for looking at its rows without a database."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from server.app.sample.footage import on_paper
from server.app.sample.platform import Cast, Platform, cast_of
from server.app.sample.sheet import Row, Sheet
from server.app.sample.size import SMALL
from server.app.sample.world import World
from server.kit.sealing import Sealer

DAY = date(2026, 11, 22)
TINY = replace(
    SMALL,
    name="tiny",
    users=70,
    channels=8,
    videos=60,
    films=2,
    analysed=3,
    views=6,
    likes=5,
    sittings=4,
    comments=5,
    searches=80,
    media=False,
)
"""Rows of every kind in a few milliseconds."""
SEALER = Sealer(["a secret that is only for this test"])


class Collected:
    """Keeps rows by table, each as a mapping."""

    def __init__(self) -> None:
        self.tables: dict[str, list[dict[str, Any]]] = {}

    def put(self, sheet: Sheet, row: Row) -> None:
        named = dict(zip(sheet.columns, row, strict=True)) | sheet.constants
        self.tables.setdefault(sheet.table.name, []).append(named)


def tiny(seed: int = 1, day: date = DAY) -> World:
    return World(TINY, seed, day)


def collect(world: World) -> Collected:
    """All rows of that platform."""
    sink = Collected()
    footage = [on_paper(film) for film in [*range(world.size.films), 0]]
    Platform(cast_of(world), footage, SEALER, ("demo hash", "locked")).write(sink)
    return sink


@cache
def rows(name: str) -> list[dict[str, Any]]:
    """The tiny platform's rows of one table."""
    return _tiny().tables[name]


def by_id(name: str) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in rows(name)}


@cache
def cast() -> Cast:
    """Who and what there is in the tiny platform."""
    return cast_of(tiny())


@cache
def _tiny() -> Collected:
    return collect(tiny())
