from datetime import UTC, datetime
from typing import Any

from server.contract.channels import QuotaOut
from server.contract.errors import ErrorCode
from studio.features.uploads.preflight import quota_refusal

GB = 10**9
QUOTA = QuotaOut(
    max_videos_per_week=10,
    videos_this_week=7,
    next_slot_at=None,
    max_duration_seconds=900,
    max_file_bytes=2 * GB,
    free_bytes=100 * GB,
    total_bytes=200 * GB,
)
FITS: dict[str, Any] = {
    "size": GB,
    "duration_seconds": 600.0,
    "waiting": 0,
    "waiting_bytes": 0,
}


def refusal(quota: QuotaOut = QUOTA, **changes: float) -> tuple[str, str] | None:
    error = quota_refusal(quota, **{**FITS, **changes})
    return None if error is None else (error.code, error.message)


def test_what_fits_may_go() -> None:
    assert refusal() is None
    assert refusal(duration_seconds=900, size=2 * GB) is None


def test_too_long_says_both_lengths_and_what_to_do() -> None:
    told = refusal(duration_seconds=1100)
    assert told is not None
    assert told[0] == ErrorCode.QUOTA_DURATION
    assert told[1].startswith(
        "This video is 18 min 20 s long; your channel may upload up to 15 min. Trim it"
    )


def test_too_large_says_both_sizes() -> None:
    told = refusal(size=2_100_000_000)
    assert told is not None
    assert told[0] == ErrorCode.QUOTA_FILE_SIZE
    assert "2.1 GB" in told[1]
    assert "up to 2 GB" in told[1]


def test_the_week_counts_what_waits_in_the_queue() -> None:
    assert refusal(waiting=2) is None
    told = refusal(waiting=3)
    assert told is not None
    assert told[0] == ErrorCode.QUOTA_VIDEOS_PER_WEEK
    assert "7 of 10 uploads this week, and 3 more wait in the queue" in told[1]


def test_a_used_up_week_says_when_the_next_place_is_free() -> None:
    at = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
    full = QUOTA.model_copy(update={"videos_this_week": 10, "next_slot_at": at})
    told = refusal(full)
    assert told is not None
    assert "10 of 10 uploads this week. The next place is free on" in told[1]
    assert f"{at.astimezone():%H:%M}" in told[1]
    one = refusal(full.model_copy(update={"videos_this_week": 9}), waiting=1)
    assert one is not None
    assert "1 more waits" in one[1]


def test_no_weekly_limit() -> None:
    free = QUOTA.model_copy(update={"max_videos_per_week": None, "videos_this_week": 500})
    assert refusal(free, waiting=500) is None


def test_no_room_on_the_server_counts_what_waits() -> None:
    told = refusal(waiting=1, waiting_bytes=99_500_000_000)
    assert told is not None
    assert told[0] == ErrorCode.DISK_FULL
    assert "room for 500 MB more" in told[1]
