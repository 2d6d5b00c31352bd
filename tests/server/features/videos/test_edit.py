from fastapi.testclient import TestClient

from server.contract.videos import VideoPatch, Visibility
from server.features.videos.edit import edit_video
from server.features.videos.events import VideoChanged
from server.features.videos.repository import own_video
from server.kit.db.unit import Units
from tests.server.features.videos.making import arrive
from tests.server.people import Person


def test_a_change_is_told(client: TestClient, units: Units, tahmina: Person) -> None:
    video = arrive(client, tahmina)
    heard: list[VideoChanged] = []
    units.subscriptions.subscribe(VideoChanged, lambda _unit, event: heard.append(event))
    with units.write() as unit:
        row = own_video(unit.session, video.id, tahmina.id)
        edit_video(unit, row, VideoPatch(title="New", visibility=Visibility.UNLISTED))
        assert (row.title, row.visibility) == ("New", Visibility.UNLISTED)
    assert heard == [VideoChanged(video.id, tahmina.id)]


def test_restrictions_are_set_and_lifted(client: TestClient, tahmina: Person) -> None:
    video = arrive(client, tahmina)
    where = f"/api/v1/videos/{video.id}"
    asked = {"age_restricted": True, "geo_restrictions": ["PK", "IN", "PK"]}
    told = client.patch(where, json=asked, headers=tahmina.auth).json()
    assert (told["age_restricted"], told["geo_restrictions"]) == (True, ["IN", "PK"])
    told = client.patch(where, json={"title": "New"}, headers=tahmina.auth).json()
    assert told["geo_restrictions"] == ["IN", "PK"]
    lifted = {"age_restricted": False, "geo_restrictions": []}
    told = client.patch(where, json=lifted, headers=tahmina.auth).json()
    assert (told["age_restricted"], told["geo_restrictions"]) == (False, [])
    refused = client.patch(where, json={"geo_restrictions": ["in"]}, headers=tahmina.auth)
    assert refused.status_code == 422
