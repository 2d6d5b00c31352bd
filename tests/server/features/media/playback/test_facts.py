from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from server.contract.identity import Role, UserStatus
from server.contract.media import Resolution
from server.features.identity.models import User
from server.features.media.playback.decision import Viewer
from server.features.media.playback.facts import asked_for, viewer_of
from server.kit.clock import now
from server.kit.db.unit import Units
from server.kit.ids import new_id
from tests.server.features.videos.making import on_air
from tests.server.people import Person


def viewer(units: Units, person: Person, *, staff: bool = False) -> Viewer:
    with units.read() as unit:
        return viewer_of(unit.session, person.id, now(), 13, staff=staff)


def test_a_version_tells_what_is_ready(client: TestClient, units: Units, tahmina: Person) -> None:
    video = on_air(client, units, tahmina)
    assert video.processing is not None
    with units.read() as unit:
        asked = asked_for(unit.session, video.processing.version_id)
        assert asked is not None
        assert asked.on_air
        assert (asked.subject.owner_id, asked.subject.ready) == (tahmina.id, (Resolution.P240,))
        assert asked_for(unit.session, new_id()) is None


@pytest.mark.parametrize(
    "values",
    [
        {"status": UserStatus.SUSPENDED},
        {"status": UserStatus.DELETED},
        {"birthdate": (now() - timedelta(days=10 * 365)).date()},
    ],
)
def test_who_may_not_use_an_account_is_a_guest(
    units: Units, rafi: Person, values: dict[str, object]
) -> None:
    assert viewer(units, rafi).user_id == rafi.id
    with units.write() as unit:
        for name, value in values.items():
            setattr(unit.session.get_one(User, rafi.id), name, value)
    assert viewer(units, rafi) == Viewer()


def test_staff_are_those_whose_session_and_role_both_say_so(units: Units, rafi: Person) -> None:
    assert not viewer(units, rafi, staff=True).staff
    with units.write() as unit:
        unit.session.get_one(User, rafi.id).role = Role.MODERATOR
    assert viewer(units, rafi, staff=True).staff
    assert not viewer(units, rafi).staff
