import itertools
from dataclasses import replace
from datetime import date

import pytest

from server.contract.billing import PlanType
from server.contract.media import Resolution
from server.contract.videos import VideoStatus, Visibility
from server.features.billing.entitlement import Entitlement
from server.features.media.playback.decision import (
    Allowed,
    Place,
    Reason,
    Refused,
    Subject,
    Viewer,
    decide,
)
from server.kit.ids import new_id

TODAY = date(2026, 11, 25)
OWNER = new_id()
ALL = tuple(Resolution)
SUBJECT = Subject(
    owner_id=OWNER,
    owner_shown=True,
    status=VideoStatus.PUBLISHED,
    visibility=Visibility.PUBLIC,
    age_restricted=False,
    blocked_in=frozenset(),
    ready=ALL,
)
GUEST = Viewer()
ADULT = Viewer(new_id(), date(1990, 4, 14))
MEMBER = replace(
    ADULT, entitlement=Entitlement(PlanType.PREMIUM_MONTHLY, premium_content_access=True)
)
STAFF = Viewer(new_id(), staff=True)
SELF = Viewer(OWNER)
DHAKA = Place("BD", unknown_allowed=True)


def ask(viewer: Viewer, place: Place = DHAKA, **about: object) -> Reason | tuple[Resolution, ...]:
    decided = decide(viewer, replace(SUBJECT, **about), place, TODAY)  # type: ignore[arg-type]
    return decided.reason if isinstance(decided, Refused) else decided.rungs


@pytest.mark.parametrize(("status", "visibility"), list(itertools.product(VideoStatus, Visibility)))
def test_others_watch_what_is_on_air_and_owners_everything(
    status: VideoStatus, visibility: Visibility
) -> None:
    on_air = status in {VideoStatus.PUBLISHED, VideoStatus.ARCHIVED}
    for viewer in (GUEST, ADULT, MEMBER):
        answer = ask(viewer, status=status, visibility=visibility)
        premium = visibility is not Visibility.PREMIUM or viewer is MEMBER
        assert isinstance(answer, tuple) is (
            on_air and visibility is not Visibility.PRIVATE and premium
        )
    assert ask(SELF, status=status, visibility=visibility, age_restricted=True) == ALL


@pytest.mark.parametrize(
    ("viewer", "place", "about", "reason"),
    [
        (GUEST, DHAKA, {"visibility": Visibility.PRIVATE}, Reason.PRIVATE),
        (GUEST, DHAKA, {"status": VideoStatus.DRAFT}, Reason.NOT_PUBLISHED),
        (GUEST, DHAKA, {"status": VideoStatus.SCHEDULED}, Reason.SCHEDULED),
        (GUEST, DHAKA, {"status": VideoStatus.REMOVED}, Reason.REMOVED),
        (GUEST, DHAKA, {"owner_shown": False}, Reason.OWNER_SHUT),
        (GUEST, DHAKA, {"age_restricted": True}, Reason.SIGN_IN),
        (Viewer(new_id()), DHAKA, {"age_restricted": True}, Reason.TOO_YOUNG),
        (GUEST, DHAKA, {"visibility": Visibility.PREMIUM}, Reason.PREMIUM),
        (ADULT, DHAKA, {"visibility": Visibility.PREMIUM}, Reason.PREMIUM),
        (GUEST, DHAKA, {"blocked_in": frozenset({"BD"})}, Reason.COUNTRY),
        (
            GUEST,
            Place(None, unknown_allowed=False),
            {"blocked_in": frozenset({"BD"})},
            Reason.COUNTRY,
        ),
        (GUEST, DHAKA, {"ready": ()}, Reason.NOT_READY),
        (GUEST, DHAKA, {"ready": (Resolution.P1080,)}, Reason.NOT_READY),
    ],
)
def test_each_refusal_has_its_reason(
    viewer: Viewer, place: Place, about: dict[str, object], reason: Reason
) -> None:
    assert ask(viewer, place, **about) is reason


def test_somebody_is_of_age_on_their_eighteenth_birthday() -> None:
    def born(day: date) -> object:
        return ask(Viewer(new_id(), day), age_restricted=True)

    assert born(date(2008, 11, 26)) is Reason.TOO_YOUNG
    assert born(date(2008, 11, 25)) == ALL


def test_countries_that_are_not_named_get_it_and_unknown_ones_by_setting() -> None:
    blocked = frozenset({"IN", "PK"})
    assert ask(GUEST, DHAKA, blocked_in=blocked)[0] is Resolution.P240
    unknown = Place(None, unknown_allowed=True)
    assert isinstance(ask(GUEST, unknown, blocked_in=blocked), tuple)
    # What is blocked nowhere is shown everywhere.
    assert isinstance(ask(GUEST, Place(None, unknown_allowed=False)), tuple)


def test_guests_get_720p_and_members_what_their_plan_gives() -> None:
    assert ask(GUEST) == ALL[:4]
    assert ask(ADULT) == ALL
    small = replace(ADULT, entitlement=Entitlement(max_resolution=Resolution.P480))
    assert ask(small) == ALL[:3]
    # A guest never gets more than a plan that is free to have.
    assert ask(replace(GUEST, entitlement=Entitlement(max_resolution=Resolution.P480))) == ALL[:3]


def test_staff_watch_what_they_judge_and_no_private_video() -> None:
    for status in (VideoStatus.UNDER_REVIEW, VideoStatus.REMOVED):
        assert ask(STAFF, status=status, owner_shown=False, age_restricted=True) == ALL
    assert ask(STAFF, visibility=Visibility.PRIVATE) is Reason.PRIVATE
    assert ask(STAFF, status=VideoStatus.DRAFT) is Reason.NOT_PUBLISHED


def test_the_ceiling_is_told_for_what_will_be_made_later() -> None:
    decided = decide(GUEST, replace(SUBJECT, ready=(Resolution.P240,)), DHAKA, TODAY)
    assert decided == Allowed((Resolution.P240,), Resolution.P720)
