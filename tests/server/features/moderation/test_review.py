from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.contract.errors import ErrorCode
from server.contract.identity import Role, UserStatus
from server.contract.moderation import ContentType, FlagReview, FlagStatus, ModerationAction
from server.contract.videos import VideoStatus
from server.features.identity.models import User
from server.features.identity.tokens import Actor
from server.features.moderation.models import Flag
from server.features.moderation.review import review_flag
from server.features.videos.models import Video
from server.kit.db.unit import Units
from server.kit.errors import AppError, ConflictError, InvalidError, NotAllowedError, NotFoundError
from server.kit.ids import new_id
from tests.server.features.moderation.reporting import (
    actor,
    add_moderator,
    log,
    report,
    status_of,
)
from tests.server.features.videos.making import on_air
from tests.server.people import Person

REMOVE = FlagReview(action=ModerationAction.CONTENT_REMOVED, notes="Only adverts.")


@pytest.fixture
def moderator(units: Units) -> Actor:
    with units.write() as unit:
        return add_moderator(unit)


@pytest.fixture
def flag_id(client: TestClient, units: Units, tahmina: Person, rafi: Person) -> UUID:
    """Rafi's report of a video of Tahmina's."""
    video = on_air(client, units, tahmina)
    with units.write() as unit:
        return report(unit, rafi.id, ContentType.VIDEO, video.id).id


def _review(units: Units, who: Actor, flag_id: UUID, asked: FlagReview) -> Flag:
    with units.write() as unit:
        return review_flag(unit, who, flag_id, asked)


def test_a_report_is_taken_up_and_then_acted_on(
    units: Units, moderator: Actor, flag_id: UUID
) -> None:
    taken = _review(units, moderator, flag_id, FlagReview())
    assert (taken.status, taken.reviewed_at) == (FlagStatus.UNDER_REVIEW, None)
    assert taken.reviewed_by_id == moderator.user_id
    assert log(units) == []
    decided = _review(units, moderator, flag_id, REMOVE)
    assert (decided.status, decided.review_notes) == (FlagStatus.ACTIONED, "Only adverts.")
    assert decided.reviewed_at is not None
    with units.read() as unit:
        video = unit.session.scalars(sa.select(Video)).one()
        assert (video.status, video.removal_reason) == (VideoStatus.REMOVED, "Only adverts.")
    [entry] = log(units)
    assert (entry.related_flag_id, entry.object_id) == (flag_id, video.id)


def test_no_action_dismisses_it_and_is_logged_too(
    units: Units, moderator: Actor, flag_id: UUID
) -> None:
    dismiss = FlagReview(action=ModerationAction.NO_ACTION)
    assert _review(units, moderator, flag_id, dismiss).status is FlagStatus.DISMISSED
    [entry] = log(units)
    assert (entry.action, entry.reason) == (ModerationAction.NO_ACTION, "SPAM")


def test_what_is_decided_stays_decided(units: Units, moderator: Actor, flag_id: UUID) -> None:
    _review(units, moderator, flag_id, REMOVE)
    for again in (REMOVE, FlagReview()):
        with pytest.raises(ConflictError) as refused:
            _review(units, moderator, flag_id, again)
        assert refused.value.code is ErrorCode.FLAG_CLOSED
    assert len(log(units)) == 1


def test_an_action_that_is_refused_leaves_the_report_open(
    units: Units, moderator: Actor, flag_id: UUID
) -> None:
    with pytest.raises(InvalidError):
        _review(units, moderator, flag_id, FlagReview(action=ModerationAction.CONTENT_HIDDEN))
    with units.read() as unit:
        assert unit.session.get_one(Flag, flag_id).status is FlagStatus.PENDING


def test_the_owner_can_be_suspended_for_a_report(
    units: Units, moderator: Actor, flag_id: UUID, tahmina: Person
) -> None:
    asked = FlagReview(action=ModerationAction.USER_SUSPENDED, duration_days=7)
    _review(units, moderator, flag_id, asked)
    assert status_of(units, tahmina) is UserStatus.SUSPENDED
    [entry] = log(units)
    assert (entry.related_flag_id, entry.object_id) == (flag_id, tahmina.id)


def test_nobody_decides_about_their_own_content(
    units: Units, flag_id: UUID, tahmina: Person, moderator: Actor
) -> None:
    for role in (Role.MODERATOR, Role.ADMIN):
        with pytest.raises(NotAllowedError):
            _review(units, actor(tahmina.id, role), flag_id, FlagReview())
    with units.write() as unit:
        unit.session.get_one(User, tahmina.id).role = Role.MODERATOR
    with pytest.raises(NotAllowedError):
        _review(units, moderator, flag_id, REMOVE)
    with units.write() as unit:
        admin = add_moderator(unit, "admin", Role.ADMIN)
    _review(units, admin, flag_id, REMOVE)


def test_a_report_goes_with_what_it_was_about(
    units: Units, moderator: Actor, flag_id: UUID
) -> None:
    with units.write() as unit:
        unit.session.execute(sa.delete(Video))
    for gone in (flag_id, new_id()):
        with pytest.raises(NotFoundError):
            _review(units, moderator, gone, REMOVE)


def test_of_many_moderators_at_once_one_decides(
    units: Units, moderator: Actor, flag_id: UUID
) -> None:
    def decide(_number: int) -> bool:
        try:
            _review(units, moderator, flag_id, REMOVE)
        except AppError:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(decide, range(8))) == 1
    assert len(log(units)) == 1


def test_a_decision_and_the_deletion_of_the_owner_do_not_block_each_other(
    client: TestClient, units: Units, moderator: Actor, tahmina: Person, rafi: Person
) -> None:
    flags = list[UUID]()
    for number in range(6):
        video = on_air(client, units, tahmina, f"Boats {number}")
        with units.write() as unit:
            flags.append(report(unit, rafi.id, ContentType.VIDEO, video.id).id)

    def decide(flag_id: UUID) -> None:
        try:
            _review(units, moderator, flag_id, REMOVE)
        except NotFoundError:
            return

    def delete() -> None:
        with units.write() as unit:
            unit.session.execute(sa.delete(User).where(User.id == tahmina.id))

    with ThreadPoolExecutor(8) as pool:
        jobs = [pool.submit(decide, flag) for flag in flags]
        jobs.insert(3, pool.submit(delete))
        for job in jobs:
            job.result()
    with units.read() as unit:
        assert unit.session.scalars(sa.select(Flag)).all() == []
    assert {entry.object_id for entry in log(units)} <= {None}
