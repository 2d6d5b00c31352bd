"""Close the reports that a decision has answered."""

from uuid import UUID

from server.contract.moderation import ContentType, FlagStatus, ModerationAction
from server.features.identity.tokens import Actor
from server.features.moderation import repository
from server.kit.db.unit import Unit

CLOSING = {
    ModerationAction.CONTENT_HIDDEN,
    ModerationAction.CONTENT_REMOVED,
    ModerationAction.USER_BANNED,
}
"""After these nobody sees the thing any more, so no other report of it is left to be decided."""


def close_flags(unit: Unit, actor: Actor, kind: ContentType, object_id: UUID, notes: str) -> None:
    """Close all open reports of the thing as answered by the same moderator.

    The thing must be locked, which keeps new reports of it waiting until they find it gone.
    """
    unit.session.flush()
    repository.lock_open_flags(unit.session, kind, object_id)
    repository.close_open_flags(
        unit.session,
        kind,
        object_id,
        status=FlagStatus.ACTIONED,
        reviewed_by_id=actor.user_id,
        reviewed_at=unit.clock(),
        review_notes=notes,
    )
