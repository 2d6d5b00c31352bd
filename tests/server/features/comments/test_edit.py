from fastapi.testclient import TestClient

from server.contract.comments import CommentStatus
from server.features.comments.models import Comment
from server.features.comments.moderate import set_status
from server.kit.db.unit import Units
from tests.server.features.comments.talking import say
from tests.server.features.videos.making import on_air
from tests.server.people import Person


def test_an_edit_is_said_and_the_same_text_is_none(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    url = f"/api/v1/comments/{say(client, rafi, video.id, 'Boat')}"
    same = client.patch(url, json={"text": " Boat "}, headers=rafi.auth).json()
    assert (same["edited"], same["edited_at"]) == (False, None)
    after = client.patch(url, json={"text": "Ship"}, headers=rafi.auth).json()
    assert (after["text"], after["edited"]) == ("Ship", True)
    assert after["edited_at"] is not None
    assert client.get(url).json()["text"] == "Ship"
    assert client.patch(url, json={"text": " "}, headers=rafi.auth).status_code == 422
    assert client.patch(url, json={"text": "Mine"}, headers=tahmina.auth).status_code == 403


def test_what_is_gone_is_not_edited(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    url = f"/api/v1/comments/{say(client, rafi, video.id, 'Boat')}"
    say(client, rafi, video.id, "Reply", url.rsplit("/", 1)[1])
    with units.write() as unit:
        row = unit.session.query(Comment).filter_by(text="Boat").one()
        set_status(unit, row.id, CommentStatus.REMOVED)
    assert client.patch(url, json={"text": "Ship"}, headers=rafi.auth).status_code == 404
    with units.write() as unit:
        set_status(unit, row.id, CommentStatus.FLAGGED)
    assert client.patch(url, json={"text": "Ship"}, headers=rafi.auth).status_code == 200
    client.delete(url, headers=rafi.auth)
    assert client.patch(url, json={"text": "Boat"}, headers=rafi.auth).status_code == 404
