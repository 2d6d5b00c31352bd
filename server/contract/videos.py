"""Videos: what a creator edits and a viewer opens."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, Field

from server.contract.media import ProcessingOut
from server.contract.shapes import In, Out
from server.contract.tags import Tags

TITLE_MAX = 100
DESCRIPTION_MAX = 5000
COUNTRIES_MAX = 250
CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1 alpha-2."""
LanguageTag = Annotated[str, Field(max_length=16, pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""As BCP 47 writes it."""


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
    language: str | None
    """What is spoken, as BCP 47 writes it; null while nobody has said."""
    tags: list[str]
    """Names, in their order."""
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
    publish_at: AwareDatetime | None
    """When it goes on air by itself; null unless it is scheduled."""
    removed_at: AwareDatetime | None
    """When moderation took it down; null unless it is down now."""
    removal_reason: str | None
    """Why, in the moderator's words."""
    created_at: AwareDatetime
    updated_at: AwareDatetime
    etag: str
    """Stands for everything that a :class:`VideoPatch` can change. Send it as ``If-Match`` with a
    change, so that nobody else's is lost."""


class VideoCounts(Out):
    """How many videos stand under each tab of the content list."""

    all: int
    published: int
    """With the archived ones, which are on air too."""
    drafts: int
    processing: int
    failed: int
    planned: int
    """Those that will go on air at a time."""
    matching: int
    """Those that all pages hold of the tab, text and filters asked for."""


class VideoPatch(In):
    """What an owner may change; absent fields stay."""

    title: Annotated[str, Field(min_length=1, max_length=TITLE_MAX)] | None = None
    description: Annotated[str, Field(max_length=DESCRIPTION_MAX)] | None = None
    language: LanguageTag | None = None
    """Null where nobody can say."""
    tags: Tags | None = None
    """All of them; whatever it had before is replaced."""
    visibility: Visibility | None = None
    age_restricted: bool | None = None
    geo_restrictions: Annotated[list[CountryCode], Field(max_length=COUNTRIES_MAX)] | None = None
    publish_at: AwareDatetime | None = None
    """When a draft that can be played shall go on air, for whom its visibility then says. Null
    takes the plan back."""


class VideoPublish(In):
    """Put a playable video on air."""

    visibility: Visibility = Visibility.PUBLIC
