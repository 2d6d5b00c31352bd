from uuid import UUID

import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.contract.videos import VideoStatus
from server.features.videos.models import Video, VideoVersion
from server.features.videos.versions import activate
from server.kit.db.unit import Units
from tests.server.features.videos.making import arrive, make_playable
from tests.server.people import Person


def _active(units: Units, video_id: UUID) -> list[int]:
    with units.read() as unit:
        return list(
            unit.session.scalars(
                sa.select(VideoVersion.version_number).where(
                    VideoVersion.video_id == video_id, VideoVersion.is_active
                )
            )
        )


def test_a_newer_version_takes_the_place_of_the_one_before(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = arrive(client, tahmina)
    make_playable(units, video)
    assert _active(units, video.id) == [1]
    with units.write() as unit:
        row = unit.session.get_one(Video, video.id)
        newer = VideoVersion(video_id=video.id, version_number=2, duration_seconds=99.5)
        unit.session.add(newer)
        unit.session.flush()
        activate(unit, row, newer)
        activate(unit, row, newer)
        assert (row.active_version_id, row.duration_seconds) == (newer.id, 99.5)
        assert row.status is VideoStatus.DRAFT
        older = unit.session.query(VideoVersion).filter_by(version_number=1).one()
        unit.session.refresh(older)
        assert (older.replaced_at is None, newer.replaced_at) == (False, None)
        activate(unit, row, older)
        unit.session.refresh(newer)
        assert (older.replaced_at, newer.replaced_at is None) == (None, False)
        activate(unit, row, newer)
    assert _active(units, video.id) == [2]
