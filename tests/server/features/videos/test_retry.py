from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.contract.errors import ErrorCode
from server.contract.media import RenditionState, Resolution, TranscodingStatus
from server.contract.videos import VideoOut, VideoStatus
from server.features.videos import progress
from server.kit.db.unit import Units
from tests.server.features.videos.making import arrive, on_air
from tests.server.people import Person


def test_trying_again_is_a_new_job_with_fresh_attempts(
    client: TestClient, parts: Parts, tahmina: Person
) -> None:
    video = arrive(client, tahmina)
    assert video.processing is not None
    version = video.processing.version_id
    with parts.providers.get(Units).write() as unit:
        progress.begin(unit, version)
        progress.fail(unit, version, ErrorCode.ENCODE_FAILED, "Crashed.")
    client.post(f"/api/v1/videos/{video.id}/retry", headers=tahmina.auth)
    jobs = {job.workflow_id for job in parts.jobs.client.list_workflows()}
    assert jobs == {f"process-{version}-1", f"process-{version}-2"}
    with parts.providers.get(Units).write() as unit:
        assert progress.begin(unit, version).attempts == 1


def test_a_video_that_plays_can_have_its_failed_rung_made_and_stays_on_air(
    client: TestClient, parts: Parts, tahmina: Person
) -> None:
    units = parts.providers.get(Units)
    video = on_air(client, units, tahmina)
    assert video.processing is not None
    version, url = video.processing.version_id, f"/api/v1/videos/{video.id}/retry"
    assert client.post(url, headers=tahmina.auth).status_code == 409
    with units.write() as unit:
        progress.rendition_failed(unit, version, Resolution.P360)
        progress.complete(unit, version)
    answer = client.post(url, headers=tahmina.auth)
    assert answer.status_code == 200
    again = VideoOut.model_validate(answer.json())
    assert again.processing is not None
    assert (again.status, again.playable) == (VideoStatus.PUBLISHED, True)
    assert again.processing.status is TranscodingStatus.PENDING
    assert [(r.state, r.percent) for r in again.processing.renditions] == [
        (RenditionState.READY, 100),
        (RenditionState.WAITING, 0),
    ]
