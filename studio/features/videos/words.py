"""The words of the content list: states, visibilities and a row read out loud."""

from PySide6.QtCore import QCoreApplication

from server.contract.media import ProcessingOut, RenditionState, TranscodingStatus
from server.contract.videos import VideoOut, VideoStatus
from studio.features.videos.items import Column
from studio.ui import formatting
from studio.ui.problems import sentence
from studio.ui.video_words import status_word, visibility_word


def heading(column: Column) -> str:
    """The word above a column."""
    translate = QCoreApplication.translate
    return {
        Column.CHECK: "",
        Column.VIDEO: translate("Videos", "Video"),
        Column.VISIBILITY: translate("Videos", "Visibility"),
        Column.STATUS: translate("Videos", "Status"),
        Column.DATE: translate("Videos", "Date"),
        Column.VIEWS: translate("Videos", "Views"),
        Column.COMMENTS: translate("Videos", "Comments"),
    }[column]


def still_processing(video: VideoOut) -> ProcessingOut | None:
    """The progress, while sizes are still being made."""
    work = video.processing
    if work is None or work.error_code is not None:
        return None
    busy = any(
        rung.state in {RenditionState.WAITING, RenditionState.ENCODING} for rung in work.renditions
    )
    return work if busy or video.status is VideoStatus.PROCESSING else None


def processing_detail(work: ProcessingOut) -> str:
    """What is being made and how long it takes: ``720p, 3 min left``."""
    if work.status is TranscodingStatus.PENDING and work.waiting_before:
        text = QCoreApplication.translate("Videos", "Waiting, %1 before yours")
        return text.replace("%1", formatting.number(work.waiting_before))
    if work.status is TranscodingStatus.PENDING:
        return QCoreApplication.translate("Videos", "Waiting for the server")
    making = [r.resolution.value for r in work.renditions if r.state is RenditionState.ENCODING]
    if not making:
        return QCoreApplication.translate("Videos", "Preparing")
    left = formatting.time_left(work.seconds_left)
    return ", ".join(part for part in (formatting.sizes_in_work(making), left) if part)


def second_line(video: VideoOut) -> str:
    """What stands under a title: the description's first line, else the file and its size."""
    first = video.description.strip().split("\n", 1)[0]
    if first:
        return first
    return f"{video.source_filename}, {formatting.size(video.source_bytes)}"


def failure(video: VideoOut) -> str:
    """Why moderation took it down or processing failed, in one sentence."""
    if video.removal_reason is not None:
        return " ".join(video.removal_reason.split())
    work = video.processing
    if work is None or work.error_code is None:
        return ""
    return sentence(work.error_code, work.error_message or "")


def row_sentence(video: VideoOut) -> str:
    """A whole row, as a screen reader says it."""
    parts = [video.title, status_word(video.status), visibility_word(video.visibility)]
    work = still_processing(video)
    if work is not None:
        parts += [formatting.percent(work.percent), processing_detail(work)]
    if video.published_at is not None:
        parts.append(formatting.date_long(video.published_at))
    parts.append(formatting.views(video.view_count))
    return ", ".join(parts)
