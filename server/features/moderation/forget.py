"""What moderation forgets of somebody whose account is removed for good."""

from uuid import UUID

import sqlalchemy as sa

from server.contract.moderation import ContentType
from server.features.channels.models import Channel
from server.features.comments.models import Comment
from server.features.identity.events import UserPurging
from server.features.moderation.models import OPEN_STATUSES, Flag, ModerationLog
from server.features.playlists.models import Playlist
from server.features.videos.models import Video
from server.kit.db.unit import Unit


def forget_words(unit: Unit, event: UserPurging) -> None:
    """Of the person and what was theirs, the log keeps what was done, and not in which words.

    So it is with what the person reported, once it is decided: until then moderators need it.
    """
    user_id = event.user_id
    unit.session.execute(
        sa.update(ModerationLog)
        .where(_about(user_id), ModerationLog.reason != "")
        .values(reason="")
        .execution_options(synchronize_session=False)
    )
    unit.session.execute(
        sa.update(Flag)
        .where(Flag.user_id == user_id, Flag.status.not_in(OPEN_STATUSES))
        .values(reason_detail="")
        .execution_options(synchronize_session=False)
    )


def _about(user_id: UUID) -> sa.ColumnElement[bool]:
    channels = sa.select(Channel.id).where(Channel.user_id == user_id)
    owned = {
        ContentType.CHANNEL: channels,
        ContentType.VIDEO: sa.select(Video.id).where(Video.channel_id.in_(channels)),
        ContentType.COMMENT: sa.select(Comment.id).where(Comment.user_id == user_id),
        ContentType.PLAYLIST: sa.select(Playlist.id).where(Playlist.user_id == user_id),
    }
    return sa.or_(
        sa.and_(ModerationLog.content_type == ContentType.USER, ModerationLog.object_id == user_id),
        *(
            sa.and_(ModerationLog.content_type == kind, ModerationLog.object_id.in_(ids))
            for kind, ids in owned.items()
        ),
    )
