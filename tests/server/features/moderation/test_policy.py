import itertools
from datetime import UTC, datetime
from typing import Any

import pytest

from server.contract.channels import ChannelStatus
from server.contract.comments import CommentStatus
from server.contract.identity import Role, UserStatus
from server.contract.videos import VideoStatus, Visibility
from server.features.channels.models import Channel
from server.features.comments.models import Comment
from server.features.identity.models import User
from server.features.moderation.policy import may_act_on, may_flag, may_moderate
from server.features.playlists.models import Playlist
from server.features.videos.models import Video
from server.kit.ids import new_id

NOW = datetime(2026, 11, 22, tzinfo=UTC)
STAFF = {Role.MODERATOR, Role.ADMIN}


@pytest.mark.parametrize("role", Role)
def test_moderators_and_administrators_moderate(role: Role) -> None:
    assert may_moderate(role) is (role in STAFF)


@pytest.mark.parametrize(("mine", "theirs"), list(itertools.product(Role, Role)))
def test_only_administrators_decide_about_moderators_and_nobody_about_themselves(
    mine: Role, theirs: Role
) -> None:
    me = new_id()

    def may(owner_id: Any) -> bool:
        return may_act_on(actor_id=me, actor_role=mine, owner_id=owner_id, owner_role=theirs)

    assert not may(me)
    allowed = mine is Role.ADMIN or (mine is Role.MODERATOR and theirs not in STAFF)
    assert may(new_id()) is allowed


ON_AIR = {"status": VideoStatus.PUBLISHED, "visibility": Visibility.PUBLIC}


@pytest.mark.parametrize(
    ("thing", "possible"),
    [
        (Video(**ON_AIR), True),
        (Video(**{**ON_AIR, "visibility": Visibility.UNLISTED}), True),
        (Video(**{**ON_AIR, "visibility": Visibility.PRIVATE}), False),
        (Video(**{**ON_AIR, "status": VideoStatus.DRAFT}), False),
        (Video(**ON_AIR, deleted_at=NOW), False),
        (Comment(status=CommentStatus.ACTIVE), True),
        (Comment(status=CommentStatus.FLAGGED), True),
        (Comment(status=CommentStatus.HIDDEN), False),
        (Comment(status=CommentStatus.ACTIVE, deleted_at=NOW), False),
        (Channel(status=ChannelStatus.ACTIVE), True),
        (Channel(status=ChannelStatus.SUSPENDED), False),
        (Channel(status=ChannelStatus.ACTIVE, deleted_at=NOW), False),
        (Playlist(is_public=True), True),
        (Playlist(is_public=False), False),
        (User(), True),
    ],
)
def test_what_others_can_see_can_be_reported(thing: Any, possible: bool) -> None:
    assert may_flag(thing, User()) is possible
    for status in (UserStatus.SUSPENDED, UserStatus.BANNED, UserStatus.DELETED):
        assert not may_flag(thing, User(status=status))
