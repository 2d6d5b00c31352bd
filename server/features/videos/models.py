"""Videos, versions, renditions, tags and subtitles. Fields follow specification 3."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import Mapped, mapped_column, relationship

from server.contract.media import RenditionState, Resolution, SecondPass, TranscodingStatus
from server.contract.videos import TITLE_MAX, VideoStatus, Visibility
from server.features.channels.models import Channel
from server.features.uploads.models import Upload
from server.kit.clock import now
from server.kit.db.model import (
    Identified,
    Model,
    Touched,
    choice,
    not_negative,
    percent_check,
)

ACTIVE = sa.text("is_active")
NOT_BINNED = sa.text("deleted_at IS NULL")


def source_key(video_id: UUID, version_number: int) -> str:
    """Where the creator's own file of a version is in the store."""
    return f"{folder_key(video_id, version_number)}/source"


def folder_key(video_id: UUID, version_number: int) -> str:
    """Where everything of a version is in the store."""
    return f"videos/{video_id.hex}/{version_number}"


def _default_source_key(context: DefaultExecutionContext) -> str:
    given: dict[str, Any] = context.get_current_parameters()  # type: ignore[no-untyped-call]
    return source_key(given["video_id"], given["version_number"])


class Video(Identified, Touched, Model):
    """What a viewer opens: title and description, who may watch, and which version is on air."""

    __tablename__ = "video"
    __table_args__ = (
        sa.Index(None, "channel_id", "status"),
        sa.Index(None, "status", "visibility", "published_at", "id"),
        sa.Index(None, "channel_id", "status", "visibility", "published_at", "id"),
        *(
            # Of its owner's list, in each of its orders. PostgreSQL does not take IS NULL for an
            # equality that keeps an index in order, so the condition is the index's own.
            sa.Index(name, *columns, sqlite_where=NOT_BINNED, postgresql_where=NOT_BINNED)
            for name, *columns in (
                ("ix_video_own_newest", "channel_id", "id"),
                ("ix_video_own_status", "channel_id", "status", "id"),
                ("ix_video_own_views", "channel_id", "view_count", "id"),
                ("ix_video_own_title", "channel_id", "title", "id"),
                ("ix_video_own_comments", "channel_id", "comment_count", "id"),
            )
        ),
        sa.Index(None, "status", "visibility", "view_count", "id"),
        sa.Index(None, "created_at"),
        sa.Index(None, "deleted_at"),
        sa.Index(None, "status", "last_activity_at"),
        sa.CheckConstraint(
            "(removed_at IS NULL) = (removal_reason IS NULL)", name="removal_has_its_reason"
        ),
        percent_check("completion_rate"),
        *not_negative(
            "view_count",
            "archived_view_count",
            "like_count",
            "dislike_count",
            "comment_count",
            "share_count",
            "average_watch_time_seconds",
            "duration_seconds",
        ),
    )

    channel_id: Mapped[UUID] = mapped_column(sa.ForeignKey("channel.id", ondelete="CASCADE"))
    title: Mapped[str] = mapped_column(sa.String(TITLE_MAX))
    description: Mapped[str] = mapped_column(sa.Text, default="")
    status: Mapped[VideoStatus] = mapped_column(choice(VideoStatus), default=VideoStatus.PROCESSING)
    visibility: Mapped[Visibility] = mapped_column(choice(Visibility), default=Visibility.PRIVATE)
    age_restricted: Mapped[bool] = mapped_column(default=False)
    geo_restrictions: Mapped[list[str]] = mapped_column(default=list)
    """Countries where it is not shown, as ISO 3166-1 alpha-2 codes."""
    active_version_id: Mapped[UUID | None] = mapped_column(
        sa.ForeignKey("video_version.id", ondelete="SET NULL", use_alter=True), index=True
    )
    """The version that viewers get. Changed by ``versions.activate`` alone."""
    thumbnail_url: Mapped[str | None] = mapped_column(sa.String(500))
    """The creator's own picture; null while the active version's poster stands for it."""
    thumbnail_auto_generated: Mapped[bool] = mapped_column(default=True)
    view_count: Mapped[int] = mapped_column(sa.BigInteger, default=0, index=True)
    """Denormalised: ``archived_view_count`` and a VIEW each."""
    archived_view_count: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    """Views whose rows the retention has removed."""
    like_count: Mapped[int] = mapped_column(default=0)
    dislike_count: Mapped[int] = mapped_column(default=0)
    comment_count: Mapped[int] = mapped_column(default=0)
    """Denormalised: comments and replies that are shown."""
    share_count: Mapped[int] = mapped_column(default=0)
    average_watch_time_seconds: Mapped[float] = mapped_column(default=0.0)
    """Of the sittings that are kept; worked out every night."""
    completion_rate: Mapped[Decimal] = mapped_column(default=Decimal(0))
    """Of the sittings that are kept, how many reached the end; worked out every night."""
    duration_seconds: Mapped[float | None]
    """The active version's."""
    language: Mapped[str | None] = mapped_column(sa.String(16))
    """What is spoken, as BCP 47 writes it."""
    published_at: Mapped[datetime | None] = mapped_column(index=True)
    """When it went on air first; of one that is SCHEDULED, when it will."""
    removed_at: Mapped[datetime | None]
    removal_reason: Mapped[str | None] = mapped_column(sa.Text)
    """Why moderation took it down; shown to its owner and, for copyright, to viewers."""
    deleted_at: Mapped[datetime | None]
    last_activity_at: Mapped[datetime] = mapped_column(default=now)
    """When it was last watched, edited or commented on; archival goes by it."""

    channel: Mapped[Channel] = relationship(lazy="raise")
    active_version: Mapped["VideoVersion | None"] = relationship(
        lazy="raise", foreign_keys=[active_version_id], post_update=True
    )

    @property
    def is_published(self) -> bool:
        """On air, for whoever its visibility admits."""
        return self.status is VideoStatus.PUBLISHED and self.deleted_at is None

    def soft_delete(self, at: datetime) -> None:
        """Into the bin: hidden everywhere, and removed for good after the retention."""
        self.deleted_at = at


