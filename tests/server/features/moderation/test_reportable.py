from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.contract.channels import ChannelStatus
from server.contract.comments import CommentStatus
from server.contract.identity import UserStatus
from server.contract.moderation import ContentType
from server.contract.videos import VideoStatus, Visibility
from server.features.channels.models import Channel
from server.features.comments.models import Comment
from server.features.identity.models import User
from server.features.moderation.reportable import is_reportable
from server.features.playlists.models import Playlist
from server.features.videos.models import Video
from server.kit.db.model import Model
from server.kit.db.unit import Units
from server.kit.ids import new_id
from tests.server.features.moderation.reporting import add_comment, add_playlist, channel_id
from tests.server.features.videos.making import on_air
from tests.server.people import Person

NOW = datetime(2026, 11, 22, tzinfo=UTC)
VIDEO, COMMENT, USER, CHANNEL, PLAYLIST = ContentType
EVERYTHING = set(ContentType)

CASES: list[tuple[type[Model], dict[str, Any], set[ContentType]]] = [
    (Video, {}, EVERYTHING),
    (Video, {"visibility": Visibility.UNLISTED}, EVERYTHING),
    (Video, {"status": VideoStatus.ARCHIVED}, EVERYTHING),
    (Video, {"visibility": Visibility.PRIVATE}, EVERYTHING - {VIDEO, COMMENT}),
    (Video, {"status": VideoStatus.DRAFT}, EVERYTHING - {VIDEO, COMMENT}),
    (Video, {"status": VideoStatus.REMOVED}, EVERYTHING - {VIDEO, COMMENT}),
    (Video, {"deleted_at": NOW}, EVERYTHING - {VIDEO, COMMENT}),
    (Video, {"active_version_id": None}, EVERYTHING - {VIDEO, COMMENT}),
    (Comment, {"status": CommentStatus.FLAGGED}, EVERYTHING),
    (Comment, {"status": CommentStatus.HIDDEN}, EVERYTHING - {COMMENT}),
    (Comment, {"deleted_at": NOW}, EVERYTHING - {COMMENT}),
    (Comment, {"deleted_at": NOW, "reply_count": 1}, EVERYTHING - {COMMENT}),
    (Channel, {"status": ChannelStatus.SUSPENDED}, {USER, PLAYLIST}),
    (Channel, {"deleted_at": NOW, "status": ChannelStatus.DELETED}, {USER, PLAYLIST}),
    (Playlist, {"is_public": False}, EVERYTHING - {PLAYLIST}),
    (User, {"status": UserStatus.PENDING_VERIFICATION, "is_active": False}, set()),
    (User, {"status": UserStatus.SUSPENDED, "is_active": False}, set()),
    (User, {"status": UserStatus.BANNED, "is_active": False}, set()),
]


def test_what_others_can_see_can_be_reported_and_nothing_else(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    things = _things(client, units, tahmina)
    for model, facts, expected in CASES:
        with units.read() as unit:
            # Thrown away with the unit.
            unit.session.execute(sa.update(model).values(facts))
            found = {kind for kind in things if is_reportable(unit.session, kind, things[kind])}
        assert found == expected, (model, facts)


def test_what_is_not_there_cannot(units: Units) -> None:
    with units.read() as unit:
        assert not any(is_reportable(unit.session, kind, new_id()) for kind in ContentType)


def _things(client: TestClient, units: Units, person: Person) -> dict[ContentType, UUID]:
    video = on_air(client, units, person)
    with units.write() as unit:
        return {
            VIDEO: video.id,
            COMMENT: add_comment(unit, person, video.id),
            USER: person.id,
            CHANNEL: channel_id(unit, person),
            PLAYLIST: add_playlist(unit, person),
        }
