import pytest
from fastapi.testclient import TestClient

from tests.server.features.uploads.tus import begin, metadata
from tests.server.people import Person


@pytest.mark.parametrize(
    ("named", "title"),
    [
        ({"filename": "Padma river.final.mp4"}, "Padma river.final"),
        ({"filename": "a.mp4", "title": "  Boats   at dusk "}, "Boats at dusk"),
        ({}, "Untitled"),
        ({"title": "x" * 200}, "x" * 100),
        ({"filename": "../../up.mp4"}, "up"),
    ],
)
def test_a_title_is_found(
    client: TestClient, tahmina: Person, named: dict[str, str], title: str
) -> None:
    begin(client, tahmina, 0, **{"Upload-Metadata": metadata(**named)})
    [video] = client.get("/api/v1/videos", headers=tahmina.auth).json()["items"]
    assert video["title"] == title
    assert client.get("/api/v1/channel", headers=tahmina.auth).json()["total_videos"] == 0
