from concurrent.futures import ThreadPoolExecutor, wait
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from server.contract.moderation import ContentType, FlagReview, FlagStatus, ModerationAction
from server.features.identity.tokens import Actor
from server.features.moderation.close import close_flags
from server.features.moderation.models import Flag
from server.features.moderation.review import review_flag
from server.features.moderation.suspend import suspend_user
from server.kit.db.unit import Units
from server.kit.errors import NotFoundError
from tests.server.features.moderation.reporting import (
    add_comment,
    add_moderator,
    add_playlist,
    log,
    report,
)
from tests.server.features.videos.making import on_air
from tests.server.people import Person


@pytest.fixture
def moderator(units: Units) -> Actor:
    with units.write() as unit:
        return add_moderator(unit)


def _reported(
    client: TestClient, units: Units, owner: Person, reporter: Person, kind: ContentType
) -> tuple[list[UUID], UUID]:
    """Three reports of one thing, the second taken up, and one of another."""
    video, other = on_air(client, units, owner), on_air(client, units, owner, "Other")
    with units.write() as unit:
        object_id = {
            ContentType.VIDEO: lambda: video.id,
            ContentType.COMMENT: lambda: add_comment(unit, owner, video.id),
            ContentType.PLAYLIST: lambda: add_playlist(unit, owner),
        }[kind]()
        flags = [report(unit, who, kind, object_id) for who in (None, reporter.id, None)]
        flags[1].status = FlagStatus.UNDER_REVIEW
        elsewhere = report(unit, None, ContentType.VIDEO, other.id).id
    return [flag.id for flag in flags], elsewhere


def _statuses(units: Units, ids: list[UUID]) -> list[FlagStatus]:
    with units.read() as unit:
        return [unit.session.get_one(Flag, each).status for each in ids]


@pytest.mark.parametrize(
    ("kind", "action"),
    [
        (ContentType.VIDEO, ModerationAction.CONTENT_REMOVED),
        (ContentType.VIDEO, ModerationAction.USER_BANNED),
        (ContentType.COMMENT, ModerationAction.CONTENT_HIDDEN),
        (ContentType.COMMENT, ModerationAction.CONTENT_REMOVED),
        (ContentType.PLAYLIST, ModerationAction.CONTENT_HIDDEN),
    ],
)
def test_what_is_gone_for_all_leaves_no_report_open(
    client: TestClient,
    units: Units,
    tahmina: Person,
    rafi: Person,
    moderator: Actor,
    kind: ContentType,
    action: ModerationAction,
) -> None:
    flags, elsewhere = _reported(client, units, tahmina, rafi, kind)
    with units.write() as unit:
        review_flag(unit, moderator, flags[1], FlagReview(action=action, notes="Adverts."))
    with units.read() as unit:
        for flag in (unit.session.get_one(Flag, each) for each in flags):
            assert (flag.status, flag.review_notes) == (FlagStatus.ACTIONED, "Adverts.")
            assert flag.reviewed_by_id == moderator.user_id
            assert flag.reviewed_at is not None
    assert _statuses(units, [elsewhere]) == [FlagStatus.PENDING]
    assert [entry.related_flag_id for entry in log(units)] == [flags[1]]


@pytest.mark.parametrize(
    "asked",
    [
        FlagReview(action=ModerationAction.NO_ACTION),
        FlagReview(action=ModerationAction.WARNING),
        FlagReview(action=ModerationAction.USER_SUSPENDED, duration_days=3),
        FlagReview(),
    ],
)
def test_what_is_still_there_or_comes_back_keeps_its_other_reports(
    client: TestClient,
    units: Units,
    tahmina: Person,
    rafi: Person,
    moderator: Actor,
    asked: FlagReview,
) -> None:
    flags, _ = _reported(client, units, tahmina, rafi, ContentType.VIDEO)
    with units.write() as unit:
        review_flag(unit, moderator, flags[0], asked)
    assert _statuses(units, flags[1:]) == [FlagStatus.UNDER_REVIEW, FlagStatus.PENDING]


def test_a_ban_answers_the_reports_of_the_person(
    units: Units, tahmina: Person, rafi: Person, moderator: Actor
) -> None:
    with units.write() as unit:
        flags = [report(unit, who, ContentType.USER, rafi.id).id for who in (tahmina.id, None)]
        suspend_user(unit, moderator, rafi.id, "Spam", 3)
    assert set(_statuses(units, flags)) == {FlagStatus.PENDING}
    with units.write() as unit:
        suspend_user(unit, moderator, rafi.id, "Spam", None)
    assert set(_statuses(units, flags)) == {FlagStatus.ACTIONED}


def test_what_was_decided_before_stays_as_it_was(
    client: TestClient, units: Units, tahmina: Person, rafi: Person, moderator: Actor
) -> None:
    flags, _ = _reported(client, units, tahmina, rafi, ContentType.VIDEO)
    with units.write() as unit:
        review_flag(unit, moderator, flags[0], FlagReview(action=ModerationAction.NO_ACTION))
        video = unit.session.get_one(Flag, flags[0]).object_id
        close_flags(unit, moderator, ContentType.VIDEO, video, "Adverts.")
    assert _statuses(units, flags) == [FlagStatus.DISMISSED, *[FlagStatus.ACTIONED] * 2]


def test_no_report_slips_in_while_the_thing_is_taken_away(
    client: TestClient, units: Units, tahmina: Person, rafi: Person, moderator: Actor
) -> None:
    flags, _ = _reported(client, units, tahmina, rafi, ContentType.VIDEO)
    remove = FlagReview(action=ModerationAction.CONTENT_REMOVED)

    def report_again() -> None:
        with units.write() as unit:
            report(unit, None, ContentType.VIDEO, object_id)

    with ThreadPoolExecutor(1) as pool:
        with units.write() as unit:
            object_id = review_flag(unit, moderator, flags[0], remove).object_id
            late = pool.submit(report_again)
            # Long enough for a report that does not wait for the decision to be done.
            assert not wait([late], timeout=0.3).done
        with pytest.raises(NotFoundError):
            late.result()
    assert set(_statuses(units, flags)) == {FlagStatus.ACTIONED}
