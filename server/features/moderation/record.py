"""Write down what was done, in the transaction that does it."""

from datetime import timedelta
from uuid import UUID

from server.contract.moderation import ContentType, ModerationAction
from server.features.moderation.models import ModerationLog
from server.kit.db.unit import Unit


def record(
    unit: Unit,
    action: ModerationAction,
    kind: ContentType,
    object_id: UUID,
    *,
    moderator_id: UUID | None,
    reason: str,
    flag_id: UUID | None = None,
    duration_days: int | None = None,
) -> ModerationLog:
    """Add an entry to the log.

    Args:
        moderator_id: None for what the platform does by itself.
        duration_days: how long the action lasts, where it ends by itself.
    """
    at = unit.clock()
    entry = ModerationLog(
        moderator_id=moderator_id,
        content_type=kind,
        object_id=object_id,
        action=action,
        reason=reason,
        related_flag_id=flag_id,
        duration_days=duration_days,
        expires_at=None if duration_days is None else at + timedelta(days=duration_days),
        created_at=at,
    )
    unit.session.add(entry)
    unit.session.flush()
    return entry
