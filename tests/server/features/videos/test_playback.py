import pytest
from fastapi.testclient import TestClient

from server.contract.identity import Role, UserStatus
from server.features.identity.models import User
from server.features.identity.tokens import Actor
from server.features.videos.playback import version_for
from server.kit.db.unit import Units
from server.kit.errors import NotFoundError
from server.kit.ids import new_id
from tests.server.features.videos.making import arrive, on_air
from tests.server.people import Person


def test_a_private_version_is_its_owners_alone(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = arrive(client, tahmina)
    assert video.processing is not None
    version_id = video.processing.version_id
    with units.read() as unit:
        owner = Actor(tahmina.id, Role.CREATOR, new_id())
        assert version_for(unit, version_id, owner).id == version_id
        for other in (None, Actor(rafi.id, Role.CREATOR, new_id())):
            with pytest.raises(NotFoundError):
                version_for(unit, version_id, other)


def test_a_suspended_owners_videos_disappear_and_come_back(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    assert video.processing is not None

    def seen() -> bool:
        with units.read() as unit:
            try:
                version_for(unit, video.processing.version_id, None)  # type: ignore[union-attr]
            except NotFoundError:
                return False
            return True

    assert seen()
    for status, expected in ((UserStatus.SUSPENDED, False), (UserStatus.ACTIVE, True)):
        with units.write() as unit:
            unit.session.get_one(User, tahmina.id).status = status
        assert seen() is expected
