"""Queries over subtitle tracks, and their files in the store."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.features.videos.models import Subtitle
from server.integrations.storage.port import Storage
from server.kit.errors import NotFoundError

NO_TRACK = "There are no subtitles in this language."


def tracks(session: Session, version_id: UUID) -> list[Subtitle]:
    """All tracks of a version, by language."""
    query = sa.select(Subtitle).where(Subtitle.video_version_id == version_id)
    return list(session.scalars(query.order_by(Subtitle.language_code)))


def published_tracks(session: Session, version_id: UUID) -> list[Subtitle]:
    """The tracks that viewers of a version get, by language."""
    return [track for track in tracks(session, version_id) if track.is_published]


def read(storage: Storage, track: Subtitle) -> str:
    """The text of a track, which is clean WebVTT.

    Raises:
        NotFoundError: it was replaced or deleted meanwhile.
    """
    with storage.local(track.file_key) as path:
        return path.read_text(encoding="utf-8")


def track_in(session: Session, version_id: UUID, language: str) -> Subtitle | None:
    """The version's track in a language."""
    query = sa.select(Subtitle).where(
        Subtitle.video_version_id == version_id, Subtitle.language_code == language
    )
    return session.scalar(query)


def existing_track(session: Session, version_id: UUID, language: str) -> Subtitle:
    """The version's track in a language.

    Raises:
        NotFoundError: there is none.
    """
    track = track_in(session, version_id, language)
    if track is None:
        raise NotFoundError(NO_TRACK)
    return track
