"""Videos in every state, made through the use cases that make them."""

from fastapi.testclient import TestClient

from server.contract.media import Resolution
from server.contract.videos import VideoOut
from server.features.videos import progress
from server.features.videos.progress import RenditionResult, Rung, SourceFacts
from server.kit.db.unit import Units
from tests.server.features.uploads.tus import begin, metadata
from tests.server.people import Person

FACTS = SourceFacts(duration_seconds=12.5, width=640, height=360, codec="h264")
RUNGS = (Rung(Resolution.P240, 426, 240), Rung(Resolution.P360, 640, 360))
RESULT = RenditionResult(
    bitrate_kbps=300,
    file_size_bytes=1000,
    codec="avc1.64001e",
    playlist_key="k.m3u8",
    segment_path_prefix="k.mp4",
)


def arrive(client: TestClient, person: Person, title: str = "Boats") -> VideoOut:
    """A video whose (empty) source has just arrived."""
    begin(client, person, 0, **{"Upload-Metadata": metadata(filename="a.mp4", title=title)})
    items = client.get("/api/v1/videos", headers=person.auth).json()["items"]
    return VideoOut.model_validate(items[0])


def make_playable(units: Units, video: VideoOut) -> None:
    """What the encoder reports until the lowest rung is in the store."""
    assert video.processing is not None
    version = video.processing.version_id
    with units.write() as unit:
        progress.begin(unit, version)
        progress.plan(unit, version, FACTS, RUNGS)
        progress.rendition_ready(unit, version, Resolution.P240, RESULT)
        progress.playable(unit, version)
        progress.poster_ready(unit, version)


def get(client: TestClient, person: Person, video: VideoOut) -> VideoOut:
    answer = client.get(f"/api/v1/videos/{video.id}", headers=person.auth)
    assert answer.status_code == 200, answer.text
    return VideoOut.model_validate(answer.json())


def on_air(client: TestClient, units: Units, person: Person, title: str = "Boats") -> VideoOut:
    """A published, public video."""
    video = arrive(client, person, title)
    make_playable(units, video)
    answer = client.post(f"/api/v1/videos/{video.id}/publish", json={}, headers=person.auth)
    return VideoOut.model_validate(answer.json())
