"""Chunks of long videos under way."""

from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from server.kit.db.model import Identified, Model, Touched, choice, not_negative


class ChunkState(StrEnum):
    """How far a chunk is."""

    WAITING = "WAITING"
    """It has no job yet: only so many of a video's chunks stand in the queue at once."""
    QUEUED = "QUEUED"
    ENCODING = "ENCODING"
    DONE = "DONE"
    FAILED = "FAILED"
    """It could not be made; the video is then encoded whole."""


class EncodeChunk(Identified, Touched, Model):
    """A part of a long video that is encoded by itself, until the parts are joined."""

    __tablename__ = "encode_chunk"
    __table_args__ = (
        sa.UniqueConstraint("video_version_id", "number"),
        *not_negative("run", "number", "first_frame", "frames", "frames_done", "attempts"),
    )

    video_version_id: Mapped[UUID] = mapped_column(
        sa.ForeignKey("video_version.id", ondelete="CASCADE")
    )
    run: Mapped[int]
    """The version's, when it was cut."""
    number: Mapped[int]
    """From 0, in the order of the film."""
    first_frame: Mapped[int]
    """Of the frames that viewers get, counted from the beginning of the film."""
    frames: Mapped[int]
    gops: Mapped[list[int]] = mapped_column(sa.JSON)
    """Frames of each closed GOP, in order; ``frames`` in all."""
    state: Mapped[ChunkState] = mapped_column(choice(ChunkState), default=ChunkState.WAITING)
    frames_done: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    """How often the work was begun; what keeps killing workers is given up."""
    folder: Mapped[str | None] = mapped_column(sa.String(255))
    """Where its pieces are in the store, one a rung; null until they are all there."""
