from datetime import timedelta

import pytest
import sqlalchemy as sa

from server.app import upkeep as upkeep_module
from server.app.settings import Settings
from server.app.upkeep import (
    COUNTERS,
    RULES,
    UpkeepError,
    count_all,
    cutoff,
    due,
    keep_to,
    refresh_searches,
)
from server.app.wiring import Parts
from server.contract.identity import UserStatus
from server.features.discovery.models import PopularSearch
from server.features.identity.models import RefreshToken, User
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
        # Rows are made column by column; of whoever has left, both say so.
        left = {"status": UserStatus.DELETED, "is_active": False, "status_before": None}
        connection.execute(sa.update(User).where(User.deleted_at.is_not(None)).values(left))
        connection.commit()
    at_once = {rule.setting: 0 for rule in RULES}
    parts.providers.put(Settings, parts.settings.model_copy(update=at_once))
    found = {rule.name: due(parts.providers, rule) for rule in RULES}
    assert {name for name, rows in found.items() if rows} >= {
        "deleted_videos",
        "deleted_accounts",
        "views",
        "watch_sessions",
        "searches",
        "admin_log",
        "changes",
    }
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


def test_what_fails_does_not_keep_the_rest_from_being_done(
    units: Units, monkeypatch: pytest.MonkeyPatch
) -> None:
    with units.write() as unit:
        unit.session.add(PopularSearch(query="boats", daily_count=9, last_searched_at=unit.clock()))
    done: list[str] = []

    def keep(name: str) -> int:
        done.append(name)
        if name == RULES[0].name:
            raise OSError("the store does not answer")
        return 0

    monkeypatch.setattr(upkeep_module, "_keep_to", keep)
    monkeypatch.setattr(upkeep_module, "_count_anew", keep)
    monkeypatch.setattr(upkeep_module, "_refresh_searches", lambda: refresh_searches(units))
    with pytest.raises(UpkeepError, match=RULES[0].name):
        upkeep_module.do_all()
    assert len(done) == len(RULES) + len(COUNTERS)
    with units.read() as unit:
        assert unit.session.scalars(sa.select(PopularSearch.daily_count)).all() == [0]
