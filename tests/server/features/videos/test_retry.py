from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.contract.errors import ErrorCode
from server.features.videos import progress
from server.kit.db.unit import Units
from tests.server.features.videos.making import arrive
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
