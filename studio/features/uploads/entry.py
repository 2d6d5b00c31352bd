"""An upload inside the engine: what is kept on disk, and what lasts as long as the program."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any
from uuid import UUID

from server.contract.videos import TITLE_MAX, VideoOut
from studio.features.uploads.speed import SpeedMeter
from studio.features.uploads.state import ItemError, ItemState, UploadItem
from studio.features.uploads.stillness import Movement
from studio.kit.errors import StudioError
from studio.net.encoder_process import EncoderProcess, Encoding
from studio.storage.file_digest import FileDigest
from studio.storage.queue import QueuedUpload

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

_KEPT_AS_WAITING = frozenset({ItemState.SENDING, ItemState.NO_NETWORK, ItemState.RETRYING})
"""States that a restart begins again from the queue."""


class Entry:
    """One upload. Everything but ``live_bytes`` belongs to the event loop's thread.

    Args:
        row: As kept.

    Attributes:
        row: What is on disk, or is just being written there.
        state: Where it stands.
        retry_at: When the next attempt is.
        video: As the server last told.
        live_bytes: How far the sending thread is, or was; the server's word corrects it.
        digest: Of what has been sent.
        stop: Ends the sending thread of the present run.
        run: The task that drives it.
        kick: Ends a wait for the next attempt.
        cut: Ends the request under way, as if the line had broken; null when there is none.
        movement: Of the bytes that go out.
        encoder: Makes its sizes here; null when none is at work.
        encoding: How far that is.
        unverifiable: The file has gone since it was sent: there is nothing to compare with.
    """

    def __init__(self, row: QueuedUpload) -> None:
        self.row = row
        self.state = ItemState(row.state)
        self.retry_at: datetime | None = None
        self.video: VideoOut | None = None
        self.live_bytes = row.sent_bytes
        self.digest = FileDigest()
        self.meter = SpeedMeter()
        self.stop = Event()
        self.run: asyncio.Task[None] | None = None
        self.kick: asyncio.Event | None = None
        self.cut: Callable[[], None] | None = None
        self.movement = Movement()
        self.unverifiable = False
        self.encoder: EncoderProcess | None = None
        self.encoding = Encoding(0.0, None, ())

    @property
    def id(self) -> UUID:
        """This computer's own id of the upload."""
        return self.row.id

    @property
    def next_state(self) -> ItemState:
        """Where it stands once nothing holds it: to be encoded here first, or to be sent."""
        encodes = self.row.encode_here and self.row.ladder is None
        return ItemState.ENCODING if encodes else ItemState.WAITING

    @property
    def file(self) -> Path:
        """What is sent: the file, or all its sizes in one."""
        return self.row.ladder or self.row.path

    @property
    def bytes_to_send(self) -> int:
        """Of :attr:`file`."""
        ends = self.row.ladder_ends if self.row.ladder is not None else None
        return int(ends.split()[-1]) if ends else self.row.size

    @property
    def unknown_to_server(self) -> bool:
        """Whether it will take a place of the weekly quota that the server cannot count yet."""
        sends = self.state.sends or self.state in {ItemState.ENCODING, ItemState.PAUSED}
        return sends and self.row.upload_path is None

    def change(self, state: ItemState | None = None, **columns: Any) -> None:
        """Change the state and columns of the row; saving is the caller's business."""
        if state is not None:
            self.state = state
            if state not in {ItemState.NO_NETWORK, ItemState.RETRYING}:
                self.retry_at = None
            kept = ItemState.WAITING if state in _KEPT_AS_WAITING else state
            columns["state"] = kept.value
        self.row = replace(self.row, **columns)

    def fault(self, error: StudioError | None) -> None:
        """Note why it stands still, or that nothing is wrong any more."""
        self.row = replace(
            self.row,
            error_code=None if error is None else error.code,
            error_message=None if error is None else error.message,
            error_retryable=error is not None and error.retryable,
        )

    def halt(self) -> None:
        """End the present run, thread included; the next one starts afresh."""
        self.stop.set()
        self.stop = Event()
        if self.run is not None:
            self.run.cancel()
            self.run = None
        self.encoder, self.encoding = None, Encoding(0.0, None, ())
        self.meter = SpeedMeter()

    def reconnect(self) -> None:
        """Do not wait for a dead connection, or for the next attempt."""
        if self.cut is not None:
            self.cut()
        if self.kick is not None:
            self.kick.set()

    def restart(self) -> None:
        """Forget what the server has of it."""
        self.halt()
        self.digest = FileDigest()
        self.video = None
        self.live_bytes = 0
        self.change(
            upload_path=None,
            sent_bytes=0,
            video_id=None,
            content_verified=None,
            finished_at=None,
            ladder=None,
            ladder_ends=None,
        )
        self.fault(None)

    def send_source(self, code: str, reason: str) -> None:
        """The sizes made here are not taken, or cannot be made: the file itself is sent.

        As a new version of the video, where there is one: what was done to that stays.
        """
        video_id = self.row.replaces or self.row.video_id
        self.restart()
        self.change(
            ItemState.WAITING,
            encode_here=False,
            replaces=video_id,
            ladder_error=code,
            ladder_reason=reason,
        )

    def item(self) -> UploadItem:
        """What everyone else sees."""
        row = self.row
        sending = self.state is ItemState.SENDING
        unfinished = self.state.sends or self.state is ItemState.PAUSED
        sent = self.live_bytes if unfinished else row.sent_bytes
        return UploadItem(
            id=row.id,
            account_key=row.account_key,
            path=row.path,
            title=row.title if self.video is None else self.video.title,
            filename=row.filename,
            size=row.size,
            duration_seconds=row.duration_seconds,
            state=self.state,
            sent_bytes=sent,
            speed_bytes_per_second=self.meter.bytes_per_second if sending else None,
            seconds_left=self.meter.seconds_left(self.bytes_to_send - sent) if sending else None,
            error=_item_error(row),
            retry_at=self.retry_at,
            video_id=row.video_id,
            video=self.video,
            thumbnail=row.thumbnail,
            content_verified=row.content_verified,
            created_at=row.created_at,
            finished_at=row.finished_at,
            encodes_here=row.encode_here,
            encoded=1.0 if row.ladder is not None else self.encoding.fraction,
            encoding_left=self.encoding.seconds_left,
            encoding=self.encoding.sizes,
            bytes_to_send=self.bytes_to_send,
            ladder_problem=_ladder_problem(row),
        )


def _ladder_problem(row: QueuedUpload) -> ItemError | None:
    if row.ladder_error is None or row.ladder_reason is None:
        return None
    return ItemError(row.ladder_error, row.ladder_reason, retryable=False)


def title_of(filename: str) -> str:
    """The title a video begins with: its file's name without what only files have."""
    stem = filename.rpartition(".")[0] or filename
    return " ".join(stem.replace("_", " ").split())[:TITLE_MAX].strip() or "Untitled"


def _item_error(row: QueuedUpload) -> ItemError | None:
    if row.error_code is None or row.error_message is None:
        return None
    return ItemError(row.error_code, row.error_message, row.error_retryable)
