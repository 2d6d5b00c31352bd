from server.contract.identity import Role
from server.features.identity.models import User
from server.features.identity.security import events, security
from server.features.identity.tokens import AccessTokens, Actor
from server.kit.db.unit import Units
from server.kit.ids import new_id
from server.kit.policies import StaffPolicy
from tests.server.people import Person

SECRET = "a secret of at least thirty-two bytes"


def test_staff_are_told_that_they_need_a_second_factor(units: Units, tahmina: Person) -> None:
    actor = Actor(tahmina.id, Role.CREATOR, new_id())
    strict = AccessTokens(SECRET, staff=StaffPolicy(second_factor=True))
    with units.write() as unit:
        assert not security(unit, actor, strict).second_factor_required
        unit.session.get_one(User, tahmina.id).role = Role.MODERATOR
        shown = security(unit, actor, strict)
    assert shown.second_factor_required
    assert (shown.second_factor_enabled, shown.recovery_codes_left) == (False, 0)


def test_events_are_ones_own_and_come_in_pages(units: Units, tahmina: Person, rafi: Person) -> None:
    with units.read() as unit:
        first, cursor = events(unit, tahmina.id, None, 1)
        second, _ = events(unit, tahmina.id, cursor, 1)
        everything, over = events(unit, tahmina.id, None, 10)
        others = {event.id for event in events(unit, rafi.id, None, 10)[0]}
    assert [*first, *second] == everything[:2]
    assert over is None
    assert len(everything) == 2
    assert not others & {event.id for event in everything}
