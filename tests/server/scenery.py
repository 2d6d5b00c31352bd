"""People, channels and videos as rows, for tests that need many and none of how they are made."""

from server.contract.identity import Role
from server.contract.media import TranscodingStatus
from server.contract.videos import VideoStatus, Visibility
from server.features.channels.models import Channel
from server.features.identity.models import User
from server.features.identity.tokens import Actor
from server.features.videos.models import Video, VideoVersion
from server.kit.db.unit import Unit
from server.kit.ids import new_id


def make_user(unit: Unit) -> User:
    """Somebody in good standing, who cannot sign in."""
    name = new_id().hex[-12:]
    user = User(
        email=f"{name}@nodi.example", username=name, password_hash="none", role=Role.CREATOR
    )
    unit.session.add(user)
    unit.session.flush()
    return user


def make_channel(unit: Unit, owner: User) -> Channel:
    """The owner's channel."""
    channel = Channel(user_id=owner.id, name=owner.username, handle=owner.username)
    unit.session.add(channel)
    unit.session.flush()
    return channel


def make_video(unit: Unit, channel: Channel, title: str = "Boats") -> Video:
    """A video of the channel on air."""
    video = Video(
        channel_id=channel.id,
        title=title,
        status=VideoStatus.PUBLISHED,
        visibility=Visibility.PUBLIC,
        published_at=unit.clock(),
        duration_seconds=60.0,
    )
    unit.session.add(video)
    unit.session.flush()
    version = VideoVersion(
        video_id=video.id,
        version_number=1,
        is_active=True,
        playable=True,
        duration_seconds=60.0,
        status=TranscodingStatus.COMPLETED,
    )
    unit.session.add(version)
    unit.session.flush()
    video.active_version_id = version.id
    channel.total_videos += 1
    unit.session.flush()
    return video


def as_actor(user: User) -> Actor:
    """The user as whoever asks."""
    return Actor(user.id, user.role, new_id())
