from collections import Counter

import pytest

from server.app.sample.comments import SHOWN, Said
from tests.server.app.sample.made import by_id, rows


def test_there_are_two_levels_and_replies_come_later() -> None:
    comments = by_id("comment")
    replies = [row for row in rows("comment") if row["parent_id"]]
    assert replies
    for reply in replies:
        parent = comments[reply["parent_id"]]
        assert parent["parent_id"] is None
        assert parent["video_id"] == reply["video_id"]
        assert parent["created_at"] <= reply["created_at"]


def test_counters_are_what_the_rows_say() -> None:
    replies = Counter(
        row["parent_id"]
        for row in rows("comment")
        if row["status"] in SHOWN and row["deleted_at"] is None
    )
    likes = Counter((row["comment_id"], row["is_like"]) for row in rows("comment_reaction"))
    for row in rows("comment"):
        assert row["reply_count"] == (0 if row["parent_id"] else replies[row["id"]])
        assert (row["like_count"], row["dislike_count"]) == (
            likes[row["id"], 1],
            likes[row["id"], 0],
        )


def test_one_reaction_each() -> None:
    pairs = [(row["comment_id"], row["user_id"]) for row in rows("comment_reaction")]
    assert len(set(pairs)) == len(pairs)


@pytest.mark.parametrize(
    ("status", "deleted", "shown"),
    [
        ("ACTIVE", False, True),
        ("FLAGGED", False, True),
        ("FLAGGED", True, False),
        ("REMOVED", False, False),
        ("HIDDEN", False, False),
    ],
)
def test_a_deleted_or_hidden_comment_is_not_shown(status: str, deleted: bool, shown: bool) -> None:
    one = Said("1", 0, "2", None)
    one.status, one.deleted = status, deleted
    assert one.shown == shown
