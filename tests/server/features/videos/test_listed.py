from fastapi.testclient import TestClient

from server.kit.db.unit import Units
from tests.server.features.videos.making import arrive, on_air
from tests.server.people import Person


def test_the_channel_counts_what_it_shows(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    def shown() -> int:
        return int(client.get("/api/v1/channels/tahmina").json()["total_videos"])

    arrive(client, tahmina, "draft")
    video = on_air(client, units, tahmina)
    url = f"/api/v1/videos/{video.id}"
    counts = [shown()]
    for visibility in ("UNLISTED", "PUBLIC", "PRIVATE", "PUBLIC"):
        client.patch(url, json={"visibility": visibility}, headers=tahmina.auth)
        counts.append(shown())
    client.post(f"{url}/publish", json={}, headers=tahmina.auth)
    counts.append(shown())
    client.delete(url, headers=tahmina.auth)
    counts.append(shown())
    assert counts == [1, 0, 1, 0, 1, 1, 0]
