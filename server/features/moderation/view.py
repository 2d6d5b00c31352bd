"""Moderation as the contract shows it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from server.contract.moderation import (
    ActionOut,
    ContentType,
    FlagOut,
    FlagReviewOut,
    SuspensionOut,
)
from server.features.moderation.models import Flag, ModerationLog, UserSuspension
from server.features.moderation.resolve import owners


def flag_out(flag: Flag) -> FlagOut:
    """A report, as the one who made it may see it."""
    return FlagOut(
        id=flag.id,
        content_type=flag.content_type,
        object_id=flag.object_id,
        reason=flag.reason,
        reason_detail=flag.reason_detail,
        status=flag.status,
        created_at=flag.created_at,
    )


def review_outs(session: Session, flags: Sequence[Flag]) -> list[FlagReviewOut]:
    """Reports as moderators see them; the owners are looked up once for each kind."""
    asked: dict[ContentType, set[UUID]] = defaultdict(set)
    for flag in flags:
        asked[flag.content_type].add(flag.object_id)
    owned = {kind: owners(session, kind, ids) for kind, ids in asked.items()}
    return [
        FlagReviewOut(
            **flag_out(flag).model_dump(),
            user_id=flag.user_id,
            owner_id=owned[flag.content_type].get(flag.object_id),
            reviewed_by_id=flag.reviewed_by_id,
            reviewed_at=flag.reviewed_at,
            review_notes=flag.review_notes,
        )
        for flag in flags
    ]


def action_out(entry: ModerationLog) -> ActionOut:
    """An entry of the log."""
    return ActionOut(
        id=entry.id,
        content_type=entry.content_type,
        object_id=entry.object_id,
        action=entry.action,
        reason=entry.reason,
        moderator_id=entry.moderator_id,
        related_flag_id=entry.related_flag_id,
        duration_days=entry.duration_days,
        expires_at=entry.expires_at,
        created_at=entry.created_at,
    )


def suspension_out(suspension: UserSuspension, at: datetime) -> SuspensionOut:
    """A suspension as it stands at that time."""
    return SuspensionOut(
        id=suspension.id,
        user_id=suspension.user_id,
        reason=suspension.reason,
        is_permanent=suspension.is_permanent,
        suspended_by_id=suspension.suspended_by_id,
        suspended_at=suspension.suspended_at,
        expires_at=suspension.expires_at,
        lifted_at=suspension.lifted_at,
        lifted_by_id=suspension.lifted_by_id,
        is_active=suspension.is_active(at),
    )
