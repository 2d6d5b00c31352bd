"""Deciding on this computer whether a file may be sent, and saying exactly why not.

The rules are the server's, which applies them again: here they save the wait.
"""

from datetime import datetime

from server.contract.channels import QuotaOut
from server.contract.errors import ErrorCode
from studio.features.uploads.amounts import length_text, size_text
from studio.kit.errors import QuotaExceeded, ServerFull, ServerRefusal


def quota_refusal(
    quota: QuotaOut, *, size: int, duration_seconds: float, waiting: int, waiting_bytes: int
) -> ServerRefusal | None:
    """Why the channel may not upload a file, or null when it may.

    Args:
        quota: As the server told.
        size: Bytes of the file.
        duration_seconds: Its length.
        waiting: Files ahead of it in the queue that the server does not know of yet.
        waiting_bytes: Their bytes.
    """
    if duration_seconds > quota.max_duration_seconds:
        return QuotaExceeded(
            f"This video is {length_text(duration_seconds)} long; your channel may upload up to "
            f"{length_text(quota.max_duration_seconds)}. Trim it, or split it into parts. "
            "From 1,000 subscribers on the limit is 12 h.",
            code=ErrorCode.QUOTA_DURATION,
        )
    if size > quota.max_file_bytes:
        return QuotaExceeded(
            f"This file is {size_text(size)}; your channel may upload up to "
            f"{size_text(quota.max_file_bytes)}. Export it with a lower bit rate, or split it "
            "into parts.",
            code=ErrorCode.QUOTA_FILE_SIZE,
        )
    refused = _over_the_week(quota, waiting)
    if refused is not None:
        return refused
    if size + waiting_bytes > quota.free_bytes:
        return ServerFull(
            f"This file is {size_text(size)} and the server has room for "
            f"{size_text(max(0, quota.free_bytes - waiting_bytes))} more. Delete videos you no "
            "longer need, or ask whoever runs the server to make room.",
        )
    return None


def _over_the_week(quota: QuotaOut, waiting: int) -> ServerRefusal | None:
    most = quota.max_videos_per_week
    if most is None or quota.videos_this_week + waiting < most:
        return None
    used = f"{quota.videos_this_week} of {most} uploads this week"
    if waiting:
        used += f", and {waiting} more {'waits' if waiting == 1 else 'wait'} in the queue"
    return QuotaExceeded(
        f"Your channel has used {used}. {_next_slot(quota.next_slot_at)}",
        code=ErrorCode.QUOTA_VIDEOS_PER_WEEK,
    )


def _next_slot(at: datetime | None) -> str:
    if at is None:
        return "Remove a file that waits, or try again when one of this week's is a week old."
    local = at.astimezone()
    return f"The next place is free on {local:%A} {local.day} {local:%B at %H:%M}; try again then."
