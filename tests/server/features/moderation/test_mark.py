from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.contract.comments import CommentStatus
from server.contract.moderation import ActionIn, ContentType, FlagReview, ModerationAction
from server.features.comments.models import Comment
from server.features.identity.models import User
from server.features.identity.tokens import Actor
from server.features.moderation.decide import decide
from server.features.moderation.mark import mark_reported
from server.features.moderation.models import Flag
from server.features.moderation.review import review_flag
from server.kit.db.unit import Units
from server.kit.errors import AppError
from server.kit.ids import new_id
from tests.server.features.comments.talking import check_counters, listed, say
from tests.server.features.moderation.reporting import add_moderator, report
from tests.server.features.videos.making import get, on_air
from tests.server.people import Person

COMMENT = ContentType.COMMENT


@pytest.fixture
def moderator(units: Units) -> Actor:
    with units.write() as unit:
        return add_moderator(unit)


def _flag(units: Units, comment: str, user_id: UUID | None = None) -> UUID:
    with units.write() as unit:
        return report(unit, user_id, COMMENT, UUID(comment)).id


def _decide(units: Units, moderator: Actor, flag: UUID, action: ModerationAction) -> None:
    with units.write() as unit:
        review_flag(unit, moderator, flag, FlagReview(action=action))


def _status(units: Units, comment: str) -> CommentStatus:
    with units.read() as unit:
        return unit.session.get_one(Comment, UUID(comment)).status


@pytest.mark.parametrize("answered", [True, False])
def test_a_comment_is_marked_while_a_report_is_open_and_shown_all_the_time(
    client: TestClient,
    units: Units,
    tahmina: Person,
    rafi: Person,
    moderator: Actor,
    *,
    answered: bool,
) -> None:
    video = on_air(client, units, tahmina)
    top = say(client, rafi, video.id, "Top")
    comment = say(client, rafi, video.id, "Reply", top) if answered else top
    before = listed(client, f"videos/{video.id}/comments")

    def check(status: CommentStatus) -> None:
        assert _status(units, comment) is status
        check_counters(units)
        assert get(client, tahmina, video).comment_count == 1 + answered
        assert listed(client, f"videos/{video.id}/comments") == before

    flags = [_flag(units, comment), _flag(units, comment, tahmina.id)]
    check(CommentStatus.FLAGGED)
    for flag, action, status in (
        (flags[1], ModerationAction.NO_ACTION, CommentStatus.FLAGGED),
        (flags[0], ModerationAction.NO_ACTION, CommentStatus.ACTIVE),
    ):
        _decide(units, moderator, flag, action)
        check(status)
    _decide(units, moderator, _flag(units, comment), ModerationAction.WARNING)
    check(CommentStatus.ACTIVE)


def test_what_is_hidden_stays_hidden_and_comes_back_without_a_mark(
    client: TestClient, units: Units, tahmina: Person, rafi: Person, moderator: Actor
) -> None:
    video = on_air(client, units, tahmina)
    comment = say(client, rafi, video.id, "Adverts")
    _flag(units, comment)
    _decide(units, moderator, _flag(units, comment), ModerationAction.CONTENT_HIDDEN)
    assert _status(units, comment) is CommentStatus.HIDDEN
    with units.write() as unit:
        mark_reported(unit, COMMENT, UUID(comment))
        mark_reported(unit, COMMENT, new_id())
    assert _status(units, comment) is CommentStatus.HIDDEN
    restore = ActionIn(
        content_type=COMMENT,
        object_id=UUID(comment),
        action=ModerationAction.CONTENT_RESTORED,
        reason="Sorry",
    )
    for flags, status in ((0, CommentStatus.ACTIVE), (1, CommentStatus.FLAGGED)):
        for _ in range(flags):
            _flag(units, comment)
        with units.write() as unit:
            decide(unit, moderator, restore)
        assert _status(units, comment) is status
    check_counters(units)


def test_reports_decisions_and_deletions_at_once_leave_the_marks_right(
    client: TestClient, units: Units, tahmina: Person, rafi: Person, moderator: Actor
) -> None:
    video = on_air(client, units, tahmina)
    top = say(client, tahmina, video.id, "Top")
    replies = [say(client, rafi, video.id, f"Reply {number}", top) for number in range(3)]
    mine = say(client, rafi, video.id, "Mine")

    def work(number: int) -> None:
        comment = (top, *replies, mine)[number % 5]
        try:
            flag = _flag(units, comment)
            if number % 2:
                _decide(units, moderator, flag, ModerationAction.NO_ACTION)
        except AppError:
            return

    def delete() -> None:
        with units.write() as unit:
            unit.session.execute(sa.delete(User).where(User.id == rafi.id))

    with ThreadPoolExecutor(8) as pool:
        jobs = [pool.submit(work, number) for number in range(25)]
        jobs.insert(12, pool.submit(delete))
        for job in jobs:
            job.result()
    with units.read() as unit:
        reported = sa.select(Flag.object_id).where(Flag.reviewed_at.is_(None))
        flagged = set(unit.session.scalars(reported))
        rows = unit.session.scalars(sa.select(Comment)).all()
        assert {row.id for row in rows if row.status is CommentStatus.FLAGGED} == flagged
