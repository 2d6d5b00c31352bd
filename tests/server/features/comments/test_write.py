import pytest
from fastapi.testclient import TestClient

from server.contract.comments import COMMENT_MAX, CommentStatus
from server.contract.errors import ErrorCode
from server.contract.identity import UserStatus
from server.features.comments.models import Comment
from server.features.comments.moderate import set_status
from server.features.identity.models import User
from server.features.videos.models import Video
from server.kit.db.unit import Units
from server.kit.ids import new_id
from tests.server.features.comments.talking import check_counters, listed, post, say
from tests.server.features.videos.making import arrive, get, on_air
from tests.server.people import Person


def test_a_reply_to_a_reply_attaches_to_the_top_comment(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    top = say(client, rafi, video.id, "  নৌকা!  ")
    reply = say(client, tahmina, video.id, "First", top)
    answer = post(client, rafi, video.id, "Second", reply).json()
    assert answer["parent_id"] == top
    [found] = listed(client, f"videos/{video.id}/comments")
    assert (found["text"], found["reply_count"]) == ("নৌকা!", 2)
    assert found["author"] == {"user_id": str(rafi.id), "username": "rafi", "handle": "rafi"}
    texts = [reply["text"] for reply in listed(client, f"comments/{top}/replies")]
    assert texts == ["First", "Second"]
    assert get(client, tahmina, video).comment_count == 3
    check_counters(units)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("", 422),
        (" \n\t ", 422),
        ("a\0b", 422),
        ("\ud800", 422),
        ("x" * (COMMENT_MAX + 1), 422),
        ("x" * COMMENT_MAX, 201),
        ("<script>alert(1)</script>", 201),
    ],
)
def test_text_is_plain_text_of_some_length(
    client: TestClient, units: Units, tahmina: Person, text: str, status: int
) -> None:
    video = on_air(client, units, tahmina)
    answer = client.post(
        f"/api/v1/videos/{video.id}/comments",
        content='{"text": "'
        + text.encode("unicode_escape").decode().replace("\\x", "\\u00")
        + '"}',
        headers={**tahmina.auth, "Content-Type": "application/json"},
    )
    assert answer.status_code == status, answer.text
    if status == 201:
        assert answer.json()["text"] == text
    else:
        assert set(answer.json()["fields"]) == {"text"}


def test_what_is_answered_must_be_there(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video, other = on_air(client, units, tahmina), on_air(client, units, tahmina, "Other")
    elsewhere = say(client, rafi, other.id, "Elsewhere")
    deleted = say(client, rafi, video.id, "Deleted")
    client.delete(f"/api/v1/comments/{deleted}", headers=rafi.auth)
    hidden = say(client, rafi, video.id, "Hidden")
    below_hidden = say(client, rafi, video.id, "Below", hidden)
    with units.write() as unit:
        row = unit.session.query(Comment).filter_by(text="Hidden").one()
        set_status(unit, row.id, CommentStatus.HIDDEN)
    for parent in (elsewhere, deleted, hidden, below_hidden, str(new_id())):
        answer = post(client, tahmina, video.id, "Reply", parent)
        assert answer.status_code == 404, parent
        assert set(answer.json()["fields"]) == {"parent_id"}
    check_counters(units)


def test_replies_go_on_under_a_deleted_comment(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    top = say(client, rafi, video.id, "Top")
    reply = say(client, tahmina, video.id, "Reply", top)
    client.delete(f"/api/v1/comments/{top}", headers=rafi.auth)
    assert post(client, tahmina, video.id, "To nobody", top).status_code == 404
    assert post(client, rafi, video.id, "To the reply", reply).json()["parent_id"] == top
    check_counters(units)


def test_who_may_not_see_the_video_or_is_shut_out_does_not_talk(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    draft = arrive(client, tahmina)
    assert post(client, rafi, draft.id, "Hello").status_code == 404
    assert post(client, tahmina, draft.id, "Note to self").status_code == 201
    video = on_air(client, units, tahmina, "Shown")
    url = f"/api/v1/videos/{video.id}/comments"
    assert client.post(url, json={"text": "Guest"}).status_code == 401
    with units.write() as unit:
        unit.session.get_one(User, rafi.id).status = UserStatus.SUSPENDED
    answer = post(client, rafi, video.id, "Hello")
    assert (answer.status_code, answer.json()["code"]) == (403, ErrorCode.ACCOUNT_BLOCKED)


def test_a_comment_keeps_the_video_in_use_and_is_no_edit_of_it(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    with units.read() as unit:
        before = unit.session.get_one(Video, video.id)
    say(client, rafi, video.id, "Lovely")
    with units.read() as unit:
        after = unit.session.get_one(Video, video.id)
    assert after.last_activity_at > before.last_activity_at
    assert after.updated_at == before.updated_at
