from fastapi.testclient import TestClient

from server.kit.db.unit import Units
from tests.server.features.comments.talking import check_counters, listed, say
from tests.server.features.videos.making import get, on_air
from tests.server.people import Person, sign_up


def test_the_text_goes_and_the_replies_stay(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    top = say(client, rafi, video.id, "Secret")
    reply = say(client, tahmina, video.id, "Reply", top)
    url = f"/api/v1/comments/{top}"
    assert client.delete(url, headers=rafi.auth).status_code == 204
    assert client.delete(url, headers=rafi.auth).status_code == 404
    [found] = listed(client, f"videos/{video.id}/comments")
    assert (found["deleted"], found["text"], found["author"]) == (True, None, None)
    assert "Secret" not in client.get(url).text
    assert [item["id"] for item in listed(client, f"comments/{top}/replies")] == [reply]
    assert get(client, tahmina, video).comment_count == 1
    check_counters(units)
    client.delete(f"/api/v1/comments/{reply}", headers=tahmina.auth)
    assert listed(client, f"videos/{video.id}/comments") == []
    assert client.get(url).status_code == 404
    assert get(client, tahmina, video).comment_count == 0
    check_counters(units)


def test_the_video_s_owner_may_and_others_may_not(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    url = f"/api/v1/comments/{say(client, rafi, video.id, 'Spam')}"
    assert client.delete(url, headers=sign_up(client, "karim").auth).status_code == 403
    assert client.delete(url, headers=tahmina.auth).status_code == 204
    assert client.get(url).status_code == 404
