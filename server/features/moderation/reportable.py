"""What can be reported: what others can see, by the rule of the feature that shows it."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.contract.moderation import ContentType
from server.features.channels.models import Channel
from server.features.channels.repository import SHOWN
from server.features.comments.repository import standing_comment
from server.features.identity.models import User
from server.features.identity.standing import IN_GOOD_STANDING
from server.features.playlists.repository import visible_playlist
from server.features.videos.visible import visible_video
from server.kit.errors import NotFoundError


def is_reportable(session: Session, kind: ContentType, object_id: UUID) -> bool:
    """True for what a guest can see, at least with its address; the rest does not exist for them.

    That a reporter can see more, as of their own things, is no reason to report it.
    """
    try:
        match kind:
            case ContentType.VIDEO:
                visible_video(session, object_id, None)
            case ContentType.PLAYLIST:
                visible_playlist(session, object_id, None)
            case ContentType.COMMENT:
                # A deleted one may still stand, without its text, for the replies to it.
                return standing_comment(session, object_id, None).is_shown
            case ContentType.CHANNEL:
                return _exists(session, Channel.id == object_id, SHOWN)
            case ContentType.USER:
                return _exists(session, User.id == object_id, IN_GOOD_STANDING)
    except NotFoundError:
        return False
    return True


def _exists(session: Session, *conditions: sa.ColumnElement[bool]) -> bool:
    return bool(session.scalar(sa.select(sa.true()).where(*conditions)))
