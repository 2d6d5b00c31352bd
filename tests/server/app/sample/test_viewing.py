from collections import Counter

from server.app.sample.viewing import Tally
from tests.server.app.sample.made import by_id, rows


def test_counters_are_what_the_rows_say() -> None:
    done = Counter((row["video_id"], row["type"]) for row in rows("interaction"))
    for video in rows("video"):
        identifier = video["id"]
        assert video["archived_view_count"] >= 0
        assert video["view_count"] == video["archived_view_count"] + done[identifier, "VIEW"]
        assert video["like_count"] == done[identifier, "LIKE"]
        assert video["dislike_count"] == done[identifier, "DISLIKE"]
        assert video["share_count"] == done[identifier, "SHARE"]
        if video["published_at"] is None:
            assert video["view_count"] == 0


def test_one_opinion_each_and_nobody_likes_their_own() -> None:
    channels = by_id("channel")
    owners = {video["id"]: channels[video["channel_id"]]["user_id"] for video in rows("video")}
    opinions = [row for row in rows("interaction") if row["type"] in {"LIKE", "DISLIKE"}]
    pairs = [(row["user_id"], row["video_id"]) for row in opinions]
    assert len(set(pairs)) == len(pairs) > 100
    assert all(owners[video] != user for user, video in pairs)


def test_each_sitting_has_its_seconds_and_its_place_in_the_history() -> None:
    seconds = Counter(row["value"] for row in rows("interaction") if row["type"] == "WATCH_TIME")
    assert seconds == Counter(row["watch_time_seconds"] for row in rows("watch_session"))
    signed_in = [row for row in rows("watch_session") if row["user_id"]]
    assert len(rows("user_watch_history")) == len(signed_in)
    for row in rows("user_watch_history"):
        assert row["completed"] == (row["watch_percentage"] >= 9000)
    assert all(row["ended_at"] >= row["started_at"] for row in rows("watch_session"))


def test_a_tally_works_averages_out_as_the_nightly_count_does() -> None:
    assert (Tally().average_seconds, Tally().completion) == (0.0, 0)
    tally = Tally(sittings=3, seconds=11, complete=2)
    assert (tally.average_seconds, tally.completion) == (3.0, 6666)