class VideoVersion(Identified, Model):
    """One uploaded source and what was made of it; a re-upload is a new version."""

    __tablename__ = "video_version"
    __table_args__ = (
        sa.UniqueConstraint("video_id", "version_number"),
        sa.Index(None, "video_id", "is_active"),
        sa.Index(None, "status", "queue_turn"),
        sa.Index(
            "uq_video_version_one_active",
            "video_id",
            unique=True,
            sqlite_where=ACTIVE,
            postgresql_where=ACTIVE,
        ),
        sa.Index(None, "upload_id"),
        sa.CheckConstraint("version_number > 0", name="version_number_positive"),
        *not_negative("source_bytes", "duration_seconds", "width", "height", "attempts", "run"),
    )

    video_id: Mapped[UUID] = mapped_column(sa.ForeignKey("video.id", ondelete="CASCADE"))
    version_number: Mapped[int]
    is_active: Mapped[bool] = mapped_column(default=False)
    """Viewers get this one; at most one of a video's, which the database holds."""
    upload_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("upload.id", ondelete="SET NULL"))
    source_object_key: Mapped[str] = mapped_column(sa.String(255), default=_default_source_key)
    """The creator's own file in the store."""
    source_filename: Mapped[str] = mapped_column(sa.String(255), default="")
    source_bytes: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    duration_seconds: Mapped[float | None]
    width: Mapped[int | None]
    height: Mapped[int | None]
    source_codec: Mapped[str | None] = mapped_column(sa.String(32))
    transcoding_profiles: Mapped[list[str]] = mapped_column(default=list)
    """The rungs that were planned, lowest first, as :class:`Resolution` names them."""
    status: Mapped[TranscodingStatus] = mapped_column(
        choice(TranscodingStatus), default=TranscodingStatus.PENDING
    )
    attempts: Mapped[int] = mapped_column(default=0)
    """How often the work was begun; a file that keeps killing workers is given up."""
    queue_turn: Mapped[int | None]
    """Its place among those that wait for an encoder, the lowest first; null: it never waited."""
    run: Mapped[int] = mapped_column(default=1)
    """How often its creator has had it processed; part of the durable job's name."""
    sizes_queued: Mapped[int] = mapped_column(default=0)
    """Of a ladder that its creator's computer made, the sizes that a job takes or has taken; 0
    where the source was sent."""
    sizes_taken: Mapped[int] = mapped_column(default=0)
    """Of these, those that are verified and in the store."""
    playable: Mapped[bool] = mapped_column(default=False)
    """At least one rung is in the store."""
    has_poster: Mapped[bool] = mapped_column(default=False)
    poster_changes: Mapped[int] = mapped_column(default=0)
    """How often the poster was made or chosen; part of its address, which caches know it by."""
    second_pass: Mapped[SecondPass | None] = mapped_column(choice(SecondPass))
    """How far its pictures in AV1 are; null: nobody asked for them."""
    second_attempts: Mapped[int] = mapped_column(default=0)
    """How often that work was begun, as :attr:`attempts`."""
    replaced_at: Mapped[datetime | None]
    """Since when another version has its place on the air."""
    error_code: Mapped[str | None] = mapped_column(sa.String(64))
    error_message: Mapped[str | None] = mapped_column(sa.Text)
    started_at: Mapped[datetime | None]
    completed_at: Mapped[datetime | None]

    video: Mapped[Video] = relationship(lazy="raise", foreign_keys=[video_id])
    upload: Mapped[Upload | None] = relationship(lazy="raise")

    @property
    def folder_key(self) -> str:
        """Where everything of this version is in the store."""
        return folder_key(self.video_id, self.version_number)

    @property
    def job_id(self) -> str:
        """The durable job that makes this version playable."""
        if self.sizes_queued:
            return f"ladder-{self.id}-{self.sizes_queued}-{self.run}"
        return f"process-{self.id}-{self.run}"

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
        *not_negative("width", "height", "bitrate_kbps", "file_size_bytes", "seconds_left"),
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
    """Where its playlist is in the store; rows store keys, never addresses."""
    segment_path_prefix: Mapped[str | None] = mapped_column(sa.String(255))
    """What the keys of its segments begin with."""
    av1_codec: Mapped[str | None] = mapped_column(sa.String(64))
    """Of the rung's second picture, as its first one's; null while there is none."""
    av1_bitrate_kbps: Mapped[int | None]
    av1_file_size_bytes: Mapped[int | None] = mapped_column(sa.BigInteger)

    video_version: Mapped[VideoVersion] = relationship(lazy="raise")


