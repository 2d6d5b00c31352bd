"""Playlists: videos in an order of somebody's choice."""

from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, Field

from server.contract.cards import VideoCard
from server.contract.shapes import In, Out

ITEMS_MAX = 5000
"""Videos in one playlist."""
PLAYLIST_TITLE_MAX = 150
PLAYLIST_DESCRIPTION_MAX = 5000

Title = Annotated[str, Field(min_length=1, max_length=PLAYLIST_TITLE_MAX)]
Description = Annotated[str, Field(max_length=PLAYLIST_DESCRIPTION_MAX)]
Position = Annotated[int, Field(ge=1, le=ITEMS_MAX)]
"""Counted from 1; beyond the end means the end."""


class PlaylistIn(In):
    """Make a playlist."""

    title: Title
    description: Description = ""
    is_public: bool = False


class PlaylistPatch(In):
    """What its owner may change; absent fields stay."""

    title: Title | None = None
    description: Description | None = None
    is_public: bool | None = None


class PlaylistOut(Out):
    """A playlist."""

    id: UUID
    user_id: UUID
    username: str
    title: str
    description: str
    is_public: bool
    hidden_at: AwareDatetime | None
    """When moderation hid it, and only its owner still sees it; null while it is not hidden."""
    item_count: int
    """Also counts videos that cannot be watched just now."""
    created_at: AwareDatetime
    updated_at: AwareDatetime


class PlaylistItemIn(In):
    """Add a video."""

    video_id: UUID
    position: Position | None = None
    """The end when absent."""


class PlaylistItemPatch(In):
    """Move a video within its playlist; the others close up."""

    position: Position


class PlaylistItemOut(Out):
    """A video's place in a playlist."""

    id: UUID
    video_id: UUID
    position: int
    """From 1, without gaps."""
    added_at: AwareDatetime
    video: VideoCard | None
    """Null for a video that cannot be watched just now, which only the owner still sees."""
