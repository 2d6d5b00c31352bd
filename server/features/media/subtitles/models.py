"""Automatic captions under way."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from server.contract.subtitles import CaptionsState
from server.kit.db.model import Identified, Model, Touched, choice, not_negative


class CaptionRun(Identified, Touched, Model):
    """Speech recognition on a version: under way, or how it ended last."""

    __tablename__ = "caption_run"
    __table_args__ = (
        sa.UniqueConstraint("video_version_id"),
        sa.CheckConstraint("percent >= 0 AND percent <= 100", name="percent"),
        *not_negative("run", "attempts"),
    )

    video_version_id: Mapped[UUID] = mapped_column(
        sa.ForeignKey("video_version.id", ondelete="CASCADE")
    )
    state: Mapped[CaptionsState] = mapped_column(
        choice(CaptionsState), default=CaptionsState.WAITING
    )
    percent: Mapped[float] = mapped_column(default=0.0)
    language_code: Mapped[str | None] = mapped_column(sa.String(16))
    """What is spoken, as BCP 47 writes it; null until it is known."""
    run: Mapped[int] = mapped_column(default=1)
    """How often it was asked for; part of the durable job's name."""
    attempts: Mapped[int] = mapped_column(default=0)
    """How often the work was begun; what keeps killing workers is given up."""
    error_code: Mapped[str | None] = mapped_column(sa.String(64))
    error_message: Mapped[str | None] = mapped_column(sa.Text)
    asked_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    @property
    def is_under_way(self) -> bool:
        """It waits for its turn, or somebody listens."""
        return self.state in {CaptionsState.WAITING, CaptionsState.LISTENING}

    @property
    def job_id(self) -> str:
        """The durable job of this run."""
        return f"captions-{self.id}-{self.run}"
