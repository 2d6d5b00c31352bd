from decimal import Decimal

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.exc import IntegrityError

from server.contract.interactions import InteractionType
from server.features.interactions.models import Interaction, UserWatchHistory, WatchSession
from server.kit.db.unit import Units
from tests.server.features.videos.making import on_air
from tests.server.people import Person


@pytest.mark.parametrize(
    ("percent", "before", "after"),
    [("89.99", False, False), ("90", False, True), ("100", False, True), ("0", True, True)],
)
def test_ninety_percent_complete_a_video_for_good(percent: str, before: bool, after: bool) -> None:
    row = UserWatchHistory(watch_percentage=Decimal(percent), completed=before)
    row.mark_completed()
    assert row.completed is after


def test_minutes_are_seconds_by_sixty() -> None:
    assert UserWatchHistory(watch_duration_seconds=90).watch_duration_minutes == 1.5


def test_the_database_holds_one_reaction_per_user_and_video(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina).id

    def add(kind: InteractionType, person: Person | None = rafi, value: int = 1) -> None:
        with units.write() as unit:
            user_id = person.id if person else None
            row = Interaction(user_id=user_id, video_id=video, type=kind, value=value)
            unit.session.add(row)

    add(InteractionType.LIKE)
    for again in (InteractionType.LIKE, InteractionType.DISLIKE):
        with pytest.raises(IntegrityError):
            add(again)
    add(InteractionType.DISLIKE, tahmina)
    add(InteractionType.NOT_INTERESTED)
    with pytest.raises(IntegrityError):
        add(InteractionType.NOT_INTERESTED)
    for _ in range(2):
        add(InteractionType.VIEW)
        add(InteractionType.WATCH_TIME, value=30)
        # The likes of two people whose accounts were removed.
        add(InteractionType.LIKE, None)
    with pytest.raises(IntegrityError):
        add(InteractionType.VIEW, value=2)
    with pytest.raises(IntegrityError):
        add(InteractionType.WATCH_TIME, value=-1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"watch_time_seconds": -1},
        {"completion_percentage": Decimal("100.01")},
        {"rebuffer_count": -1},
        {"rebuffer_duration_seconds": -0.5},
        {"startup_time_ms": -1},
        {"average_bitrate_kbps": -1},
    ],
)
def test_impossible_measurements_are_refused(
    client: TestClient, units: Units, tahmina: Person, wrong: dict[str, object]
) -> None:
    video = on_air(client, units, tahmina).id
    with pytest.raises(IntegrityError), units.write() as unit:
        unit.session.add(WatchSession(video_id=video, session_id="x", **wrong))
