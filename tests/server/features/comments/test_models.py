import pytest
from fastapi.testclient import TestClient
from sqlalchemy.exc import IntegrityError

from server.contract.comments import CommentStatus
from server.features.comments.models import Comment, CommentReaction
from server.kit.clock import now
from server.kit.db.unit import Units
from server.kit.ids import new_id
from tests.server.features.comments.talking import say
from tests.server.features.videos.making import on_air
from tests.server.people import Person


def test_a_reply_has_a_parent() -> None:
    assert Comment(parent_id=new_id()).is_reply
    assert not Comment().is_reply


@pytest.mark.parametrize("status", CommentStatus)
def test_what_is_shown(status: CommentStatus) -> None:
    shown = status in {CommentStatus.ACTIVE, CommentStatus.FLAGGED}
    assert Comment(status=status).is_shown is shown
    assert not Comment(status=status, deleted_at=now()).is_shown


def test_the_database_refuses_what_cannot_be(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina).id
    comment = say(client, tahmina, video, "Top")
    key = {"video_id": video, "user_id": tahmina.id, "text": "x"}
    with units.read() as unit:
        top = unit.session.query(Comment).one().id
    for row in (
        Comment(**key, like_count=-1),
        Comment(**key, dislike_count=-1),
        Comment(**key, reply_count=-1),
        Comment(**key, parent_id=top, reply_count=1),
        Comment(**key, edited=True),
    ):
        with pytest.raises(IntegrityError), units.write() as unit:
            unit.session.add(row)
    with pytest.raises(IntegrityError), units.write() as unit:
        for is_like in (True, False):
            unit.session.add(CommentReaction(comment_id=top, user_id=tahmina.id, is_like=is_like))
    assert comment == str(top)
