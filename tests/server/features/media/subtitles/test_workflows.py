from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.app.work import make_worker
from server.integrations.storage.port import Storage
from server.kit.jobs.queue import Queue
from tests.patience import until
from tests.server.features.media.subtitles.tracks import VTT, playable, track_row, version_of
from tests.server.people import Person


def test_texts_that_no_track_has_any_more_are_removed(
    parts: Parts, client: TestClient, tahmina: Person
) -> None:
    video = playable(parts, client, tahmina)
    base = f"/api/v1/videos/{video.id}/versions/1/subtitles"
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]

    def put(language: str) -> str:
        headers = {**tahmina.auth}
        known = client.get(f"{base}/{language}", headers=tahmina.auth)
        if known.status_code == 200:
            headers["If-Match"] = known.headers["etag"]
        client.put(f"{base}/{language}", content=VTT, headers=headers).raise_for_status()
        row = track_row(parts, version_of(video), language)
        assert row is not None
        return row.file_key

    replaced, kept, deleted = put("en"), put("en"), put("bn")
    assert storage.size(replaced) == len(VTT)
    client.delete(f"{base}/bn", headers=tahmina.auth).raise_for_status()
    worker = make_worker(parts, [Queue.CONTROL])
    worker.start()
    try:
        until(lambda: storage.size(replaced) is None and storage.size(deleted) is None)
    finally:
        worker.stop()
    assert storage.size(kept) == len(VTT)
