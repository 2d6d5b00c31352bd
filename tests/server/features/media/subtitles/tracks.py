"""Subtitle tracks as they are in database and store."""

from pathlib import Path
from uuid import UUID

import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.contract.videos import VideoOut
from server.features.videos.models import Subtitle, VideoVersion
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from tests.server.features.videos.making import arrive, make_playable
from tests.server.people import Person

VTT = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHello\n"
SRT = "1\n00:00:01,000 --> 00:00:02,000\nHello\n"


def playable(parts: Parts, client: TestClient, person: Person) -> VideoOut:
    """A draft whose first rung is there."""
    video = arrive(client, person)
    make_playable(parts.providers.get(Units), video)
    return video


def version_of(video: VideoOut) -> UUID:
    assert video.processing is not None
    return video.processing.version_id


def add_track(
    parts: Parts,
    folder: Path,
    version_id: UUID,
    language: str,
    text: str = VTT,
    *,
    published: bool = True,
) -> None:
    """A track beside those that the use cases make."""
    path = folder / "track.vtt"
    path.write_text(text, encoding="utf-8")
    with parts.providers.get(Units).write() as unit:
        version = unit.session.get_one(VideoVersion, version_id)
        key = f"{version.folder_key}/subtitles/{language}-0/track.vtt"
        unit.session.add(
            Subtitle(
                video_version_id=version_id,
                language_code=language,
                language_name=language,
                file_key=key,
                is_published=published,
            )
        )
    parts.providers.get(Storage).put(key, path)  # type: ignore[type-abstract]


def track_row(parts: Parts, version_id: UUID, language: str) -> Subtitle | None:
    query = sa.select(Subtitle).where(
        Subtitle.video_version_id == version_id, Subtitle.language_code == language
    )
    with parts.providers.get(Units).read() as unit:
        return unit.session.scalar(query)
