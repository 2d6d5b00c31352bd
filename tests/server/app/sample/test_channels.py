from collections import Counter

from server.app.sample.channels import write_channel
from server.features.channels.models import LARGE, SMALL, UNLOCK_AT_SUBSCRIBERS
from tests.server.app.sample.made import Collected, cast, rows, tiny


def test_counters_are_what_the_rows_say() -> None:
    followers = Counter(row["channel_id"] for row in rows("subscription"))
    pairs = {(row["channel_id"], row["subscriber_id"]) for row in rows("subscription")}
    assert len(pairs) == followers.total()
    for channel in rows("channel"):
        videos = [row for row in rows("video") if row["channel_id"] == channel["id"]]
        assert channel["subscriber_count"] == followers[channel["id"]]
        assert channel["total_views"] == sum(row["view_count"] for row in videos)
        listed = [
            row
            for row in videos
            if (row["status"], row["visibility"]) == ("PUBLISHED", "PUBLIC")
            and row["deleted_at"] is None
        ]
        assert channel["total_videos"] == len(listed)
        assert (channel["id"], channel["user_id"]) not in pairs


def test_quotas_go_with_the_followers() -> None:
    for followers, limits in ((UNLOCK_AT_SUBSCRIBERS - 1, SMALL), (UNLOCK_AT_SUBSCRIBERS, LARGE)):
        sink = Collected()
        write_channel(tiny(), sink, cast().channels[0], followers=followers, views=0, listed=0)
        [row] = sink.tables["channel"]
        assert {name: row[name] for name in limits} == limits
    assert [row["status"] for row in rows("channel")].count("SUSPENDED") == 1
