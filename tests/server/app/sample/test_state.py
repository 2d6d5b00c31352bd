from datetime import date

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.app.sample import state
from server.app.sample.errors import SampleError
from server.app.sample.people import DOMAIN
from server.app.wiring import Parts
from server.features.identity.models import User
from server.kit.db.unit import Units
from tests.server.people import sign_up

BEGUN = state.Run("small", 4, date(2026, 1, 2), finished=False)


def _add(units: Units, email: str) -> None:
    with units.write() as unit:
        unit.session.add(User(email=email, username=email[:8], password_hash=""))


def test_what_was_claimed_is_found_and_finished(parts: Parts) -> None:
    with parts.engine.connect() as connection:
        assert state.found(connection) is None
    state.claim(parts.engine, BEGUN)
    with parts.engine.begin() as connection:
        assert state.found(connection) == BEGUN
        state.finish(connection)
        run = state.found(connection)
    assert run is not None
    assert run.finished
    with pytest.raises(SampleError, match="Another run"):
        state.claim(parts.engine, BEGUN)


def test_nobodys_own_account_is_touched(parts: Parts, client: TestClient) -> None:
    rafi = sign_up(client, "rafi")
    with pytest.raises(SampleError, match=r"not sample data \(1\)"):
        state.claim(parts.engine, BEGUN)
    with pytest.raises(SampleError, match="not sample data"):
        state.empty(parts.engine)
    with parts.engine.connect() as connection:
        assert connection.scalars(sa.select(User.id)).all() == [rafi.id]


def test_rows_without_a_record_of_a_run_are_left_alone(parts: Parts, units: Units) -> None:
    _add(units, f"someone@{DOMAIN}")
    for attempt in (lambda: state.claim(parts.engine, BEGUN), lambda: state.empty(parts.engine)):
        with pytest.raises(SampleError, match="not empty"):
            attempt()
    with parts.engine.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(User)) == 1


def test_an_earlier_sample_is_removed(parts: Parts, units: Units) -> None:
    assert state.empty(parts.engine) == []
    state.claim(parts.engine, BEGUN)
    _add(units, f"someone@{DOMAIN}")
    state.empty(parts.engine)
    with parts.engine.connect() as connection:
        assert state.found(connection) is None
        assert connection.execute(sa.select(User.id)).first() is None
    state.claim(parts.engine, BEGUN)
