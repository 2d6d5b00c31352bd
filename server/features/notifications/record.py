"""Write changes down as the features below announce them."""

from uuid import UUID

from server.contract.events import ChangeKind
from server.features.channels.events import ChannelChanged
from server.features.notifications.models import Change
from server.features.videos.events import VideoChanged, VideoDeleted
from server.kit.db.unit import Subscriptions, Unit


def record_video(unit: Unit, event: VideoChanged) -> None:
    """The owner should look at the video again."""
    _record(unit, event.owner_id, ChangeKind.VIDEO, event.video_id)


def record_video_deleted(unit: Unit, event: VideoDeleted) -> None:
    """The owner's video is in the bin."""
    _record(unit, event.owner_id, ChangeKind.VIDEO_DELETED, event.video_id)


def record_channel(unit: Unit, event: ChannelChanged) -> None:
    """The owner should look at channel and quota again."""
    _record(unit, event.owner_id, ChangeKind.CHANNEL, event.channel_id)


def subscribe(subscriptions: Subscriptions) -> None:
    """Record every change that a client may follow."""
    subscriptions.subscribe(VideoChanged, record_video)
    subscriptions.subscribe(VideoDeleted, record_video_deleted)
    subscriptions.subscribe(ChannelChanged, record_channel)


def _record(unit: Unit, user_id: UUID, kind: ChangeKind, subject_id: UUID) -> None:
    unit.session.add(
        Change(user_id=user_id, kind=kind, subject_id=subject_id, made_at=unit.clock())
    )
