"""Queries over the feed of changes."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.contract.events import ChangeKind, ChangeOut
from server.contract.videos import VideoOut
from server.features.notifications.models import Change
from server.features.videos.models import Video
from server.features.videos.view import video_outs

BATCH = 5000
"""Changes read at a time."""


def last_seq(session: Session) -> int:
    """The newest change's number; 0 before the first."""
    return session.scalar(sa.select(sa.func.max(Change.seq))) or 0


def changes_since(session: Session, seq: int, overlap: datetime) -> list[Change]:
    """Changes after ``seq``, and those made after ``overlap`` whatever their number.

    Numbers are given before transactions commit, so a lower one may appear later.
    """
    return list(
        session.scalars(
            sa.select(Change)
            .where(sa.or_(Change.seq > seq, Change.made_at > overlap))
            .order_by(Change.seq)
            .limit(BATCH)
        )
    )


def changes_of_user(session: Session, user_id: UUID, seq: int) -> list[Change]:
    """What the user has missed since ``seq``."""
    return list(
        session.scalars(
            sa.select(Change)
            .where(Change.user_id == user_id, Change.seq > seq)
            .order_by(Change.seq)
        )
    )


def change_outs(session: Session, changes: Sequence[Change]) -> list[ChangeOut]:
    """The changes with what they are about, each subject once, at its newest number."""
    newest = {(change.kind, change.subject_id): change for change in changes}
    wanted = [change.subject_id for change in newest.values() if change.kind is ChangeKind.VIDEO]
    rows = session.scalars(sa.select(Video).where(Video.id.in_(wanted), Video.deleted_at.is_(None)))
    videos: dict[UUID, VideoOut] = {out.id: out for out in video_outs(session, list(rows))}
    return [
        ChangeOut(
            seq=change.seq,
            kind=change.kind,
            id=change.subject_id,
            video=videos.get(change.subject_id) if change.kind is ChangeKind.VIDEO else None,
        )
        for change in sorted(newest.values(), key=lambda change: change.seq)
    ]
