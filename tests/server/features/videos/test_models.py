from datetime import UTC, datetime
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.exc import IntegrityError

from server.contract.videos import VideoStatus
from server.features.videos.models import Subtitle, Video, VideoVersion
from server.kit.db.unit import Units
from tests.server.features.videos.making import arrive
from tests.server.people import Person

ID = UUID(int=1)
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def test_keys_and_the_jobs_name_follow_from_the_ids() -> None:
    version = VideoVersion(id=ID, video_id=UUID(int=2), version_number=3, run=4)
    assert version.folder_key == f"videos/{UUID(int=2).hex}/3"
    assert version.stream_key == f"{version.folder_key}/stream"
    assert version.job_id == f"process-{ID}-4"


def test_the_source_is_kept_beside_what_is_made_of_it(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = arrive(client, tahmina)
    assert video.processing is not None
    with units.read() as unit:
        version = unit.session.get_one(VideoVersion, video.processing.version_id)
    assert version.source_object_key == f"{version.folder_key}/source"


def test_no_two_versions_of_a_video_are_active(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = arrive(client, tahmina)
    second = VideoVersion(video_id=video.id, version_number=2, is_active=True)
    third = VideoVersion(video_id=video.id, version_number=3, is_active=True)
    with units.write() as unit:
        unit.session.add(second)
    with pytest.raises(IntegrityError, match=r"video_id|one_active"), units.write() as unit:
        unit.session.add(third)


def test_a_video_in_the_bin_is_not_published() -> None:
    shown, binned = Video(status=VideoStatus.PUBLISHED), Video(status=VideoStatus.PUBLISHED)
    binned.soft_delete(NOW)
    assert (shown.is_published, binned.is_published) == (True, False)
    assert binned.deleted_at == NOW


def test_a_tracks_address_follows_from_its_language() -> None:
    track = Subtitle(video_version_id=ID, language_code="bn", language_name="বাংলা")
    assert track.file_url == f"/media/{ID}/subtitles/bn.vtt"
