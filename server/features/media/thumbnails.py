"""Let a creator choose which of a video's pictures stands for it, or bring one."""

from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from sqlalchemy.orm import Session

from server.features.identity import picture
from server.features.identity.tokens import Actor
from server.features.media.poster import MOST_THUMBNAILS, POSTER, THUMBNAIL
from server.features.videos import progress as videos
from server.features.videos.models import VideoVersion
from server.features.videos.repository import own_video, versions_of
from server.integrations.storage.port import Storage
from server.integrations.storage.stores import telling_full
from server.kit.db.unit import Units
from server.kit.errors import NotFoundError

NO_THUMBNAIL = "This video has no such picture to choose. Look at the list of its pictures again."
NOT_YET = "This video is still being processed. Choose its picture once that is done."


def own_version(session: Session, video_id: UUID, actor: Actor) -> VideoVersion | None:
    """The newest version of the actor's video: its poster is what stands for the video.

    Raises:
        NotFoundError: there is no such video, or it is somebody else's.
    """
    return versions_of(session, [own_video(session, video_id, actor.user_id)]).get(video_id)


def candidates(storage: Storage, version: VideoVersion | None) -> list[int]:
    """The numbers of the pictures that there are; none before they are made."""
    if version is None:
        return []
    numbers = range(1, MOST_THUMBNAILS + 1)
    return [number for number in numbers if storage.size(_key(version, number)) is not None]


def choose_thumbnail(
    units: Units, storage: Storage, video_id: UUID, actor: Actor, candidate: int
) -> None:
    """Make the picture the poster. The pictures stay, so that another can be chosen later.

    Raises:
        NotFoundError: there is no such video of theirs, or no such picture.
        NoSpaceError: the store is full; the poster is as it was.
    """
    with units.read() as unit:
        version = own_version(unit.session, video_id, actor)
    if version is None or candidate not in candidates(storage, version):
        raise NotFoundError(NO_THUMBNAIL)
    with storage.local(_key(version, candidate)) as picture:
        storage.put(f"{version.stream_key}/{POSTER}", picture)
    with units.write() as unit:
        videos.poster_ready(unit, version.id)


def bring_picture(
    units: Units, storage: Storage, video_id: UUID, actor: Actor, sent: bytes
) -> None:
    """Make a picture that the creator sent the poster. The server's own stay to be chosen.

    Decoding and storing happen between short transactions, never inside one.

    Raises:
        NotFoundError: there is no such video of theirs, or it has no pictures yet.
        InvalidError: it is not a picture.
        NoSpaceError: the store is full; the poster is as it was.
    """
    with units.read() as unit:
        version = own_version(unit.session, video_id, actor)
    if version is None or not candidates(storage, version):
        raise NotFoundError(NOT_YET)
    made = picture.poster(sent)
    with telling_full(), TemporaryDirectory() as folder:
        path = Path(folder) / POSTER
        path.write_bytes(made)
        storage.put(f"{version.stream_key}/{POSTER}", path)
    with units.write() as unit:
        videos.poster_ready(unit, version.id)


def _key(version: VideoVersion, number: int) -> str:
    return f"{version.stream_key}/{THUMBNAIL.format(number=number)}"
