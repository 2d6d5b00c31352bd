"""How many videos a channel shows, kept right by every change of what is shown."""

from collections.abc import Iterator
from contextlib import contextmanager

from server.contract.videos import VideoStatus, Visibility
from server.features.channels import repository as channels
from server.features.videos.models import Video
from server.kit.db.unit import Unit


def is_listed(video: Video) -> bool:
    """True for what stands on the channel's page."""
    return (
        video.deleted_at is None
        and video.status is VideoStatus.PUBLISHED
        and video.visibility is Visibility.PUBLIC
    )


@contextmanager
def recounting(unit: Unit, video: Video) -> Iterator[None]:
    """The block may change whether the video is listed; the channel's counter follows."""
    before = is_listed(video)
    yield
    change = is_listed(video) - before
    if change:
        channels.add_to_counts(unit.session, video.channel_id, videos=change)
