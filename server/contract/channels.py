"""Channels and the quotas they upload under."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, Field, StringConstraints

from server.contract.shapes import In, Out

Handle = Annotated[
    str,
    StringConstraints(
        pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", min_length=3, max_length=40, to_lower=True
    ),
]
"""3 to 40 of a-z, 0-9 and single dashes: the channel's address, ``/@handle``."""


class ChannelStatus(StrEnum):
    """Whether a channel and its videos are shown."""

    ACTIVE = "ACTIVE"
    """Shown."""
    SUSPENDED = "SUSPENDED"
    """Hidden by moderation."""
    UNDER_REVIEW = "UNDER_REVIEW"
    """Hidden while moderation looks at it."""
    DELETED = "DELETED"
    """Deleted by its owner; removed for good after the retention."""


class ChannelOut(Out):
    """A channel as anyone may see it."""

    id: UUID
    name: str
    handle: str
    description: str
    status: ChannelStatus
    verified: bool
    subscriber_count: int
    total_views: int
    total_videos: int
    created_at: AwareDatetime


class ChannelPatch(In):
    """What an owner may change; absent fields stay."""

    name: Annotated[str, Field(min_length=1, max_length=80)] | None = None
    handle: Handle | None = None
    description: Annotated[str, Field(max_length=5000)] | None = None


class QuotaOut(Out):
    """What the channel may upload now, and what it has used."""

    max_videos_per_week: int | None
    """Null when there is no weekly limit."""
    videos_this_week: int
    """Uploads begun in the last seven days that were not refused or cancelled."""
    next_slot_at: AwareDatetime | None
    """When the weekly limit frees a place; null while there is room."""
    max_duration_seconds: int
    max_file_bytes: int
    free_bytes: int
    """Room left on the server for new files."""
    total_bytes: int
