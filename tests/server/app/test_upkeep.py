from datetime import timedelta

import pytest
import sqlalchemy as sa

from server.app.settings import Settings
from server.app.upkeep import COUNTERS, RULES, count_all, cutoff, due, keep_to
from server.app.wiring import Parts
from server.features.identity.models import RefreshToken
from server.kit.db.engine import WRITES
from server.kit.db.unit import Units
from tests.server.people import Person
from tests.server.rows import fill


def test_each_rule_has_a_name_a_sentence_and_a_setting() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert all(rule.setting in Settings.model_fields for rule in RULES)
    assert all(rule.what.endswith(".") for rule in RULES)


def test_never_keeps_for_ever(
    parts: Parts, units: Units, tahmina: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHITRA_KEEP_ENDED_SESSIONS_DAYS", "never")
    settings = Settings(secret_key="s" * 32)
    [rule] = [rule for rule in RULES if rule.name == "ended_sessions"]
    assert cutoff(settings, rule, units.clock()) is None
    at = units.clock()
    assert cutoff(parts.settings, rule, at) == at - timedelta(days=7)
    with units.write() as unit:
        unit.session.execute(
            sa.update(RefreshToken).values(expires_at=unit.clock() - timedelta(days=8))
        )
    assert due(parts.providers, rule) == 1
    assert keep_to(parts.providers, rule) == 1
    assert due(parts.providers, rule) == 0
    assert tahmina.session.refresh_token


def test_every_rule_runs_over_rows_of_every_kind(parts: Parts) -> None:
    """Each statement is taken by both databases, whatever there is to deal with."""
    with parts.engine.connect().execution_options(**{WRITES: True}) as connection:
        fill(connection)
        connection.commit()
    for rule in RULES:
        keep_to(parts.providers, rule)
        assert due(parts.providers, rule) == 0


def test_every_counter_is_made_right_whatever_it_was(parts: Parts, units: Units) -> None:
    with parts.engine.connect().execution_options(**{WRITES: True}) as connection:
        fill(connection)
        connection.commit()
    found = {each.counter: each.wrong for each in count_all(units, mend=False)}
    assert set(found) == {counter.name for counter in COUNTERS}
    assert sum(found.values()) > 0
    mended = {each.counter: each.wrong for each in count_all(units)}
    assert mended.keys() == found.keys()
    assert [each for each in count_all(units, mend=False) if each.wrong] == []
