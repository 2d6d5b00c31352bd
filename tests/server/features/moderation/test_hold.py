import pytest
from fastapi.testclient import TestClient

from server.contract.identity import Role
from server.contract.moderation import ContentType
from server.features.identity.models import User
from server.features.moderation.hold import hold
from server.kit.db.unit import Units
from server.kit.errors import NotAllowedError
from server.kit.ids import new_id
from tests.server.features.moderation.reporting import (
    actor,
    add_comment,
    add_moderator,
    add_playlist,
    channel_id,
)
from tests.server.features.videos.making import on_air
from tests.server.people import Person


def test_a_moderator_gets_the_thing_with_its_owner(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    with units.write() as unit:
        moderator = add_moderator(unit)
        things = {
            ContentType.VIDEO: (video.id, tahmina.id),
            ContentType.COMMENT: (add_comment(unit, rafi, video.id), rafi.id),
            ContentType.USER: (rafi.id, rafi.id),
            ContentType.CHANNEL: (channel_id(unit, rafi), rafi.id),
            ContentType.PLAYLIST: (add_playlist(unit, rafi), rafi.id),
        }
    for kind, (object_id, owner_id) in things.items():
        with units.write() as unit:
            content = hold(unit, moderator, kind, object_id)
            assert content is not None
            assert (content.kind, content.object.id, content.owner_id) == (
                kind,
                object_id,
                owner_id,
            )
            assert hold(unit, moderator, kind, new_id()) is None


def test_nobody_gets_their_own_or_another_moderators(units: Units, rafi: Person) -> None:
    with units.write() as unit:
        moderator = add_moderator(unit)
        unit.session.get_one(User, rafi.id).role = Role.MODERATOR
    for who, whose in ((actor(rafi.id), rafi.id), (moderator, rafi.id)):
        with pytest.raises(NotAllowedError), units.write() as unit:
            hold(unit, who, ContentType.USER, whose)
