"""The one way to change whether a video is shown, so that nothing of it is lost.

Status, visibility and ``deleted_at`` decide what is shown, and owners, moderators, the encoder
and the nightly retention all change them. Each does it inside :func:`recounting`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from server.contract.videos import VideoStatus, Visibility
from server.features.channels import repository as channels
from server.features.videos.models import Video
from server.features.videos.repository import NO_VIDEO
from server.kit.db.lock import locked
from server.kit.db.unit import Unit
from server.kit.errors import NotFoundError


def is_listed(video: Video) -> bool:
    """True for what stands on the channel's page."""
    return (
        video.deleted_at is None
        and video.status is VideoStatus.PUBLISHED
        and video.visibility is Visibility.PUBLIC
    )


@contextmanager
def recounting(unit: Unit, video: Video) -> Iterator[None]:
    """The block decides by the video as it is now, and may change whether it is listed.

    The video's row is locked and read anew, into this same object, so that nobody else's
    decision is overwritten; the channel's counter follows. The channel's row is locked last.

    Args:
        unit: the write unit that the video was read in.
        video: what is changed. It must not have been changed in this unit already.

    Raises:
        NotFoundError: it was deleted meanwhile.
    """
    if locked(unit.session, Video, video.id) is not video or video.deleted_at is not None:
        raise NotFoundError(NO_VIDEO)
    before = is_listed(video)
    yield
    change = is_listed(video) - before
    if change:
        unit.session.flush()
        channels.add_to_counts(unit.session, video.channel_id, videos=change)
