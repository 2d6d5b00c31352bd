from datetime import date

import pytest

from server.app.sample.payouts import METHODS
from server.app.sample.platform import NOT_SAMPLED, tables
from server.app.sample.size import SMALL
from server.app.sample.world import World
from tests.server.app.sample.made import DAY, collect, rows, tiny

SEALED = "account_details_sealed"
"""Differs each time, as what is sealed has to."""


def test_every_table_gets_rows() -> None:
    passing = {
        "admin_change",
        "caption_run",
        "change",
        "data_export",
        "encode_chunk",
        "throttle",
        "worker_heartbeat",
    }
    assert passing | {"mailed_token", "recovery_code", "social_flow"} == NOT_SAMPLED
    assert len(tables()) >= 36
    small = collect(World(SMALL, 1, DAY)).tables
    assert {table.name for table in tables()} == set(small)


def test_the_same_seed_and_day_make_the_same_rows() -> None:
    first, second = collect(tiny()).tables, collect(tiny()).tables
    for each in (*first[METHODS.table.name], *second[METHODS.table.name]):
        assert each.pop(SEALED)
    assert first == second


@pytest.mark.parametrize(
    ("seed", "day"), [(2, DAY), (1, date(2026, 11, 21)), (1, date(2024, 2, 29))]
)
def test_another_seed_or_day_makes_others(seed: int, day: date) -> None:
    other = collect(tiny(seed, day)).tables
    assert other.keys() == {table.name for table in tables()}
    assert not {row["id"] for row in other["comment"]} & {row["id"] for row in rows("comment")}


def test_ids_carry_the_time_of_their_rows_and_are_unique() -> None:
    for table in tables():
        found = [row for row in rows(table.name) if "id" in row]
        assert len({row["id"] for row in found}) == len(found)
        assert all(row["id"][12] == "7" and row["id"][16] in "89ab" for row in found)


def test_nothing_happens_after_the_day() -> None:
    told = {"expires_at", "renewal_date", "end_date", "valid_until", "grace_period_ends_at"}
    for table in tables():
        for row in rows(table.name):
            for name, value in row.items():
                if name.endswith("_at") and name not in told and value is not None:
                    assert str(value) <= f"{DAY} 00:00:00.000000", (table.name, name)


def test_every_reference_leads_to_a_row() -> None:
    ids = {table.name: {row.get("id") for row in rows(table.name)} for table in tables()}
    for table in tables():
        for column in table.columns:
            for key in column.foreign_keys:
                there = {row.get(column.name) for row in rows(table.name)} - {None}
                assert there <= ids[key.column.table.name], column
