"""Videos, their versions and renditions. Fields follow the specification, section 3."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from server.contract.media import RenditionState, Resolution, TranscodingStatus
from server.contract.videos import TITLE_MAX, VideoStatus, Visibility
from server.kit.db.model import Identified, Model, Touched, choice


class Video(Identified, Touched, Model):
    """What a viewer opens: title and description, and which version is on air."""

    __tablename__ = "video"
    __table_args__ = (
        sa.Index(None, "channel_id", "status"),
        sa.Index(None, "status", "visibility", "published_at"),
        sa.Index(None, "channel_id", "deleted_at", "id"),
    )

    channel_id: Mapped[UUID] = mapped_column(sa.ForeignKey("channel.id", ondelete="CASCADE"))
    title: Mapped[str] = mapped_column(sa.String(TITLE_MAX))
    description: Mapped[str] = mapped_column(sa.Text, default="")
    status: Mapped[VideoStatus] = mapped_column(choice(VideoStatus), default=VideoStatus.PROCESSING)
    visibility: Mapped[Visibility] = mapped_column(choice(Visibility), default=Visibility.PRIVATE)
    active_version_id: Mapped[UUID | None] = mapped_column(
        sa.ForeignKey("video_version.id", ondelete="SET NULL", use_alter=True)
    )
    """The version that viewers get."""
    view_count: Mapped[int] = mapped_column(sa.BigInteger, default=0, index=True)
    like_count: Mapped[int] = mapped_column(default=0)
    comment_count: Mapped[int] = mapped_column(default=0)
    published_at: Mapped[datetime | None] = mapped_column(index=True)
    deleted_at: Mapped[datetime | None]
    last_activity_at: Mapped[datetime | None]


class VideoVersion(Identified, Model):
    """One uploaded source and what was made of it."""

    __tablename__ = "video_version"
    __table_args__ = (
        sa.UniqueConstraint("video_id", "version_number"),
        sa.Index(None, "upload_id"),
    )

    video_id: Mapped[UUID] = mapped_column(sa.ForeignKey("video.id", ondelete="CASCADE"))
    version_number: Mapped[int]
    upload_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("upload.id", ondelete="SET NULL"))
    source_filename: Mapped[str] = mapped_column(sa.String(255))
    source_bytes: Mapped[int] = mapped_column(sa.BigInteger)
    duration_seconds: Mapped[float | None]
    width: Mapped[int | None]
    height: Mapped[int | None]
    source_codec: Mapped[str | None] = mapped_column(sa.String(32))
    status: Mapped[TranscodingStatus] = mapped_column(
        choice(TranscodingStatus), default=TranscodingStatus.PENDING
    )
    attempts: Mapped[int] = mapped_column(default=0)
    """How often the work was begun; a file that keeps killing workers is given up."""
    run: Mapped[int] = mapped_column(default=1)
    """How often its creator has had it processed; part of the durable job's name."""
    playable: Mapped[bool] = mapped_column(default=False)
    """At least one rung is in the store."""
    has_poster: Mapped[bool] = mapped_column(default=False)
    error_code: Mapped[str | None] = mapped_column(sa.String(64))
    error_message: Mapped[str | None] = mapped_column(sa.Text)
    started_at: Mapped[datetime | None]
    completed_at: Mapped[datetime | None]

    @property
    def folder_key(self) -> str:
        """Where everything of this version is in the store."""
        return f"videos/{self.video_id.hex}/{self.version_number}"

    @property
    def job_id(self) -> str:
        """The durable job that makes this version playable."""
        return f"process-{self.id}-{self.run}"

    @property
    def source_key(self) -> str:
        """The creator's own file in the store."""
        return f"{self.folder_key}/source"

    @property
    def stream_key(self) -> str:
        """The folder of playlists, segments and pictures in the store."""
        return f"{self.folder_key}/stream"


class VideoAsset(Identified, Touched, Model):
    """One rung of a version's ladder: how far it is, and what it became."""

    __tablename__ = "video_asset"
    __table_args__ = (
        sa.UniqueConstraint("video_version_id", "resolution"),
        sa.CheckConstraint("percent >= 0 AND percent <= 100", name="percent"),
    )

    video_version_id: Mapped[UUID] = mapped_column(
        sa.ForeignKey("video_version.id", ondelete="CASCADE")
    )
    resolution: Mapped[Resolution] = mapped_column(choice(Resolution))
    width: Mapped[int]
    height: Mapped[int]
    state: Mapped[RenditionState] = mapped_column(
        choice(RenditionState), default=RenditionState.WAITING
    )
    percent: Mapped[float] = mapped_column(default=0.0)
    seconds_left: Mapped[int | None]
    bitrate_kbps: Mapped[int | None]
    """Average, measured on the finished rung."""
    file_size_bytes: Mapped[int | None] = mapped_column(sa.BigInteger)
    codec: Mapped[str | None] = mapped_column(sa.String(64))
    """As RFC 6381 writes it."""
    playlist_key: Mapped[str | None] = mapped_column(sa.String(255))
