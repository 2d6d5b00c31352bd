from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient

from server.contract.channels import ChannelStatus
from server.contract.comments import CommentStatus
from server.contract.errors import ErrorCode
from server.contract.identity import UserStatus
from server.contract.moderation import ContentType, ModerationAction
from server.contract.videos import VideoStatus
from server.features.channels.models import Channel
from server.features.comments.models import Comment
from server.features.identity.tokens import Actor
from server.features.moderation.act import act
from server.features.moderation.resolve import Named, resolve
from server.features.playlists.models import Playlist
from server.features.videos.models import Video
from server.kit.db.unit import Unit, Units
from server.kit.errors import ConflictError, InvalidError
from tests.server.features.moderation.reporting import (
    add_comment,
    add_moderator,
    add_playlist,
    channel_id,
    log,
    status_of,
)
from tests.server.features.videos.making import on_air
from tests.server.people import Person

Things = dict[ContentType, Named]


@pytest.fixture
def moderator(units: Units) -> Actor:
    with units.write() as unit:
        return add_moderator(unit)


def _things(client: TestClient, units: Units, person: Person) -> dict[ContentType, object]:
    video = on_air(client, units, person)
    with units.write() as unit:
        return {
            ContentType.VIDEO: video.id,
            ContentType.COMMENT: add_comment(unit, person, video.id),
            ContentType.USER: person.id,
            ContentType.CHANNEL: channel_id(unit, person),
            ContentType.PLAYLIST: add_playlist(unit, person),
        }


def _state(unit: Unit, kind: ContentType, object_id: object) -> object:
    """What about the thing an action may change."""
    model = {
        ContentType.VIDEO: Video,
        ContentType.COMMENT: Comment,
        ContentType.CHANNEL: Channel,
        ContentType.PLAYLIST: Playlist,
    }[kind]
    row = unit.session.get_one(model, object_id)
    match row:
        case Video():
            return (row.status, row.removal_reason, row.age_restricted)
        case Playlist():
            return row.hidden_at is not None, row.is_public
        case Comment() | Channel():
            return row.status
    raise AssertionError(kind)


HIDDEN, REMOVED, RESTORED = (
    ModerationAction.CONTENT_HIDDEN,
    ModerationAction.CONTENT_REMOVED,
    ModerationAction.CONTENT_RESTORED,
)


@pytest.mark.parametrize(
    ("kind", "steps"),
    [
        (
            ContentType.VIDEO,
            [
                (ModerationAction.AGE_RESTRICTED, (VideoStatus.PUBLISHED, None, True)),
                (REMOVED, (VideoStatus.REMOVED, "Spam", True)),
                (RESTORED, (VideoStatus.PUBLISHED, None, True)),
            ],
        ),
        (
            ContentType.COMMENT,
            [
                (HIDDEN, CommentStatus.HIDDEN),
                (REMOVED, CommentStatus.REMOVED),
                (RESTORED, CommentStatus.ACTIVE),
            ],
        ),
        (
            ContentType.CHANNEL,
            [(HIDDEN, ChannelStatus.SUSPENDED), (RESTORED, ChannelStatus.ACTIVE)],
        ),
        (
            ContentType.PLAYLIST,
            [
                (HIDDEN, (True, True)),
                (ModerationAction.WARNING, (True, True)),
                (RESTORED, (False, True)),
            ],
        ),
    ],
)
def test_each_action_does_what_it_says_and_is_logged(
    client: TestClient,
    units: Units,
    rafi: Person,
    moderator: Actor,
    kind: ContentType,
    steps: list[tuple[ModerationAction, object]],
) -> None:
    object_id = _things(client, units, rafi)[kind]
    for action, expected in steps:
        with units.write() as unit:
            content = resolve(unit.session, kind, object_id)  # type: ignore[arg-type]
            assert content is not None
            act(unit, moderator, content, action, "Spam")
        with units.read() as unit:
            assert _state(unit, kind, object_id) == expected
    assert [(entry.action, entry.content_type, entry.object_id) for entry in log(units)] == [
        (action, kind, object_id) for action, _ in steps
    ]
    assert {entry.moderator_id for entry in log(units)} == {moderator.user_id}


