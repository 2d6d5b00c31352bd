import pytest
from fastapi.testclient import TestClient

from server.contract.moderation import ContentType
from server.features.moderation.resolve import AGAINST_CHANGE, FOR_CHANGE, owners, resolve
from server.kit.db.unit import Units
from server.kit.ids import new_id
from tests.server.features.moderation.reporting import add_comment, add_playlist, channel_id
from tests.server.features.videos.making import on_air
from tests.server.people import Person


def test_every_kind_is_found_with_its_owner(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    with units.write() as unit:
        named = {
            ContentType.VIDEO: (video.id, tahmina),
            ContentType.COMMENT: (add_comment(unit, rafi, video.id), rafi),
            ContentType.USER: (rafi.id, rafi),
            ContentType.CHANNEL: (channel_id(unit, tahmina), tahmina),
            ContentType.PLAYLIST: (add_playlist(unit, rafi, public=False), rafi),
        }
    assert set(named) == set(ContentType)
    for hold in (None, AGAINST_CHANGE, FOR_CHANGE):
        with units.write() as unit:
            for kind, (object_id, owner) in named.items():
                found = resolve(unit.session, kind, object_id, hold=hold)
                assert found is not None
                assert (found.kind, found.object.id, found.owner_id) == (kind, object_id, owner.id)
                missing = new_id()
                assert owners(unit.session, kind, [object_id, missing]) == {object_id: owner.id}


@pytest.mark.parametrize("kind", ContentType)
def test_what_is_not_there_is_nothing(units: Units, tahmina: Person, kind: ContentType) -> None:
    with units.write() as unit:
        for hold in (None, AGAINST_CHANGE, FOR_CHANGE):
            assert resolve(unit.session, kind, new_id(), hold=hold) is None
        if kind is not ContentType.USER:
            assert resolve(unit.session, kind, tahmina.id) is None
