"""What viewers do with videos. Fields follow the platform specification, section 4."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from server.kit.clock import now
from server.kit.db.model import Model, choice
from server.kit.ids import new_id


class InteractionType(StrEnum):
    """What was done."""

    VIEW = "VIEW"


class Interaction(Model):
    """One thing that one viewer did with one video."""

    __tablename__ = "interaction"
    __table_args__ = (
        sa.Index(None, "video_id", "type", "timestamp"),
        sa.Index(None, "user_id", "video_id", "type"),
        sa.Index(None, "session_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("user.id", ondelete="SET NULL"))
    video_id: Mapped[UUID] = mapped_column(sa.ForeignKey("video.id", ondelete="CASCADE"))
    type: Mapped[InteractionType] = mapped_column(choice(InteractionType))
    session_id: Mapped[str] = mapped_column(sa.String(64))
    """A keyed hash of address and browser: tells viewers apart and names nobody."""
    timestamp: Mapped[datetime] = mapped_column(default=now)