@pytest.mark.parametrize("kind", ContentType)
def test_the_owner_of_anything_can_be_suspended_for_it(
    client: TestClient, units: Units, rafi: Person, moderator: Actor, kind: ContentType
) -> None:
    object_id = _things(client, units, rafi)[kind]
    with units.write() as unit:
        content = resolve(unit.session, kind, object_id)  # type: ignore[arg-type]
        assert content is not None
        act(unit, moderator, content, ModerationAction.USER_SUSPENDED, "Spam", duration_days=3)
    assert status_of(units, rafi) is UserStatus.SUSPENDED
    [entry] = log(units)
    assert (entry.content_type, entry.object_id, entry.duration_days) == (
        ContentType.USER,
        rafi.id,
        3,
    )


@pytest.mark.parametrize("action", [HIDDEN, RESTORED])
@pytest.mark.parametrize(
    "facts", [{"status": ChannelStatus.DELETED}, {"deleted_at": datetime(2026, 11, 22, tzinfo=UTC)}]
)
def test_a_deleted_channel_stays_deleted(
    units: Units, rafi: Person, moderator: Actor, action: ModerationAction, facts: dict[str, Any]
) -> None:
    with units.write() as unit:
        channel = unit.session.get_one(Channel, channel_id(unit, rafi))
        for name, value in facts.items():
            setattr(channel, name, value)
        before = channel.status
    with pytest.raises(ConflictError) as refused, units.write() as unit:
        content = resolve(unit.session, ContentType.CHANNEL, channel.id)
        assert content is not None
        act(unit, moderator, content, action, "Spam")
    assert refused.value.code is ErrorCode.ACTION_NOT_POSSIBLE
    with units.read() as unit:
        assert unit.session.get_one(Channel, channel.id).status is before
    assert log(units) == []


POSSIBLE = {
    ContentType.VIDEO: {ModerationAction.AGE_RESTRICTED, REMOVED, RESTORED},
    ContentType.COMMENT: {HIDDEN, REMOVED, RESTORED},
    ContentType.USER: set[ModerationAction](),
    ContentType.CHANNEL: {HIDDEN, RESTORED},
    ContentType.PLAYLIST: {HIDDEN, RESTORED},
}
ALWAYS = {
    ModerationAction.NO_ACTION,
    ModerationAction.WARNING,
    ModerationAction.USER_SUSPENDED,
    ModerationAction.USER_BANNED,
}


def test_what_makes_no_sense_is_refused_and_nothing_is_logged(
    client: TestClient, units: Units, rafi: Person, moderator: Actor
) -> None:
    things = _things(client, units, rafi)
    for kind in ContentType:
        for action in set(ModerationAction) - ALWAYS - POSSIBLE[kind]:
            with pytest.raises(InvalidError) as refused, units.write() as unit:
                content = resolve(unit.session, kind, things[kind])  # type: ignore[arg-type]
                assert content is not None
                act(unit, moderator, content, action, "Spam")
            assert refused.value.code is ErrorCode.ACTION_NOT_POSSIBLE
            assert set(refused.value.fields) == {"action"}
    assert log(units) == []


@pytest.mark.parametrize(
    ("action", "days"),
    [
        (ModerationAction.USER_SUSPENDED, None),
        (ModerationAction.USER_BANNED, 3),
        (ModerationAction.WARNING, 3),
    ],
)
def test_days_go_with_a_suspension_alone(
    units: Units, rafi: Person, moderator: Actor, action: ModerationAction, days: int | None
) -> None:
    with pytest.raises(InvalidError) as refused, units.write() as unit:
        content = resolve(unit.session, ContentType.USER, rafi.id)
        assert content is not None
        act(unit, moderator, content, action, "Spam", duration_days=days)
    assert set(refused.value.fields) == {"duration_days"}
