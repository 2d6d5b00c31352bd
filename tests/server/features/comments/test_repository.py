from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from server.contract.comments import CommentSort, CommentStatus
from server.features.comments import repository
from server.features.comments.models import Comment
from server.features.comments.moderate import set_status
from server.kit.db.unit import Units
from server.kit.errors import NotFoundError
from server.kit.ids import new_id
from tests.server.features.comments.talking import say
from tests.server.features.videos.making import on_air
from tests.server.people import Person
from tests.server.plans import assert_by_index, plan_of


@pytest.mark.parametrize("sort", CommentSort)
def test_pages_lead_through_all_comments_in_order(
    client: TestClient, units: Units, tahmina: Person, sort: CommentSort
) -> None:
    video = on_air(client, units, tahmina)
    texts = [f"Comment {number}" for number in range(5)]
    for text in texts:
        say(client, tahmina, video.id, text)
    with units.write() as unit:
        for row in unit.session.query(Comment):
            row.like_count = 7 if row.text == "Comment 1" else 3
    expected = texts[::-1]
    if sort is CommentSort.TOP:
        expected = ["Comment 1", *(text for text in expected if text != "Comment 1")]
    found: list[str] = []
    cursor = None
    with units.read() as unit:
        for _ in range(3):
            rows, cursor = repository.top_comments(
                unit.session, video.id, sort=sort, cursor=cursor, limit=2
            )
            found += [comment.text for comment, _, _ in rows]
    assert (found, cursor) == (expected, None)


def test_replies_come_oldest_first_in_pages(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    top = say(client, tahmina, video.id, "Top")
    for number in range(3):
        say(client, tahmina, video.id, str(number), top)
    with units.read() as unit:
        first, cursor = repository.replies(unit.session, UUID(top), cursor=None, limit=2)
        second, end = repository.replies(unit.session, UUID(top), cursor=cursor, limit=2)
    assert [comment.text for comment, _, _ in (*first, *second)] == ["0", "1", "2"]
    assert end is None


def test_a_comment_that_is_hidden_between_two_looks_is_not_found(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    top = UUID(say(client, tahmina, on_air(client, units, tahmina).id, "Top"))
    with units.read() as unit:
        assert repository.standing_comment(unit.session, top, None).text == "Top"
    with units.write() as unit:
        set_status(unit, top, CommentStatus.HIDDEN)
    with pytest.raises(NotFoundError), units.read() as unit:
        repository.written(unit.session, top)


def test_every_listing_walks_its_index(units: Units) -> None:
    key = new_id()
    with units.read() as unit:
        session = unit.session
        for sort, index in (
            (CommentSort.NEWEST, "ix_comment_newest"),
            (CommentSort.TOP, "ix_comment_top"),
        ):
            plan = plan_of(
                session,
                lambda sort=sort: repository.top_comments(  # type: ignore[misc]
                    session, key, sort=sort, cursor=None, limit=5
                ),
            )
            assert_by_index(plan, "comment", index)
        plan = plan_of(session, lambda: repository.replies(session, key, cursor=None, limit=5))
        assert_by_index(plan, "comment", "ix_comment_parent_id_created_at_id")
