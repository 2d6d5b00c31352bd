"""What a channel may upload now (specification, section 2)."""

from datetime import timedelta
from uuid import UUID

from server.contract.channels import QuotaOut
from server.contract.errors import ErrorCode
from server.features.channels.models import Channel
from server.features.uploads import repository
from server.features.uploads.folder import UploadFolder
from server.features.uploads.protocol import MAX_PARTS
from server.kit.db.unit import Unit
from server.kit.errors import NoSpaceError, QuotaError, TooLargeError

WEEK = timedelta(days=7)
ACTIVE = timedelta(hours=1)
"""An upload that has not moved for longer keeps no room free."""
UNFINISHED_MAX = 500
"""Of one person's uploads, those that wait for bytes."""
PARTS_MAX = 2 * MAX_PARTS
"""Of one person's parts: the largest upload twice, for one that is sent again."""
GB = 1000**3
"""As the specification counts, and as sizes are shown: decimal."""


def quota_of(unit: Unit, channel: Channel, folder: UploadFolder) -> QuotaOut:
    """The channel's limits, and what is used of them."""
    now = unit.clock()
    begun = repository.counted_since(unit.session, channel.id, now - WEEK)
    limit = channel.max_videos_per_week
    full = limit is not None and len(begun) >= limit
    return QuotaOut(
        max_videos_per_week=limit,
        videos_this_week=len(begun),
        next_slot_at=begun[len(begun) - limit] + WEEK if full and limit is not None else None,
        max_duration_seconds=channel.max_video_duration_minutes * 60,
        max_file_bytes=channel.max_file_size_gb * GB,
        free_bytes=max(0, folder.free() - repository.promised_bytes(unit.session, now - ACTIVE)),
        total_bytes=folder.total(),
    )


def check_may_begin(quota: QuotaOut, length: int | None) -> None:
    """Refuse an upload that cannot end well, before its first byte.

    Raises:
        QuotaError: the week is full.
        TooLargeError: the file is over the channel's size limit.
        NoSpaceError: the server has no room for it.
    """
    if quota.next_slot_at is not None:
        raise QuotaError(
            f"This channel has begun {quota.videos_this_week} uploads in the last seven days, "
            f"and {quota.max_videos_per_week} are allowed. "
            f"The next place is free on {quota.next_slot_at:%d %B at %H:%M} UTC.",
            code=ErrorCode.QUOTA_VIDEOS_PER_WEEK,
        )
    check_length(quota.max_file_bytes, length)
    if length is not None and length > quota.free_bytes:
        raise NoSpaceError(
            f"The server has {quota.free_bytes / GB:.1f} GB left, and this file needs "
            f"{length / GB:.1f} GB. Free some space on the server, then try again."
        )


def check_unfinished(unit: Unit, owner_id: UUID, *, part: bool) -> None:
    """Refuse an upload beside too many that nobody has finished: each is a row and a folder.

    Args:
        unit: The transaction.
        owner_id: Whose.
        part: Whether it is to be a part of another; these are counted apart.

    Raises:
        QuotaError: there are too many.
    """
    most = PARTS_MAX if part else UNFINISHED_MAX
    if repository.unfinished(unit.session, owner_id, part=part) >= most:
        what = "parts of uploads that are not joined" if part else "uploads that are not finished"
        raise QuotaError(
            f"You have {most} {what}, and more are not taken. Finish some of them, or delete "
            "them; those that nobody goes on with are deleted after a week.",
            code=ErrorCode.TOO_MANY_UNFINISHED,
        )


def check_parts(unit: Unit, channel: Channel, quota: QuotaOut, length: int | None) -> None:
    """Refuse a part when the channel's parts would hold more than the videos it may still make.

    Parts take no place of the week, and must not become a store of any size.

    Raises:
        TooLargeError: they would.
    """
    if quota.max_videos_per_week is None:
        return
    most = (quota.max_videos_per_week - quota.videos_this_week) * quota.max_file_bytes
    held = repository.bytes_of_parts(unit.session, channel.id, quota.max_file_bytes)
    if held + (quota.max_file_bytes if length is None else length) > most:
        raise TooLargeError(
            f"The parts of this channel's uploads hold {held / GB:.2f} GB, and up to "
            f"{most / GB:.0f} GB are allowed. Join the parts, or delete some of them.",
            code=ErrorCode.QUOTA_FILE_SIZE,
        )


def check_length(max_file_bytes: int, length: int | None) -> None:
    """Refuse a length over the channel's limit.

    Raises:
        TooLargeError: it is.
    """
    if length is not None and length > max_file_bytes:
        raise TooLargeError(
            f"This file has {length / GB:.2f} GB; this channel may upload up to "
            f"{max_file_bytes // GB} GB. Export it with a lower bitrate, or split it.",
            code=ErrorCode.QUOTA_FILE_SIZE,
        )
