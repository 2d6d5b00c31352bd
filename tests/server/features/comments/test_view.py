from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from server.contract.channels import ChannelStatus
from server.contract.identity import UserStatus
from server.features.channels.models import Channel
from server.features.comments.view import comment_out
from server.features.identity.models import User
from server.kit.db.unit import Units
from tests.server.features.comments.talking import listed, say
from tests.server.features.videos.making import on_air
from tests.server.people import Person


@pytest.mark.parametrize("status", [UserStatus.SUSPENDED, UserStatus.BANNED, UserStatus.DELETED])
def test_authors_who_are_shut_out_disappear_at_once_and_come_back(
    client: TestClient, units: Units, tahmina: Person, rafi: Person, status: UserStatus
) -> None:
    video = on_air(client, units, tahmina)
    mine = say(client, tahmina, video.id, "Mine")
    theirs = say(client, rafi, video.id, "Theirs")
    reply = say(client, rafi, video.id, "Reply", mine)
    below = say(client, tahmina, video.id, "Below theirs", theirs)

    def seen() -> tuple[int, int, int]:
        return (
            len(listed(client, f"videos/{video.id}/comments")),
            len(listed(client, f"comments/{mine}/replies")),
            client.get(f"/api/v1/comments/{below}").status_code,
        )

    assert seen() == (2, 1, 200)
    with units.write() as unit:
        unit.session.get_one(User, rafi.id).status = status
    assert seen() == (1, 0, 404)
    assert client.get(f"/api/v1/comments/{reply}").status_code == 404
    with units.write() as unit:
        unit.session.get_one(User, rafi.id).status = UserStatus.ACTIVE
    assert seen() == (2, 1, 200)


def test_comments_of_a_hidden_video_are_hidden(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    comment = say(client, rafi, video.id, "Boat")
    client.post(f"/api/v1/videos/{video.id}/unpublish", headers=tahmina.auth)
    for path in (f"videos/{video.id}/comments", f"comments/{comment}"):
        assert client.get(f"/api/v1/{path}", headers=rafi.auth).status_code == 404
        assert client.get(f"/api/v1/{path}", headers=tahmina.auth).status_code == 200


def test_an_author_without_a_shown_channel_has_no_handle(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    comment = say(client, rafi, video.id, "Boat")
    with units.write() as unit:
        channel = unit.session.query(Channel).filter_by(user_id=rafi.id).one()
        channel.status = ChannelStatus.SUSPENDED
    [found] = listed(client, f"videos/{video.id}/comments")
    assert (found["id"], found["author"]["handle"]) == (comment, None)
    with units.read() as unit:
        shown = comment_out(unit.session, UUID(comment), None)
    assert shown.text == "Boat"
