from server.app.sample.size import SMALL
from server.app.sample.world import World
from tests.server.app.sample.made import DAY, collect

MADE = collect(World(SMALL, 1, DAY)).tables
OPEN = {"PENDING", "UNDER_REVIEW"}


def test_flags_stand_in_every_status_and_closed_ones_are_dated() -> None:
    assert {row["status"] for row in MADE["flag"]} == OPEN | {"ACTIONED", "DISMISSED"}
    for row in MADE["flag"]:
        assert (row["reviewed_at"] is not None) == (row["status"] not in OPEN)
        assert row["reviewed_at"] is None or row["reviewed_at"] >= row["created_at"]
    kept = [(row["object_id"], row["user_id"]) for row in MADE["flag"] if row["status"] in OPEN]
    assert len(set(kept)) == len(kept)


def test_what_was_done_is_in_the_log_and_at_the_thing() -> None:
    log = {(row["object_id"], row["action"]) for row in MADE["moderation_log"]}
    for comment in MADE["comment"]:
        if comment["status"] in {"HIDDEN", "REMOVED"}:
            assert (comment["id"], f"CONTENT_{comment['status']}") in log
    for video in MADE["video"]:
        assert (video["status"] == "REMOVED") == ((video["id"], "CONTENT_REMOVED") in log)
    flagged = {row["object_id"] for row in MADE["flag"] if row["status"] in OPEN}
    assert {row["id"] for row in MADE["comment"] if row["status"] == "FLAGGED"} <= flagged


def test_who_is_shut_out_has_a_suspension_and_the_other_way_round() -> None:
    shut = {row["user_id"] for row in MADE["user_suspension"] if row["lifted_at"] is None}
    assert shut == {row["id"] for row in MADE["user"] if row["status"] in {"SUSPENDED", "BANNED"}}
    assert len(MADE["user_suspension"]) == len(shut) + 1
    for row in MADE["user_suspension"]:
        assert row["is_permanent"] == (row["expires_at"] is None)
