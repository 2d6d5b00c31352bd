from collections.abc import Callable
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.exc import IntegrityError

from server.contract.identity import UserStatus
from server.features.identity.events import UserStandingChanged
from server.features.identity.models import User
from server.features.identity.standing import admit, ban, delete, reinstate, suspend
from server.features.videos import repository as videos
from server.kit.db.lock import locked
from server.kit.db.unit import Unit, Units
from server.kit.errors import ConflictError, NotFoundError
from server.kit.ids import new_id
from tests.server.features.videos.making import on_air
from tests.server.people import Person
from tests.server.races import overlap


def _listed(units: Units) -> int:
    with units.read() as unit:
        return len(videos.list_public(unit.session, limit=10)[0])


@pytest.mark.parametrize("shut", [suspend, ban])
def test_what_a_shut_account_owns_disappears_at_once_and_comes_back(
    client: TestClient,
    units: Units,
    tahmina: Person,
    rafi: Person,
    shut: Callable[[Unit, UUID], None],
) -> None:
    video = on_air(client, units, tahmina)
    on_air(client, units, rafi)
    assert _listed(units) == 2
    with units.write() as unit:
        shut(unit, tahmina.id)
    assert _listed(units) == 1
    assert client.get(f"/watch/{video.watch_path.rpartition('/')[2]}").status_code == 404
    assert client.get("/api/v1/channels/tahmina").status_code == 404
    with units.write() as unit:
        reinstate(unit, tahmina.id)
    assert _listed(units) == 2
    assert client.get(video.watch_path).status_code == 200


def test_others_hear_of_it(units: Units, tahmina: Person) -> None:
    heard: list[UserStandingChanged] = []
    units.subscriptions.subscribe(UserStandingChanged, lambda _unit, event: heard.append(event))
    with units.write() as unit:
        suspend(unit, tahmina.id)
        reinstate(unit, tahmina.id)
        reinstate(unit, tahmina.id)
    assert [event.status for event in heard] == [UserStatus.SUSPENDED, UserStatus.ACTIVE]


def test_a_deleted_account_stays_deleted(units: Units, tahmina: Person) -> None:
    with units.write() as unit:
        unit.session.get_one(User, tahmina.id).soft_delete(unit.clock())
    with pytest.raises(ConflictError), units.write() as unit:
        suspend(unit, tahmina.id)
    with units.write() as unit:
        reinstate(unit, tahmina.id)
        assert unit.session.get_one(User, tahmina.id).status is UserStatus.DELETED


def test_nobody_can_be_suspended_who_is_not_there(units: Units) -> None:
    with pytest.raises(NotFoundError), units.write() as unit:
        suspend(unit, new_id())


@pytest.mark.parametrize("before", [UserStatus.ACTIVE, UserStatus.PENDING_VERIFICATION])
def test_an_account_comes_back_as_what_it_was(
    units: Units, tahmina: Person, before: UserStatus
) -> None:
    def status() -> tuple[UserStatus, UserStatus | None]:
        with units.read() as unit:
            user = unit.session.get_one(User, tahmina.id)
            return user.status, user.status_before

    with units.write() as unit:
        unit.session.get_one(User, tahmina.id).status = before
    for shut, shown in ((suspend, UserStatus.SUSPENDED), (ban, UserStatus.BANNED)):
        with units.write() as unit:
            shut(unit, tahmina.id)
        assert status() == (shown, before)
    with units.write() as unit:
        reinstate(unit, tahmina.id)
    assert status() == (before, None)


def test_a_suspended_account_that_is_deleted_comes_back_to_nothing(
    units: Units, tahmina: Person
) -> None:
    with units.write() as unit:
        suspend(unit, tahmina.id)
    with units.write() as unit:
        user = unit.session.get_one(User, tahmina.id)
        user.soft_delete(unit.clock())
        unit.session.flush()
        assert user.status_before is None


def test_only_a_shut_account_has_a_status_before(units: Units, tahmina: Person) -> None:
    with pytest.raises(IntegrityError), units.write() as unit:
        unit.session.get_one(User, tahmina.id).status_before = UserStatus.ACTIVE


def test_of_a_deletion_and_a_suspension_at_once_the_second_sees_the_first(
    units: Units, tahmina: Person
) -> None:
    def leave(unit: Unit) -> None:
        user = locked(unit.session, User, tahmina.id)
        assert user is not None
        delete(unit, user, unit.clock())

    raised = overlap(units, leave, lambda unit: suspend(unit, tahmina.id))
    assert [type(error) for error in raised] == [ConflictError]


def test_who_is_reinstated_is_not_removed_for_having_left(units: Units, tahmina: Person) -> None:
    with units.write() as unit:
        user = unit.session.get_one(User, tahmina.id)
        user.deleted_at, user.status = unit.clock(), UserStatus.SUSPENDED
    with units.write() as unit:
        reinstate(unit, tahmina.id)
    with units.read() as unit:
        user = unit.session.get_one(User, tahmina.id)
        assert (user.status, user.deleted_at) == (UserStatus.ACTIVE, None)


def test_nothing_is_shown_of_an_account_that_waits(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    page = "/api/v1/channels/tahmina"
    assert client.get(page).status_code == 200
    with units.write() as unit:
        unit.session.get_one(User, tahmina.id).status = UserStatus.PENDING_VERIFICATION
    assert client.get(page).status_code == 404
    with units.write() as unit:
        admit(unit, unit.session.get_one(User, tahmina.id))
    assert client.get(page).status_code == 200
