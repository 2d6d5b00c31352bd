"""Videos: what a creator edits and a viewer opens."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, Field

from server.contract.media import ProcessingOut
from server.contract.shapes import In, Out

TITLE_MAX = 100
DESCRIPTION_MAX = 5000
COUNTRIES_MAX = 250
CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1 alpha-2."""


class VideoStatus(StrEnum):
    """Where a video is in its life."""

    DRAFT = "DRAFT"
    """Ready to be watched by its owner; not published."""
    PROCESSING = "PROCESSING"
    """No version can be played yet."""
    SCHEDULED = "SCHEDULED"
    """Will be published at a time that its owner set."""
    PUBLISHED = "PUBLISHED"
    """On air, for whoever its visibility admits."""
    UNDER_REVIEW = "UNDER_REVIEW"
    """Hidden while moderation looks at it."""
    FAILED = "FAILED"
    """No version could be made playable."""
    ARCHIVED = "ARCHIVED"
    """Not watched for long: out of the listings, still at its address."""
    REMOVED = "REMOVED"
    """Taken down by moderation, with a reason."""


class Visibility(StrEnum):
    """Who may watch a published video."""

    PUBLIC = "PUBLIC"
    """Anyone; it is listed."""
    UNLISTED = "UNLISTED"
    """Anyone who has its address."""
    PREMIUM = "PREMIUM"
    """Viewers whose plan has premium content, and who have its address."""
    PRIVATE = "PRIVATE"
    """Its owner alone."""


class VideoOut(Out):
    """A video as its owner sees it."""

    id: UUID
    upload_id: UUID | None
    """The upload that brought the newest version."""
    title: str
    description: str
    status: VideoStatus
    visibility: Visibility
    age_restricted: bool
    """For adults who are signed in."""
    geo_restrictions: list[str]
    """Countries where it is not shown, as ISO 3166-1 alpha-2 codes, in their order."""
    duration_seconds: float | None
    width: int | None
    height: int | None
    source_filename: str
    source_bytes: int
    thumbnail_path: str | None
    """Path on the server; fetch it with the owner's token while the video is not public."""
    watch_path: str
    """Path of the watch page."""
    playable: bool
    """At least one rung can be played."""
    processing: ProcessingOut | None
    """The newest version's progress; null before any byte has been processed."""
    view_count: int
    like_count: int
    comment_count: int
    published_at: AwareDatetime | None
    removed_at: AwareDatetime | None
    """When moderation took it down; null unless it is down now."""
    removal_reason: str | None
    """Why, in the moderator's words."""
    created_at: AwareDatetime
    updated_at: AwareDatetime


class VideoCounts(Out):
    """How many videos stand under each tab of the content list."""

    all: int
    published: int
    """With the archived ones, which are on air too."""
    drafts: int
    processing: int
    failed: int


class VideoPatch(In):
    """What an owner may change; absent fields stay."""

    title: Annotated[str, Field(min_length=1, max_length=TITLE_MAX)] | None = None
    description: Annotated[str, Field(max_length=DESCRIPTION_MAX)] | None = None
    visibility: Visibility | None = None
    age_restricted: bool | None = None
    geo_restrictions: Annotated[list[CountryCode], Field(max_length=COUNTRIES_MAX)] | None = None


class VideoPublish(In):
    """Put a playable video on air."""

    visibility: Visibility = Visibility.PUBLIC
