"""The words of the upload queue: what happens to a file, and what can be done about it."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from server.contract.channels import QuotaOut
from server.contract.errors import ErrorCode
from server.contract.media import ProcessingOut, RenditionState, TranscodingStatus
from studio.features.uploads.reasons import reason
from studio.features.uploads.state import ItemState, UploadItem
from studio.kit.errors import ClientCode
from studio.ui import formatting
from studio.ui.stage_track import Stage, StageLook

translate = QCoreApplication.translate

CHECK, ENCODE, SEND, PROCESS = 0.09, 0.22, 0.46, 0.23
"""Shares of the track's width; sending takes longest and is watched most."""


class Verb(StrEnum):
    """What can be done with an upload."""

    PAUSE = "pause"
    RESUME = "resume"
    RETRY = "retry"
    CANCEL = "cancel"
    REMOVE = "remove"
    PUBLISH = "publish"
    COPY_LINK = "copy-link"
    WATCH = "watch"
    ENCODE_HERE = "encode-here"
    SEND_FILE = "send-file"
    PREVIEW = "preview"


LINKS = (Verb.PUBLISH, Verb.COPY_LINK, Verb.WATCH)
"""What is offered in words rather than as a sign."""


_MENDED_BY_SENDING = frozenset(
    {
        ClientCode.FILE_MISSING,
        ClientCode.FILE_CHANGED,
        ClientCode.FILE_UNREADABLE,
        ClientCode.CONTENT_DIFFERS,
        ErrorCode.CONTENT_DIFFERS,
        ErrorCode.UPLOAD_GONE,
    }
)
"""Waiting does not help, but a person who puts the file right and tries again does."""


def verbs_for(item: UploadItem) -> tuple[Verb, ...]:
    """What is offered for an upload, the most wanted first."""
    error = item.error if item.state is ItemState.FAILED else None
    final = error is not None and not (error.retryable or error.code in _MENDED_BY_SENDING)
    if final:
        return (Verb.REMOVE,)
    seen = (Verb.PREVIEW,) if item.duration_seconds is not None else ()
    return (*_OFFERED[item.state], *_where_to_encode(item), *seen)


def _where_to_encode(item: UploadItem) -> tuple[Verb, ...]:
    """The choice that is left as long as nothing was sent."""
    if item.state is ItemState.ENCODING:
        return (Verb.SEND_FILE,)
    if item.state in {ItemState.CHECKING, ItemState.WAITING} and not item.sent_bytes:
        return (Verb.SEND_FILE if item.encodes_here else Verb.ENCODE_HERE,)
    return ()


def verb_word(verb: Verb) -> str:
    """The words on a button."""
    return {
        Verb.PAUSE: translate("Uploads", "Pause"),
        Verb.RESUME: translate("Uploads", "Resume"),
        Verb.RETRY: translate("Uploads", "Try again"),
        Verb.CANCEL: translate("Uploads", "Cancel upload"),
        Verb.REMOVE: translate("Uploads", "Remove from the list"),
        Verb.PUBLISH: translate("Uploads", "Publish"),
        Verb.COPY_LINK: translate("Uploads", "Copy link"),
        Verb.WATCH: translate("Uploads", "Watch"),
        Verb.ENCODE_HERE: translate("Uploads", "Encode on this computer first"),
        Verb.PREVIEW: translate("Uploads", "Preview quality"),
        Verb.SEND_FILE: translate("Uploads", "Send the file, let the server encode"),
    }[verb]


def headline(item: UploadItem, quota: QuotaOut | None = None) -> tuple[str, str]:
    """What happens now, and the colour it is said in.

    Args:
        item: The upload.
        quota: Gives a refusal its figures, where they are known.
    """
    if item.error is not None and item.state in _HALTED:
        colour = "warn.text" if item.state is ItemState.PAUSED else "danger.text"
        return reason(item, quota), colour
    words = {
        ItemState.CHECKING: (translate("Uploads", "Checking the file"), "text.secondary"),
        ItemState.REFUSED: (translate("Uploads", "Cannot be uploaded"), "danger.text"),
        ItemState.WAITING: (translate("Uploads", "Waiting for its turn"), "text.secondary"),
        ItemState.SENDING: (translate("Uploads", "Sending"), "text.secondary"),
        ItemState.NO_NETWORK: (
            translate("Uploads", "No connection, goes on by itself"),
            "warn.text",
        ),
        ItemState.RETRYING: (translate("Uploads", "The server is busy, tries again"), "warn.text"),
        ItemState.FAILED: (translate("Uploads", "Failed"), "danger.text"),
        ItemState.CANCELLED: (translate("Uploads", "Cancelled"), "text.tertiary"),
        ItemState.READY: (translate("Uploads", "Ready to publish"), "success.text"),
        ItemState.PUBLISHED: (translate("Uploads", "Published"), "text.secondary"),
    }
    if item.state is ItemState.ENCODING:
        return _encoding_headline(item), "text.secondary"
    if item.state is ItemState.PAUSED:
        share = item.fraction_sent if not _encodes(item) else item.encoded
        done = formatting.percent(share * 100)
        return translate("Uploads", "Paused at %1").replace("%1", done), "text.secondary"
    if item.state is ItemState.PROCESSING:
        return _processing_headline(item), "text.secondary"
    return words[item.state]


