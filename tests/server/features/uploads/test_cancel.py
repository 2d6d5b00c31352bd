import os
from datetime import timedelta

from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.contract.uploads import UploadState
from server.features.uploads.cancel import expire_uploads, refuse_upload, sweep_folders
from server.features.uploads.folder import UploadFolder
from server.features.uploads.models import Upload
from server.kit.db.unit import Units
from server.kit.ids import new_id
from tests.server.features.uploads.tus import begin, head, patch
from tests.server.people import Person


def test_an_abandoned_upload_is_collected(
    client: TestClient, parts: Parts, tahmina: Person
) -> None:
    units, folder = parts.providers.get(Units), parts.providers.get(UploadFolder)
    stale, fresh = begin(client, tahmina), begin(client, tahmina)
    patch(client, tahmina, stale, 0, b"01234")
    with units.write() as unit:
        upload = unit.session.query(Upload).order_by(Upload.id).limit(1).one()
        upload.expires_at -= timedelta(days=8)
    assert expire_uploads(units, folder, units.clock()) == 1
    assert not folder.path(upload.id).parent.exists()
    assert head(client, tahmina, stale).status_code == 410
    assert head(client, tahmina, fresh).status_code == 200
    assert expire_uploads(units, folder, units.clock()) == 0


def test_a_refused_upload_does_not_count(client: TestClient, units: Units, tahmina: Person) -> None:
    begin(client, tahmina, 0)
    with units.write() as unit:
        upload = unit.session.query(Upload).one()
        refuse_upload(unit, upload.id)
        assert upload.state is UploadState.REFUSED
    quota = client.get("/api/v1/channel/quota", headers=tahmina.auth).json()
    assert quota["videos_this_week"] == 0


def test_what_crashes_leave_behind_is_collected_and_nothing_else(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    folder = parts.providers.get(UploadFolder)
    url, stray, fresh = begin(client, tahmina), new_id(), new_id()
    patch(client, tahmina, url, 0, b"01234")
    for identifier in (stray, fresh):
        with folder.append(identifier, 0):
            pass
    (folder.path(stray).parent.parent / "lost+found").mkdir()
    for old in folder.path(stray).parent.parent.iterdir():
        if old.name != fresh.hex:
            os.utime(old, (0, 0))
    assert sweep_folders(units, folder) == 1
    assert not folder.path(stray).parent.exists()
    assert folder.path(fresh).exists()
    assert head(client, tahmina, url).headers["Upload-Offset"] == "5"
    assert patch(client, tahmina, url, 5, b"56789").status_code == 204
