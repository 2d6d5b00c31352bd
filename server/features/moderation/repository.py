"""Queries over flags and suspensions."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.contract.moderation import ContentType, FlagStatus
from server.features.moderation.models import OPEN_STATUSES, Flag, UserSuspension
from server.kit.paging import Order, next_cursor

_OLDEST_FIRST = Order(Flag.created_at, Flag.id, descending=False)


def flag_by_id(session: Session, flag_id: UUID) -> Flag | None:
    """The flag."""
    return session.get(Flag, flag_id)


def open_flag(session: Session, user_id: UUID, kind: ContentType, object_id: UUID) -> Flag | None:
    """The user's flag on the thing that nobody has decided about."""
    return session.scalar(
        sa.select(Flag).where(*_open_on(kind, object_id), Flag.user_id == user_id)
    )


def has_open_flag(session: Session, kind: ContentType, object_id: UUID) -> bool:
    """True when the thing has a flag that nobody has decided about."""
    return bool(session.scalar(sa.select(sa.exists().where(*_open_on(kind, object_id)))))


def lock_open_flags(session: Session, kind: ContentType, object_id: UUID) -> list[UUID]:
    """Lock the thing's flags that nobody has decided about, in the order of their ids."""
    query = sa.select(Flag.id).where(*_open_on(kind, object_id)).order_by(Flag.id)
    return list(session.scalars(query.with_for_update(key_share=True)))


def close_open_flags(session: Session, kind: ContentType, object_id: UUID, **decided: Any) -> None:
    """Set these columns in every flag on the thing that nobody has decided about."""
    session.execute(
        sa.update(Flag)
        .where(*_open_on(kind, object_id))
        .values(**decided)
        .execution_options(synchronize_session=False)
    )


def _open_on(kind: ContentType, object_id: UUID) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        Flag.content_type == kind,
        Flag.object_id == object_id,
        Flag.status.in_(OPEN_STATUSES),
    )


def queue(
    session: Session, status: FlagStatus, cursor: str | None, limit: int
) -> tuple[list[Flag], str | None]:
    """A page of the flags of that status, oldest first, and the cursor of the next."""
    query = _OLDEST_FIRST.apply(sa.select(Flag).where(Flag.status == status), cursor)
    rows = list(session.scalars(query.limit(limit)))
    return rows, next_cursor(rows, limit, lambda row: (row.created_at, row.id))


def suspension_by_id(session: Session, suspension_id: UUID) -> UserSuspension | None:
    """The suspension, also one that is over."""
    return session.get(UserSuspension, suspension_id)


def suspensions_not_lifted(session: Session, user_id: UUID) -> list[UserSuspension]:
    """The user's suspensions that nobody has lifted, as they are stored now."""
    return list(
        session.scalars(
            sa.select(UserSuspension)
            .where(UserSuspension.user_id == user_id, UserSuspension.lifted_at.is_(None))
            .order_by(UserSuspension.suspended_at)
            .execution_options(populate_existing=True)
        )
    )


def users_with_time_over(session: Session, at: datetime, limit: int) -> list[UUID]:
    """Users with a suspension whose time is over and that was not ended, longest over first.

    Args:
        session: an open database session.
        at: the time to judge by.
        limit: how many suspensions to look at; a user may have several of them.
    """
    # Not DISTINCT, for which SQLite would walk every suspension there ever was.
    found = session.scalars(
        sa.select(UserSuspension.user_id)
        .where(UserSuspension.lifted_at.is_(None), UserSuspension.expires_at <= at)
        .order_by(UserSuspension.expires_at)
        .limit(limit)
    )
    return list(dict.fromkeys(found))