def _encodes(item: UploadItem) -> bool:
    """It is to be encoded here, and that is not done."""
    return item.encodes_here and item.encoded < 1.0


def _encoding_headline(item: UploadItem) -> str:
    if not item.encoding:
        return translate("Uploads", "Waiting for this computer")
    text = translate("Uploads", "This computer makes %1")
    return text.replace("%1", formatting.sizes_in_work(list(item.encoding)))


def _processing_headline(item: UploadItem) -> str:
    work = _work(item)
    if _not_begun(work):
        if work is not None and work.waiting_before:
            text = translate("Uploads", "Waiting for the server, %1 before yours")
            return text.replace("%1", formatting.number(work.waiting_before))
        return translate("Uploads", "Waiting for the server")
    rungs = [] if work is None else work.renditions
    making = [rung.resolution.value for rung in rungs if rung.state is RenditionState.ENCODING]
    if not making:
        return translate("Uploads", "The server prepares the video")
    text = translate("Uploads", "The server makes %1")
    return text.replace("%1", formatting.sizes_in_work(making))


def percent_of(item: UploadItem) -> float | None:
    """The figure at the end of the track, 0 to 100; None where none says anything."""
    if item.state in {ItemState.SENDING, ItemState.NO_NETWORK, ItemState.RETRYING}:
        return item.fraction_sent * 100
    if item.state is ItemState.ENCODING and item.encoding:
        return item.encoded * 100
    work = _work(item)
    if work is not None and item.state in {ItemState.PROCESSING, ItemState.READY}:
        return work.percent if _busy(work) and not _not_begun(work) else None
    return None


def side_lines(item: UploadItem) -> tuple[str, str]:
    """Speed or sizes, and the time left."""
    if item.state is ItemState.SENDING:
        speed = item.speed_bytes_per_second
        first = formatting.speed(speed) if speed else ""
        return first, formatting.time_left(item.seconds_left)
    if item.state is ItemState.ENCODING:
        return "", formatting.time_left(item.encoding_left)
    if item.state in {ItemState.NO_NETWORK, ItemState.RETRYING} and item.retry_at is not None:
        at = formatting.clock(item.retry_at)
        return "", translate("Uploads", "Next try at %1").replace("%1", at)
    work = _work(item)
    if work is not None and _busy(work) and item.state is not ItemState.FAILED:
        ready = sum(1 for rung in work.renditions if rung.state is RenditionState.READY)
        text = translate("Uploads", "%1 of %2 sizes")
        text = text.replace("%1", formatting.number(ready))
        text = text.replace("%2", formatting.number(len(work.renditions)))
        return text, formatting.time_left(work.seconds_left)
    if item.finished_at is not None and item.state in {ItemState.READY, ItemState.PUBLISHED}:
        return formatting.clock(item.finished_at), ""
    return "", ""


def stages_for(item: UploadItem) -> tuple[Stage, ...]:
    """The four segments: check, encode (where that is done here), send, process."""
    looks = _looks(item)
    if _encodes(item) and item.state in _BEFORE_SENDING:
        looks = (StageLook.DONE, StageLook.AHEAD, StageLook.AHEAD)
    check, send, process = looks
    encode, encoded = _encode_look(item)
    work = _work(item)
    made = work.percent / 100 if work is not None else 0.0
    finished = work is not None and not _busy(work)
    full = 1.0 if item.state is ItemState.PUBLISHED and finished else made
    sent = item.fraction_sent if send in _PARTLY else 1.0
    return (
        Stage(check, CHECK, 0.5 if check is StageLook.ACTIVE else 1.0),
        Stage(encode, ENCODE, encoded),
        Stage(send, SEND, sent),
        Stage(process, PROCESS, full if process in _PARTLY else 1.0),
    )


