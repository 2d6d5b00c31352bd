from datetime import UTC, datetime
from typing import Any

import pytest

from server.contract.channels import QuotaOut
from server.contract.errors import ErrorCode
from server.features.uploads.quota import GB, check_may_begin
from server.kit.errors import AppError

FREE = QuotaOut(
    max_videos_per_week=10,
    videos_this_week=9,
    next_slot_at=None,
    max_duration_seconds=900,
    max_file_bytes=2 * GB,
    free_bytes=GB,
    total_bytes=100 * GB,
)


@pytest.mark.parametrize("length", [None, 0, GB])
def test_what_fits_may_begin(length: int | None) -> None:
    check_may_begin(FREE, length)


@pytest.mark.parametrize(
    ("changed", "length", "status", "code", "words"),
    [
        (
            {"next_slot_at": datetime(2026, 11, 24, 9, 30, tzinfo=UTC), "videos_this_week": 10},
            1,
            403,
            ErrorCode.QUOTA_VIDEOS_PER_WEEK,
            "24 November at 09:30 UTC",
        ),
        ({}, 3 * GB, 413, ErrorCode.QUOTA_FILE_SIZE, "3.00 GB"),
        ({}, GB + 1, 507, ErrorCode.DISK_FULL, "1.0 GB left"),
    ],
)
def test_what_does_not_is_refused_with_the_reason(
    changed: dict[str, Any], length: int, status: int, code: ErrorCode, words: str
) -> None:
    with pytest.raises(AppError) as caught:
        check_may_begin(FREE.model_copy(update=changed), length)
    assert (caught.value.status, caught.value.code) == (status, code)
    assert words in caught.value.message
