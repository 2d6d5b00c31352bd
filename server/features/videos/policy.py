"""Who may have a video's media. Pure, and the only place where it is decided."""

from uuid import UUID

from server.contract.videos import VideoStatus, Visibility

OPEN = {Visibility.PUBLIC, Visibility.UNLISTED}
ON_AIR = (VideoStatus.PUBLISHED, VideoStatus.ARCHIVED)
"""Statuses of a video that opens from its address; an archived one is not listed."""


def may_watch(
    *,
    status: VideoStatus,
    visibility: Visibility,
    owner_id: UUID,
    owner_shown: bool,
    viewer_id: UUID | None,
) -> bool:
    """True for the owner, and for anyone while the video is on air.

    Args:
        owner_shown: neither the channel nor its owner is suspended or deleted.
        viewer_id: None for a guest.
    """
    if viewer_id == owner_id:
        return True
    return owner_shown and status in ON_AIR and visibility in OPEN
