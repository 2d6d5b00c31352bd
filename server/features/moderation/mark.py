"""Mark a comment as reported for as long as it is."""

from uuid import UUID

from server.contract.comments import CommentStatus
from server.contract.moderation import ContentType
from server.features.comments.models import SHOWN_STATUSES
from server.features.comments.moderate import set_status
from server.features.comments.repository import comment_by_id
from server.features.moderation import repository
from server.kit.db.unit import Unit


def mark_reported(unit: Unit, kind: ContentType, object_id: UUID) -> None:
    """Make a shown comment FLAGGED while a report of it is open, and ACTIVE while none is.

    It is shown either way. What moderation has hidden stays hidden, and other kinds of things
    have no such status. The comment must be locked, with what it replies to.
    """
    if kind is not ContentType.COMMENT:
        return
    comment = comment_by_id(unit.session, object_id)
    if comment is None or comment.status not in SHOWN_STATUSES:
        return
    reported = repository.has_open_flag(unit.session, kind, object_id)
    status = CommentStatus.FLAGGED if reported else CommentStatus.ACTIVE
    if comment.status is not status:
        set_status(unit, object_id, status)
