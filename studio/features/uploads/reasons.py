"""Why an upload stands still, with its figures, in the person's language.

The engine's sentence is English and carries the figures of the moment. In another language the
sentence is built here from the file and the quota, as long as the two still explain the refusal;
where they do not, the sentence of the code alone is told and no figure is made up.
"""

from PySide6.QtCore import QCoreApplication

from server.contract.channels import QuotaOut
from server.contract.errors import ErrorCode
from studio.features.uploads.state import ItemError, UploadItem
from studio.ui import formatting
from studio.ui.problems import in_english, sentence

translate = QCoreApplication.translate


def reason(item: UploadItem, quota: QuotaOut | None) -> str:
    """The sentence for an upload's error; empty when it has none.

    Args:
        item: The upload.
        quota: What the channel may upload, as far as it is known.
    """
    error = item.error
    if error is None:
        return ""
    figured = ""
    if quota is not None and not in_english():
        figured = _with_figures(item, error, quota)
    return figured or sentence(error.code, error.message)


def _with_figures(item: UploadItem, error: ItemError, quota: QuotaOut) -> str:
    builders = {
        ErrorCode.QUOTA_DURATION: _too_long,
        ErrorCode.QUOTA_FILE_SIZE: _too_large,
        ErrorCode.QUOTA_VIDEOS_PER_WEEK: _week_used_up,
        ErrorCode.DISK_FULL: _no_room,
    }
    build = next((made for code, made in builders.items() if code == error.code), None)
    return "" if build is None else build(item, quota)


def _too_long(item: UploadItem, quota: QuotaOut) -> str:
    length = item.duration_seconds or 0.0
    if length <= quota.max_duration_seconds:
        return ""
    text = translate(
        "Uploads",
        "This video is %1 long; your channel may upload up to %2. Trim it, or split it into parts.",
    )
    return _fill(text, formatting.length(length), formatting.length(quota.max_duration_seconds))


def _too_large(item: UploadItem, quota: QuotaOut) -> str:
    if item.size <= quota.max_file_bytes:
        return ""
    text = translate(
        "Uploads",
        "This file is %1; your channel may upload up to %2. "
        "Export it with a lower bit rate, or split it into parts.",
    )
    return _fill(text, formatting.size_over(item.size), formatting.size(quota.max_file_bytes))


def _week_used_up(_item: UploadItem, quota: QuotaOut) -> str:
    most = quota.max_videos_per_week
    if most is None or quota.videos_this_week < most:
        return ""
    used, allowed = formatting.number(quota.videos_this_week), formatting.number(most)
    if quota.next_slot_at is None:
        text = translate("Uploads", "Your channel has used %1 of %2 uploads this week.")
        return _fill(text, used, allowed)
    text = translate(
        "Uploads",
        "Your channel has used %1 of %2 uploads this week. "
        "The next place is free on %3; try again then.",
    )
    return _fill(text, used, allowed, formatting.date_long(quota.next_slot_at))


def _no_room(item: UploadItem, quota: QuotaOut) -> str:
    if item.size <= quota.free_bytes:
        return ""
    text = translate(
        "Uploads",
        "This file is %1 and the server has room for %2 more. "
        "Delete videos you no longer need, or ask whoever runs the server to make room.",
    )
    return _fill(text, formatting.size_over(item.size), formatting.size(quota.free_bytes))


def _fill(text: str, *values: str) -> str:
    for place, value in enumerate(values, start=1):
        text = text.replace(f"%{place}", value)
    return text
