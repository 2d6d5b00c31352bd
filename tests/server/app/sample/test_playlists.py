from collections import defaultdict

from server.app.sample.playlists import EACH
from tests.server.app.sample.made import by_id, rows


def test_positions_run_from_one_without_gaps_or_repetitions() -> None:
    items = defaultdict(list)
    for row in rows("playlist_item"):
        items[row["playlist_id"]].append(row)
    assert len(rows("playlist")) > len(rows("user")) // EACH
    for found in items.values():
        assert sorted(row["position"] for row in found) == list(range(1, len(found) + 1))
        assert len({row["video_id"] for row in found}) == len(found)
    assert {row["is_public"] for row in rows("playlist")} == {0, 1}


def test_only_what_is_listed_is_collected() -> None:
    videos = by_id("video")
    for row in rows("playlist_item"):
        assert videos[row["video_id"]]["visibility"] == "PUBLIC"
        assert videos[row["video_id"]]["published_at"] <= row["added_at"]
