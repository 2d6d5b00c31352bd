from datetime import timedelta

import sqlalchemy as sa

from server.app.administration.models import AdminChange, ChangeAction
from server.app.administration.retention import RULES, forget_person
from server.app.wiring import Parts
from server.features.channels.models import Channel
from server.features.identity.events import UserPurged
from server.features.identity.models import User
from server.features.videos.retention import RULES as VIDEOS
from server.kit.db.unit import Units
from server.kit.retention import run
from tests.server.people import Person


def _entry(row_id: str, age: int, units: Units) -> AdminChange:
    return AdminChange(
        action=ChangeAction.UPDATE,
        table="user",
        row_id=row_id,
        changes={"first_name": ["", "Tahmina"]},
        made_at=units.clock() - timedelta(days=age),
    )


def test_the_log_is_kept_for_its_time(parts: Parts, units: Units, tahmina: Person) -> None:
    with units.write() as unit:
        unit.session.add_all(_entry(str(tahmina.id), age, units) for age in (1, 9))
    assert sum(run(RULES[0], parts.providers, units.clock() - timedelta(days=5))) == 1
    with units.read() as unit:
        assert unit.session.query(AdminChange).count() == 1


def test_the_log_forgets_the_person_with_the_account(
    parts: Parts, units: Units, tahmina: Person, rafi: Person
) -> None:
    with units.write() as unit:
        unit.session.add_all(_entry(str(each.id), 0, units) for each in (tahmina, rafi))
        unit.session.get_one(User, tahmina.id).soft_delete(unit.clock() - timedelta(days=9))
    [accounts] = [rule for rule in VIDEOS if rule.name == "deleted_accounts"]
    assert sum(run(accounts, parts.providers, units.clock())) >= 1
    with units.read() as unit:
        found = unit.session.execute(sa.select(AdminChange.row_id, AdminChange.changes)).all()
    assert sorted(row.row_id for row in found) == ["", str(rafi.id)]
    assert "Tahmina" not in str([row.changes for row in found if not row.row_id])


def test_the_log_forgets_what_was_the_persons_also_where_that_is_gone_already(
    parts: Parts, units: Units, tahmina: Person, rafi: Person
) -> None:
    with units.write() as unit:
        [kept] = unit.session.scalars(sa.select(Channel.id).where(Channel.user_id == rafi.id))
        [gone] = unit.session.scalars(sa.select(Channel.id).where(Channel.user_id == tahmina.id))
        unit.session.execute(sa.delete(Channel).where(Channel.id == gone))
        for row_id in (kept, gone):
            entry = _entry(str(row_id), 0, units)
            entry.table = "channel"
            unit.session.add(entry)
        forget_person(unit, UserPurged(tahmina.id, None))
        unit.session.expire_all()
        found = {each.row_id: each.changes for each in unit.session.query(AdminChange)}
    assert found == {str(kept): {"first_name": ["", "Tahmina"]}, "": {}}
