import json
from collections import Counter, defaultdict

from server.app.sample.world import WINDOW_DAYS
from server.contract.analytics import RETENTION_POINTS, TrafficSource
from tests.server.app.sample.made import TINY, by_id, rows


def test_a_channels_day_is_the_sum_of_its_videos() -> None:
    videos = by_id("video")
    views: Counter[tuple[str, str]] = Counter()
    for row in rows("video_analytics"):
        views[videos[row["video_id"]]["channel_id"], row["date"]] += row["views"]
    for row in rows("channel_analytics"):
        assert row["total_views"] == views[row["channel_id"], row["date"]]
        assert sum(json.loads(row["traffic_source_data"]).values()) == row["total_views"]
    assert len(rows("channel_analytics")) == TINY.analysed * WINDOW_DAYS


def test_a_videos_days_fit_its_counters() -> None:
    days = defaultdict(list)
    for row in rows("video_analytics"):
        days[row["video_id"]].append(row)
    for identifier, found in days.items():
        video = by_id("video")[identifier]
        assert sum(row["views"] for row in found) <= video["view_count"]
        assert sum(row["likes"] for row in found) == video["like_count"]
        assert sum(row["shares"] for row in found) == video["share_count"]
        for row in found:
            assert 0 <= row["unique_viewers"] <= row["views"]
            assert sum(json.loads(row["traffic_sources"]).values()) == row["views"]
            assert all(
                sum(part.values()) == row["views"]
                for part in json.loads(row["demographics_data"]).values()
            )


def test_fewer_and_fewer_stay_to_the_end() -> None:
    for row in rows("video_analytics"):
        curve = json.loads(row["retention_curve"])
        assert len(curve) == RETENTION_POINTS
        assert curve[0] == 1.0
        assert curve == sorted(curve, reverse=True)
        assert set(json.loads(row["traffic_sources"])) == {source.value for source in TrafficSource}


def test_creators_get_seven_tenths() -> None:
    for row in rows("revenue_share"):
        total = row["ad_revenue_cents"] + row["premium_revenue_cents"]
        assert row["total_revenue_cents"] == total > 0
        assert abs(row["creator_revenue_cents"] * 10 - total * 7) <= 5
