import json
from collections import Counter, defaultdict
from uuid import UUID

from server.app.sample.discovery import RANKS, REGIONS, TRENDING_DAYS
from server.features.discovery.normalise import normalised
from tests.server.app.sample.made import by_id, rows


def test_ranks_are_complete_and_follow_the_score() -> None:
    lists = defaultdict(list)
    for row in rows("trending_video"):
        lists[row["date"], row["region"]].append(row)
    assert len(lists) == TRENDING_DAYS * len(REGIONS)
    for found in lists.values():
        found.sort(key=lambda row: row["rank"])
        assert [row["rank"] for row in found] == list(range(1, len(found) + 1))
        assert len(found) <= RANKS
        scores = [row["score"] for row in found]
        assert scores == sorted(scores, reverse=True)
        assert len({row["video_id"] for row in found}) == len(found)


def test_recommended_is_what_can_be_watched() -> None:
    videos = by_id("video")
    for row in rows("recommendation_cache"):
        for identifier in json.loads(row["video_ids"]):
            assert videos[UUID(identifier).hex]["status"] == "PUBLISHED"


def test_popular_searches_are_counted_from_the_searches() -> None:
    counted = Counter(row["normalized_query"] for row in rows("search_query"))
    clicks = Counter(
        row["normalized_query"] for row in rows("search_query") if row["clicked_video_id"]
    )
    assert clicks.total() > 0
    for row in rows("search_query"):
        assert row["normalized_query"] == normalised(row["query"])
        assert (row["click_position"] is None) == (row["clicked_video_id"] is None)
    popular = {row["query"]: row for row in rows("popular_search")}
    assert {query: row["search_count"] for query, row in popular.items()} == counted
    for row in popular.values():
        assert (
            row["daily_count"] <= row["weekly_count"] <= row["monthly_count"] <= row["search_count"]
        )
