from pathlib import Path

from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.contract.errors import ErrorCode
from server.features.uploads.folder import UploadFolder
from server.features.videos import progress
from server.features.videos.models import Video
from server.features.videos.prune_versions import prune_versions
from server.features.videos.replace import put_on_air
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from tests.server.features.videos.making import on_air
from tests.server.features.videos.test_replace import make, send_anew, versions
from tests.server.people import Person


def test_the_oldest_go_but_for_the_one_on_air(
    parts: Parts, client: TestClient, units: Units, tahmina: Person, tmp_path: Path
) -> None:
    video = on_air(client, units, tahmina)
    for _ in range(3):
        after = send_anew(client, tahmina, video)
        assert after.processing is not None
        make(units, after.processing.version_id, whole=True)
    send_anew(client, tahmina, video)
    with units.write() as unit:
        put_on_air(unit, unit.session.get_one(Video, video.id), 2)
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    for number in range(1, 6):
        (tmp_path / "source").write_bytes(b"bytes")
        storage.put(f"videos/{video.id.hex}/{number}/source", tmp_path / "source")

    def prune(keep: int) -> list[int]:
        prune_versions(units, storage, parts.providers.get(UploadFolder), keep)
        return [number for number, _, _ in versions(client, tahmina, video)]

    assert prune(5) == [5, 4, 3, 2, 1]
    # The first was never finished, so it is not looked at; nor is the fifth, which waits.
    assert prune(3) == [5, 4, 2, 1]
    assert storage.size(f"videos/{video.id.hex}/3/source") is None
    assert storage.size(f"videos/{video.id.hex}/2/source") == 5
    assert prune(1) == [5, 2, 1]


def test_the_newest_stays_so_that_it_can_be_tried_again(
    parts: Parts, client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    after = send_anew(client, tahmina, video)
    assert after.processing is not None
    with units.write() as unit:
        version_id = after.processing.version_id
        progress.fail(unit, version_id, ErrorCode.ENCODE_FAILED, "It broke.")
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    prune_versions(units, storage, parts.providers.get(UploadFolder), 1)
    assert [number for number, _, _ in versions(client, tahmina, video)] == [2, 1]
