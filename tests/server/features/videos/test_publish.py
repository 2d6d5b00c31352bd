import pytest
from fastapi.testclient import TestClient

from server.contract.errors import ErrorCode
from server.contract.videos import VideoStatus, Visibility
from server.features.videos.models import Video
from server.features.videos.publish import PUBLISHABLE, publish
from server.kit.db.unit import Units
from server.kit.errors import ConflictError
from tests.server.features.videos.making import on_air
from tests.server.people import Person


@pytest.mark.parametrize("status", sorted(set(VideoStatus) - PUBLISHABLE))
def test_what_failed_was_removed_or_is_under_review_stays_off_air(
    client: TestClient, units: Units, tahmina: Person, status: VideoStatus
) -> None:
    video = on_air(client, units, tahmina)
    with units.write() as unit:
        unit.session.get_one(Video, video.id).status = status
    with pytest.raises(ConflictError) as caught, units.write() as unit:
        publish(unit, unit.session.get_one(Video, video.id), Visibility.PUBLIC)
    assert caught.value.code is ErrorCode.NOT_READY


def test_what_was_taken_down_is_not_published_whatever_its_status(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    with units.write() as unit:
        row = unit.session.get_one(Video, video.id)
        row.status, row.removed_at, row.removal_reason = VideoStatus.DRAFT, unit.clock(), "Spam"
    answer = client.post(f"/api/v1/videos/{video.id}/publish", json={}, headers=tahmina.auth)
    assert (answer.status_code, answer.json()["code"]) == (409, ErrorCode.CONFLICT)
