"""Flags, the log of what was done, and suspensions. Fields follow the specification, section 6.

Flags and log entries point at things of several kinds, by a content type and an id, which no
foreign key can guard. Triggers do it (``server/migrations/orphans.py``): when the thing goes,
also by a cascade, its flags go too, and what the log says of it stays without the id.
"""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from server.contract.moderation import ContentType, FlagReason, FlagStatus, ModerationAction
from server.features.identity.models import User
from server.kit.clock import now
from server.kit.db.model import Identified, Model, choice
from server.kit.ids import new_id

OPEN = "status IN ('PENDING', 'UNDER_REVIEW')"
OPEN_STATUSES = {FlagStatus.PENDING, FlagStatus.UNDER_REVIEW}
NOT_LIFTED = sa.text("lifted_at IS NULL")


class Flag(Identified, Model):
    """Somebody's report of something, and what became of it."""

    __tablename__ = "flag"
    __table_args__ = (
        sa.Index(None, "content_type", "object_id"),
        sa.Index(None, "status", "created_at", "id"),
        sa.Index(None, "created_at"),
        sa.Index(None, "user_id"),
        sa.Index(None, "reviewed_by_id"),
        sa.Index(
            "uq_flag_open",
            "content_type",
            "object_id",
            "user_id",
            unique=True,
            sqlite_where=sa.text(OPEN),
            postgresql_where=sa.text(OPEN),
        ),
        sa.CheckConstraint(f"{OPEN} OR reviewed_at IS NOT NULL", name="closed_reviewed"),
    )

    content_type: Mapped[ContentType] = mapped_column(choice(ContentType))
    object_id: Mapped[UUID]
    """What is reported; ``resolve.py`` finds it."""
    user_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("user.id", ondelete="SET NULL"))
    """Who reports; null for a guest, and once the account is gone. One open flag each and
    thing, which the database checks."""
    reason: Mapped[FlagReason] = mapped_column(choice(FlagReason))
    reason_detail: Mapped[str] = mapped_column(sa.Text, default="")
    """In the reporter's own words."""
    status: Mapped[FlagStatus] = mapped_column(choice(FlagStatus), default=FlagStatus.PENDING)
    reviewed_by_id: Mapped[UUID | None] = mapped_column(
        sa.ForeignKey("user.id", ondelete="SET NULL")
    )
    """Who took it up, and then who decided."""
    reviewed_at: Mapped[datetime | None]
    """When it was decided."""
    review_notes: Mapped[str] = mapped_column(sa.Text, default="")

    user: Mapped[User | None] = relationship(lazy="raise", foreign_keys=[user_id])
    reviewed_by: Mapped[User | None] = relationship(lazy="raise", foreign_keys=[reviewed_by_id])

    @property
    def is_open(self) -> bool:
        """Nobody has decided yet."""
        return self.status in OPEN_STATUSES


class ModerationLog(Identified, Model):
    """One thing that was done, for the record. A ledger row: it survives everybody in it."""

    __tablename__ = "moderation_log"
    __table_args__ = (
        sa.Index(None, "moderator_id", "created_at"),
        sa.Index(None, "content_type", "object_id"),
        sa.Index(None, "action", "created_at"),
        sa.Index(None, "created_at"),
        sa.Index(None, "related_flag_id"),
        sa.CheckConstraint("duration_days > 0", name="duration_days"),
    )

    moderator_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("user.id", ondelete="SET NULL"))
    """Null for what the platform did by itself, and once the account is gone."""
    content_type: Mapped[ContentType] = mapped_column(choice(ContentType))
    object_id: Mapped[UUID | None]
    """What it was done to; null once that is gone, so that the entry names nobody."""
    action: Mapped[ModerationAction] = mapped_column(choice(ModerationAction))
    reason: Mapped[str] = mapped_column(sa.Text, default="")
    related_flag_id: Mapped[UUID | None] = mapped_column(
        sa.ForeignKey("flag.id", ondelete="SET NULL")
    )
    duration_days: Mapped[int | None]
    expires_at: Mapped[datetime | None]

    moderator: Mapped[User | None] = relationship(lazy="raise")
    related_flag: Mapped[Flag | None] = relationship(lazy="raise")


class UserSuspension(Model):
    """Somebody is shut out, for some days or for good."""

    __tablename__ = "user_suspension"
    __table_args__ = (
        sa.Index(None, "user_id", "suspended_at"),
        sa.Index(None, "suspended_by_id"),
        sa.Index(None, "lifted_by_id"),
        sa.Index(
            "ix_user_suspension_due",
            "expires_at",
            sqlite_where=NOT_LIFTED,
            postgresql_where=NOT_LIFTED,
        ),
        sa.CheckConstraint("is_permanent = (expires_at IS NULL)", name="permanent"),
        sa.CheckConstraint("suspended_at < expires_at", name="period"),
        sa.CheckConstraint("lifted_by_id IS NULL OR lifted_at IS NOT NULL", name="lifted"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("user.id", ondelete="CASCADE"))
    reason: Mapped[str] = mapped_column(sa.Text)
    suspended_by_id: Mapped[UUID | None] = mapped_column(
        sa.ForeignKey("user.id", ondelete="SET NULL")
    )
    is_permanent: Mapped[bool] = mapped_column(default=False)
    """A ban; exactly those without ``expires_at``, which the database checks."""
    suspended_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime | None]
    lifted_at: Mapped[datetime | None]
    """When it was ended, by a moderator or, without ``lifted_by``, by the clock."""
    lifted_by_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("user.id", ondelete="SET NULL"))

    user: Mapped[User] = relationship(lazy="raise", foreign_keys=[user_id])
    suspended_by: Mapped[User | None] = relationship(lazy="raise", foreign_keys=[suspended_by_id])
    lifted_by: Mapped[User | None] = relationship(lazy="raise", foreign_keys=[lifted_by_id])

    def is_active(self, at: datetime) -> bool:
        """True while it shuts the user out: begun, not lifted, and its time not over."""
        if at < self.suspended_at or (self.lifted_at is not None and self.lifted_at <= at):
            return False
        return self.is_permanent or (self.expires_at is not None and at < self.expires_at)