class VideoTag(Identified, Model):
    """A word that videos are found by."""

    __tablename__ = "video_tag"
    __table_args__ = (
        sa.Index(None, "usage_count", "id"),
        # For completing what is typed: the unique index serves no LIKE in most languages.
        sa.Index(None, "name", postgresql_ops={"name": "varchar_pattern_ops"}),
        *not_negative("usage_count"),
    )

    name: Mapped[str] = mapped_column(sa.String(50), unique=True)
    """Normalised: as compatible characters, lower case, single spaces."""
    slug: Mapped[str] = mapped_column(sa.String(60), unique=True)
    """The name in an address."""
    usage_count: Mapped[int] = mapped_column(default=0)
    """Denormalised: the videos that have it."""


class VideoTagRelation(Identified, Model):
    """A video has a tag."""

    __tablename__ = "video_tag_relation"
    __table_args__ = (
        sa.UniqueConstraint("video_id", "tag_id"),
        sa.Index(None, "tag_id", "video_id"),
    )

    video_id: Mapped[UUID] = mapped_column(sa.ForeignKey("video.id", ondelete="CASCADE"))
    tag_id: Mapped[UUID] = mapped_column(sa.ForeignKey("video_tag.id", ondelete="CASCADE"))

    video: Mapped[Video] = relationship(lazy="raise")
    tag: Mapped[VideoTag] = relationship(lazy="raise")


class Subtitle(Identified, Touched, Model):
    """A subtitle track of a version."""

    __tablename__ = "subtitle"
    __table_args__ = (sa.UniqueConstraint("video_version_id", "language_code"),)

    video_version_id: Mapped[UUID] = mapped_column(
        sa.ForeignKey("video_version.id", ondelete="CASCADE")
    )
    language_code: Mapped[str] = mapped_column(sa.String(16))
    """As BCP 47 writes it."""
    language_name: Mapped[str] = mapped_column(sa.String(80))
    """As its speakers write it."""
    file_key: Mapped[str] = mapped_column(sa.String(255))
    """The WebVTT file in the store."""
    is_published: Mapped[bool] = mapped_column(default=False)
    is_auto_generated: Mapped[bool] = mapped_column(default=False)

    video_version: Mapped[VideoVersion] = relationship(lazy="raise")

    @property
    def file_url(self) -> str:
        """Path of the track on this server, which follows from the key and is not stored."""
        return f"/media/{self.video_version_id}/subtitles/{self.language_code}.vtt"
