from datetime import timedelta

from fastapi.testclient import TestClient

from server.contract.interactions import InteractionType
from server.features.interactions import repository
from server.features.interactions.models import Interaction, UserWatchHistory
from server.kit.db.unit import Units
from tests.server.features.videos.making import on_air
from tests.server.people import Person
from tests.server.plans import assert_by_index, plan_of


def test_pages_lead_through_likes_and_history(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    videos = [on_air(client, units, tahmina, f"Boat {number}").id for number in range(3)]
    with units.write() as unit:
        at = unit.clock()
        for number, video in enumerate(videos):
            # Two at the same moment: the id breaks the tie.
            when = at + timedelta(seconds=number // 2)
            key = {"user_id": rafi.id, "video_id": video}
            unit.session.add(Interaction(**key, type=InteractionType.LIKE, timestamp=when))
            unit.session.add(UserWatchHistory(**key, watched_at=when))
    with units.read() as unit:
        for listing in (repository.liked, repository.history):
            found, cursor = [], None
            for _ in range(4):
                rows, cursor = listing(unit.session, rafi.id, cursor=cursor, limit=1)
                found += [video.id for _, video, _ in rows]
            assert cursor is None
            assert found[0] == videos[2]
            assert set(found[1:]) == set(videos[:2])
            assert listing(unit.session, tahmina.id, cursor=None, limit=9) == ([], None)


def test_both_listings_walk_their_index(units: Units, rafi: Person) -> None:
    with units.read() as unit:
        session, key = unit.session, rafi.id
        plan = plan_of(session, lambda: repository.liked(session, key, cursor=None, limit=5))
        assert_by_index(plan, "interaction", "ix_interaction_liked")
        plan = plan_of(session, lambda: repository.history(session, key, cursor=None, limit=5))
        assert_by_index(plan, "user_watch_history", "ix_user_watch_history_user_id_watched_at_id")
