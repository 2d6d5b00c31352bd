from fastapi.testclient import TestClient

from server.features.uploads.commit import Committer, commit_offset
from server.features.uploads.events import UploadCompleted
from server.features.uploads.models import Upload
from server.kit.db.unit import Units
from tests.server.features.uploads.tus import begin
from tests.server.people import Person


def _upload(units: Units) -> Upload:
    with units.read() as unit:
        return unit.session.query(Upload).one()


def test_an_offset_never_goes_back(client: TestClient, units: Units, tahmina: Person) -> None:
    begin(client, tahmina, 10)
    commit = Committer(units, _upload(units).id)
    commit(7)
    commit(3)
    assert _upload(units).offset == 7


def test_the_last_byte_completes_it_once(client: TestClient, units: Units, tahmina: Person) -> None:
    begin(client, tahmina, 10)
    heard: list[UploadCompleted] = []
    units.subscriptions.subscribe(UploadCompleted, lambda _unit, event: heard.append(event))
    upload = _upload(units)
    for _ in range(2):
        with units.write() as unit:
            commit_offset(unit, upload.id, 10)
    assert [(event.upload_id, event.length) for event in heard] == [(upload.id, 10)]
    assert _upload(units).video_id is not None