def _encode_look(item: UploadItem) -> tuple[StageLook, float]:
    if not item.encodes_here:
        return StageLook.SKIPPED, 1.0
    if item.state is ItemState.ENCODING:
        return (StageLook.ACTIVE if item.encoding else StageLook.AHEAD), item.encoded
    if item.state in {ItemState.PAUSED, ItemState.CANCELLED} and _encodes(item):
        return StageLook.HELD, item.encoded
    return (StageLook.AHEAD if _encodes(item) else StageLook.DONE), 1.0


def _looks(item: UploadItem) -> tuple[StageLook, StageLook, StageLook]:
    ahead, done, failed = StageLook.AHEAD, StageLook.DONE, StageLook.FAILED
    state = item.state
    if state is ItemState.CHECKING:
        return StageLook.ACTIVE, ahead, ahead
    if state is ItemState.REFUSED:
        return failed, ahead, ahead
    if state is ItemState.FAILED:
        return (done, done, failed) if item.video_id is not None else (done, failed, ahead)
    if state in {ItemState.PROCESSING, ItemState.READY, ItemState.PUBLISHED}:
        return done, done, _process_look(item)
    held = {ItemState.PAUSED, ItemState.NO_NETWORK, ItemState.RETRYING, ItemState.CANCELLED}
    if state in held:
        return done, StageLook.HELD, ahead
    return done, StageLook.ACTIVE if state is ItemState.SENDING else ahead, ahead


def _process_look(item: UploadItem) -> StageLook:
    work = _work(item)
    if item.state is ItemState.PROCESSING:
        return StageLook.AHEAD if _not_begun(work) else StageLook.ACTIVE
    return StageLook.ACTIVE if work is None or _busy(work) else StageLook.DONE


def file_line(item: UploadItem) -> str:
    """The file and its size, once somebody has looked."""
    if item.state is ItemState.CHECKING and not item.size:
        return item.filename
    return f"{item.filename}, {formatting.size(item.size)}"


def stage_names() -> tuple[tuple[str, float], ...]:
    """The stages and their shares of the track."""
    return (
        (translate("Uploads", "Check"), CHECK),
        (translate("Uploads", "Encode"), ENCODE),
        (translate("Uploads", "Send"), SEND),
        (translate("Uploads", "Process"), PROCESS),
    )


def item_sentence(item: UploadItem, quota: QuotaOut | None = None) -> str:
    """A whole row, as a screen reader says it."""
    said, _ = headline(item, quota)
    percent = percent_of(item)
    parts = [item.title, item.filename, formatting.size(item.size), said]
    if percent is not None:
        parts.append(formatting.percent(percent))
    return ", ".join([*parts, *(line for line in side_lines(item) if line)])


def _work(item: UploadItem) -> ProcessingOut | None:
    return item.video.processing if item.video is not None else None


def _not_begun(work: ProcessingOut | None) -> bool:
    """The server has the file, and others are before it."""
    return work is None or work.status is TranscodingStatus.PENDING


def _busy(work: ProcessingOut) -> bool:
    return any(
        rung.state in {RenditionState.WAITING, RenditionState.ENCODING} for rung in work.renditions
    )


_BEFORE_SENDING = {ItemState.ENCODING, ItemState.PAUSED, ItemState.CANCELLED}
_PARTLY = {StageLook.ACTIVE, StageLook.HELD}
_HALTED = {ItemState.REFUSED, ItemState.FAILED, ItemState.PAUSED, ItemState.RETRYING}
_OFFERED = {
    ItemState.CHECKING: (Verb.CANCEL,),
    ItemState.REFUSED: (Verb.RETRY, Verb.REMOVE),
    ItemState.ENCODING: (Verb.PAUSE, Verb.CANCEL),
    ItemState.WAITING: (Verb.PAUSE, Verb.CANCEL),
    ItemState.SENDING: (Verb.PAUSE, Verb.CANCEL),
    ItemState.PAUSED: (Verb.RESUME, Verb.CANCEL),
    ItemState.NO_NETWORK: (Verb.RESUME, Verb.PAUSE, Verb.CANCEL),
    ItemState.RETRYING: (Verb.RESUME, Verb.PAUSE, Verb.CANCEL),
    ItemState.PROCESSING: (),
    ItemState.READY: (Verb.PUBLISH, Verb.WATCH, Verb.REMOVE),
    ItemState.PUBLISHED: (Verb.COPY_LINK, Verb.WATCH, Verb.REMOVE),
    ItemState.FAILED: (Verb.RETRY, Verb.REMOVE),
    ItemState.CANCELLED: (Verb.REMOVE,),
}
