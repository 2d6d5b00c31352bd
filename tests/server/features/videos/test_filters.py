from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.contract.videos import VideoStatus, Visibility
from server.features.channels.models import Channel
from server.features.videos.models import Video
from server.kit.db.unit import Units
from server.kit.ids import new_id
from tests.server.people import Person

pytestmark = pytest.mark.proof

VIDEOS = "/api/v1/videos"
DAY = timedelta(days=1)


@pytest.fixture
def listed(units: Units, tahmina: Person, rafi: Person) -> dict[str, UUID]:
    """Four videos of one channel and one of another, by title."""
    with units.write() as unit:
        channels = {each.user_id: each.id for each in unit.session.scalars(sa.select(Channel))}
        now = unit.clock()

        def make(title: str, owner: Person = tahmina, **fields: Any) -> Video:
            fields = {"status": VideoStatus.DRAFT, "created_at": now} | fields
            return Video(id=new_id(), channel_id=channels[owner.id], title=title, **fields)

        videos = [
            make("plain", language="bn"),
            make("adults", age_restricted=True, language="en-GB", visibility=Visibility.PUBLIC),
            make("abroad", geo_restrictions=["IN"], language="en", comment_count=9),
            make(
                "old",
                created_at=now - 9 * DAY,
                visibility=Visibility.UNLISTED,
                status=VideoStatus.SCHEDULED,
                published_at=now + 4 * DAY,
            ),
            make("elsewhere", rafi, age_restricted=True),
        ]
        unit.session.add_all(videos)
        return {video.title: video.id for video in videos}


ASKED: tuple[tuple[dict[str, Any], list[str]], ...] = (
    ({}, ["plain", "adults", "abroad", "old"]),
    ({"visibility": ["PUBLIC", "UNLISTED"]}, ["adults", "old"]),
    ({"language": "EN"}, ["adults", "abroad"]),
    ({"language": "en-gb"}, ["adults"]),
    ({"restriction": "adults"}, ["adults"]),
    ({"restriction": "regions"}, ["abroad"]),
    ({"restriction": "none"}, ["plain", "old"]),
    ({"restriction": "none", "visibility": "PRIVATE"}, ["plain"]),
    ({"tab": "planned"}, ["old"]),
    ({"q": "a", "restriction": "regions"}, ["abroad"]),
)
REFUSED = (
    {"visibility": "SECRET"},
    {"language": "?"},
    {"restriction": "some"},
    {"since": "2026-01-01"},
)


def test_filters_narrow_the_list_and_its_total_alike(
    client: TestClient, tahmina: Person, listed: dict[str, UUID]
) -> None:
    for asked, wanted in ASKED:
        page = client.get(VIDEOS, params=asked, headers=tahmina.auth).json()
        ids = {listed[title] for title in wanted}
        assert {UUID(item["id"]) for item in page["items"]} == ids, asked
        counts = client.get(f"{VIDEOS}/counts", params=asked, headers=tahmina.auth).json()
        assert (counts["matching"], counts["all"], counts["planned"]) == (len(wanted), 4, 1)
    for asked in REFUSED:
        answer = client.get(VIDEOS, params=asked, headers=tahmina.auth)
        assert (answer.status_code, set(answer.json()["fields"])) == (422, set(asked))


def test_dates_are_those_that_the_list_shows(
    client: TestClient, units: Units, tahmina: Person, listed: dict[str, UUID]
) -> None:
    soon = (units.clock() + DAY).isoformat()
    assert _titles(client, tahmina, since=soon) == ["old"]
    assert "old" not in _titles(client, tahmina, until=soon)
    assert len(_titles(client, tahmina, until=soon)) == len(listed) - 2


def test_every_order_pages_through_everything_once(
    client: TestClient, tahmina: Person, listed: dict[str, UUID]
) -> None:
    for sort in ("comments", "fewest_comments", "fewest_views", "title_down"):
        seen = _walk(client, tahmina, sort)
        assert sorted(seen) == sorted(set(listed) - {"elsewhere"})
        if sort == "title_down":
            assert seen == sorted(seen, reverse=True)
        if "comments" in sort:
            assert seen[0 if sort == "comments" else -1] == "abroad"


def _walk(client: TestClient, owner: Person, sort: str) -> list[str]:
    seen: list[str] = []
    asked: dict[str, Any] = {"sort": sort, "limit": 1}
    while True:
        page = client.get(VIDEOS, params=asked, headers=owner.auth).json()
        seen += [item["title"] for item in page["items"]]
        asked["cursor"] = page["next_cursor"]
        if asked["cursor"] is None:
            return seen


def _titles(client: TestClient, owner: Person, **asked: str) -> list[str]:
    page = client.get(VIDEOS, params=asked, headers=owner.auth).json()
    return [item["title"] for item in page["items"]]
