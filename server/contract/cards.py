"""A video as it stands in lists for viewers: history, likes, playlists."""

from uuid import UUID

from pydantic import AwareDatetime

from server.contract.shapes import Out


class VideoCard(Out):
    """What a viewer needs to choose a video."""

    id: UUID
    title: str
    watch_path: str
    """Path of the watch page."""
    thumbnail_path: str | None
    """Path of the poster; null until there is one."""
    duration_seconds: float | None
    view_count: int
    published_at: AwareDatetime | None
    channel_name: str
    channel_handle: str
