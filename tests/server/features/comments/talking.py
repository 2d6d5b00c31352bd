"""People who talk under a video."""

from typing import Any
from uuid import UUID

import httpx2
import sqlalchemy as sa
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session, aliased

from server.features.comments.counters import COUNTERS
from server.features.comments.models import SHOWN_STATUSES, Comment, CommentReaction
from server.features.videos.models import Video
from server.kit.db.counters import reconcile
from server.kit.db.unit import Units
from tests.server.people import Person


def post(
    client: TestClient, person: Person, video: UUID, text: str, parent: str | None = None
) -> httpx2.Response:
    body = {"text": text, "parent_id": parent}
    return client.post(f"/api/v1/videos/{video}/comments", json=body, headers=person.auth)


def say(
    client: TestClient, person: Person, video: UUID, text: str, parent: str | None = None
) -> str:
    """The id of a new comment."""
    answer = post(client, person, video, text, parent)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def listed(client: TestClient, path: str, person: Person | None = None) -> list[dict[str, Any]]:
    headers = person.auth if person else {}
    answer = client.get(f"/api/v1/{path}", headers=headers)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def check_counters(units: Units) -> None:
    """Every denormalised counter is what its rows say."""
    with units.read() as unit:
        for comment in unit.session.scalars(sa.select(Comment)):
            assert comment.reply_count == _replies(unit.session, comment.id)
            rows = sa.select(CommentReaction.is_like)
            says = list(unit.session.scalars(rows.where(CommentReaction.comment_id == comment.id)))
            assert (comment.like_count, comment.dislike_count) == (sum(says), says.count(False))
        top = aliased(Comment)
        for video in unit.session.scalars(sa.select(Video)):
            shown = (
                sa.select(sa.func.count())
                .select_from(Comment)
                .outerjoin(top, top.id == Comment.parent_id)
                .where(
                    Comment.video_id == video.id,
                    Comment.deleted_at.is_(None),
                    Comment.status.in_(SHOWN_STATUSES),
                    sa.or_(top.id.is_(None), top.status.in_(SHOWN_STATUSES)),
                )
            )
            assert video.comment_count == unit.session.scalar(shown)
    for counter in COUNTERS:
        assert not any(found.wrong for found in reconcile(units, counter, mend=False))


def _replies(session: Session, comment_id: UUID) -> int | None:
    return session.scalar(
        sa.select(sa.func.count()).where(
            Comment.parent_id == comment_id,
            Comment.deleted_at.is_(None),
            Comment.status.in_(SHOWN_STATUSES),
        )
    )
