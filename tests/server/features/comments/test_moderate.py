import itertools
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from server.contract.comments import CommentStatus
from server.features.comments.moderate import set_status
from server.kit.db.unit import Units
from server.kit.errors import NotFoundError
from server.kit.ids import new_id
from tests.server.features.comments.talking import check_counters, listed, say
from tests.server.features.videos.making import get, on_air
from tests.server.people import Person


def test_counters_follow_every_change_of_what_is_shown(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    top = say(client, rafi, video.id, "Top")
    reply = say(client, rafi, video.id, "Reply", top)
    say(client, rafi, video.id, "Other reply", top)
    steps = itertools.product(CommentStatus, (top, reply))
    for number, (status, target) in enumerate((*steps, (CommentStatus.ACTIVE, top))):
        with units.write() as unit:
            assert set_status(unit, UUID(target), status).status is status
        check_counters(units)
        if number == 4:
            client.delete(f"/api/v1/comments/{reply}", headers=rafi.auth)


def test_a_hidden_comment_takes_its_replies_along_and_brings_them_back(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    top = say(client, rafi, video.id, "Top")
    reply = say(client, tahmina, video.id, "Reply", top)
    for status, count in (
        (CommentStatus.HIDDEN, 0),
        (CommentStatus.ACTIVE, 2),
        (CommentStatus.REMOVED, 0),
        (CommentStatus.FLAGGED, 2),
    ):
        with units.write() as unit:
            set_status(unit, UUID(top), status)
        assert get(client, tahmina, video).comment_count == count
        assert len(listed(client, f"videos/{video.id}/comments")) == bool(count)
        for path in (top, reply, f"{top}/replies"):
            answer = client.get(f"/api/v1/comments/{path}")
            assert answer.status_code == (200 if count else 404)


def test_a_comment_that_is_not_there(units: Units) -> None:
    with units.write() as unit, pytest.raises(NotFoundError):
        set_status(unit, new_id(), CommentStatus.HIDDEN)
