from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.app.sample import state
from server.app.sample.errors import SampleError
from server.app.sample.people import DOMAIN, PASSWORD
from server.app.sample.platform import tables
from server.app.sample.run import fill
from server.app.upkeep import count_all
from server.app.wiring import Parts
from server.features.comments.models import Comment
from server.kit.db.engine import WRITES
from server.kit.db.unit import Units
from tests.server.app.sample.made import rows, tiny
from tests.server.people import sign_up


class Quiet:
    def __init__(self) -> None:
        self.stages: list[str] = []
        self.steps = 0

    def begin(self, what: str, *_numbers: int) -> Callable[[int], None]:
        self.stages.append(what)

        def advance(step: int) -> None:
            self.steps += step

        return advance


def _counts(parts: Parts) -> dict[str, int]:
    with parts.engine.connect() as connection:
        return {
            table.name: connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
            for table in tables()
        }


def test_a_platform_is_filled_and_all_its_counters_are_right(
    parts: Parts, units: Units, client: TestClient
) -> None:
    told = Quiet()
    filled = fill(parts, tiny(), told)
    assert filled is not None
    found = _counts(parts)
    assert found == {table.name: len(rows(table.name)) for table in tables()}
    assert filled.rows == sum(found.values())
    assert (told.stages, told.steps) == (["Rows"], tiny().size.videos)
    assert [each for each in count_all(units, mend=False) if each.wrong] == []
    with parts.engine.connect() as connection:
        ids = {identifier.hex for identifier in connection.scalars(sa.select(Comment.id))}
    assert ids == {row["id"] for row in rows("comment")}
    _look_around(client)


def _look_around(client: TestClient) -> None:
    """What the demo creator sees, over HTTP."""
    asked = {"email": f"creator@{DOMAIN}", "password": PASSWORD}
    session = client.post("/api/v1/sign-in", json=asked)
    assert session.status_code == 200, session.text
    auth = {"Authorization": f"Bearer {session.json()['access_token']}"}
    listed = client.get("/api/v1/videos", headers=auth).json()
    assert listed["items"][0]["status"] == "SCHEDULED"
    asked["email"] = rows("user")[10]["email"]
    assert client.post("/api/v1/sign-in", json=asked).status_code == 401


def test_a_second_time_it_is_there_already(parts: Parts) -> None:
    assert fill(parts, tiny(), Quiet()) is not None
    before = _counts(parts)
    assert fill(parts, tiny(), Quiet()) is None
    with pytest.raises(SampleError, match="another sample"):
        fill(parts, tiny(seed=9), Quiet())
    assert _counts(parts) == before
    assert fill(parts, tiny(seed=9), Quiet(), start_over=True) is not None
    with parts.engine.connect() as connection:
        ids = {identifier.hex for identifier in connection.scalars(sa.select(Comment.id))}
    assert not ids & {row["id"] for row in rows("comment")}


def test_an_interrupted_run_is_told_and_can_be_started_over(
    parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_loader: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(state, "finish", interrupt)
        fill(parts, tiny(), Quiet())
    assert set(_counts(parts).values()) == {0}
    with pytest.raises(SampleError, match="--start-over"):
        fill(parts, tiny(), Quiet())
    assert fill(parts, tiny(), Quiet(), start_over=True) is not None


def test_who_has_signed_up_since_keeps_the_sample_from_being_removed(
    parts: Parts, client: TestClient
) -> None:
    fill(parts, tiny(), Quiet())
    before = _counts(parts)
    rafi = sign_up(client, "rafi")
    with pytest.raises(SampleError, match="not sample data"):
        fill(parts, tiny(), Quiet(), start_over=True)
    assert _counts(parts)["comment"] == before["comment"]
    assert isinstance(rafi.id, UUID)


def test_a_database_that_is_in_use_is_said_in_a_sentence(
    parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    if parts.engine.dialect.name == "sqlite":
        pytest.skip("a SQLite writer waits half a minute for another")
    monkeypatch.setattr("server.app.sample.loading.LOCK_TIMEOUT", "100ms")
    with parts.engine.connect().execution_options(**{WRITES: True}) as busy, busy.begin():
        busy.exec_driver_sql("LOCK TABLE video IN ROW EXCLUSIVE MODE")
        with pytest.raises(SampleError, match="stop it"):
            fill(parts, replace(tiny(), seed=3), Quiet())
    assert set(_counts(parts).values()) == {0}
