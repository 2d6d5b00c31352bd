"""After the last byte: is it the file, and what does the server make of it?"""

import asyncio

from server.contract.errors import ErrorCode
from server.contract.uploads import UploadOut, UploadState
from server.contract.videos import VideoOut, VideoStatus
from studio.features.uploads.entry import Entry
from studio.features.uploads.gateway import UploadGateway
from studio.features.uploads.roster import Roster
from studio.features.uploads.state import ItemState
from studio.kit.errors import (
    ContentDiffers,
    LocalProblem,
    ServerRefusal,
    SessionEnded,
    StudioError,
    UploadGone,
    refusal,
)
from studio.kit.task_scope import TaskScope

_FIRST_LOOKS_SECONDS = 0.3
_UNLINKED_SECONDS = 2.0
_LINKED_SECONDS = 15.0
"""Between looks while live changes come in: only in case one was missed."""

_STATE_OF_STATUS = {
    VideoStatus.DRAFT: ItemState.READY,
    VideoStatus.UNDER_REVIEW: ItemState.READY,
    VideoStatus.FAILED: ItemState.FAILED,
    VideoStatus.PUBLISHED: ItemState.PUBLISHED,
    VideoStatus.SCHEDULED: ItemState.PUBLISHED,
    VideoStatus.ARCHIVED: ItemState.PUBLISHED,
    VideoStatus.REMOVED: ItemState.PUBLISHED,
}


class Following:
    """Watches over uploads whose bytes are all on the server.

    Args:
        roster: The list.
        gateway: To the server.
        scope: Runs what blocks.
    """

    def __init__(self, roster: Roster, gateway: UploadGateway, scope: TaskScope) -> None:
        self._roster = roster
        self._gateway = gateway
        self._scope = scope

    async def follow(self, entry: Entry) -> None:
        """Keep an eye on an upload until its video can be played or never will be.

        Raises:
            SessionEnded: The server will tell no more until somebody signs in.
        """
        entry.kick = asyncio.Event()
        while not _settled(entry):
            entry.kick.clear()
            try:
                await self._look(entry)
            except SessionEnded:
                raise
            except (ServerRefusal, ContentDiffers) as error:
                if not error.retryable:
                    await self._fail(entry, error)
                    return
            except StudioError:
                # Out of reach for the moment: the bytes are safe, there is no hurry.
                pass
            if not _settled(entry):
                await self._rest(entry)

    async def refresh(self, entry: Entry) -> None:
        """Look once at what has become of a video; a deleted one leaves the list."""
        if entry.row.video_id is None:
            return
        try:
            await self.learn(entry, await self._gateway.video(entry.row.video_id))
        except ServerRefusal as error:
            if error.code == ErrorCode.NOT_FOUND:
                await self._roster.drop(entry)
        except StudioError:
            # What was known stays on show until the server can be asked again.
            return

    async def learn(self, entry: Entry, video: VideoOut) -> None:
        """Take over what the server tells of a video."""
        entry.video = video
        entry.change(video_id=video.id)
        if entry.row.content_verified is not False:
            state = _state_of(video)
            entry.fault(_failure_of(video) if state is ItemState.FAILED else None)
            entry.change(state)
            if entry.row.error_code == ErrorCode.CONTENT_DIFFERS:
                entry.change(content_verified=False)
        await self._roster.keep(entry)

    async def _look(self, entry: Entry) -> None:
        path = entry.row.upload_path
        if path is None:
            raise UploadGone("The server has lost this upload. Try again to send it once more.")
        upload = await self._gateway.upload(path)
        if upload.video_id is not None:
            await self.learn(entry, await self._gateway.video(upload.video_id))
        elif upload.state in {UploadState.CANCELLED, UploadState.EXPIRED, UploadState.REFUSED}:
            raise UploadGone("The server did not keep this upload. Try again to send it once more.")
        await self._verify(entry, upload)

    async def _verify(self, entry: Entry, upload: UploadOut) -> None:
        if upload.sha256 is None or entry.unverifiable or entry.row.content_verified is not None:
            return
        try:
            ours = await self._scope.run_blocking(entry.digest.finish, entry.file, entry.stop)
        except LocalProblem:
            # The file was moved after it had been sent, which is nobody's fault: there is
            # nothing left to compare with, and the server's own checks stand.
            entry.unverifiable = True
            return
        if ours is None:
            return
        entry.change(content_verified=ours == upload.sha256)
        await self._roster.keep(entry)
        if ours != upload.sha256:
            raise ContentDiffers(
                "What arrived on the server is not the file on this computer: it was changed "
                "while it was being sent, or damaged on the way. Delete the video and try again."
            )

    async def _fail(self, entry: Entry, error: StudioError) -> None:
        entry.fault(error)
        entry.change(ItemState.FAILED)
        await self._roster.keep(entry)

    async def _rest(self, entry: Entry) -> None:
        if entry.row.video_id is None or entry.row.content_verified is None:
            seconds = _FIRST_LOOKS_SECONDS
        else:
            seconds = _LINKED_SECONDS if self._gateway.linked else _UNLINKED_SECONDS
        if entry.kick is None:
            return
        try:
            async with asyncio.timeout(seconds):
                await entry.kick.wait()
        except TimeoutError:
            return


def _settled(entry: Entry) -> bool:
    checked = entry.row.content_verified is not None or entry.unverifiable
    failed = entry.state is ItemState.FAILED
    return failed or (checked and entry.state is not ItemState.PROCESSING)


def _state_of(video: VideoOut) -> ItemState:
    if video.status is VideoStatus.PROCESSING:
        return ItemState.READY if video.playable else ItemState.PROCESSING
    return _STATE_OF_STATUS[video.status]


def _failure_of(video: VideoOut) -> ServerRefusal:
    told = video.processing
    if told is None or told.error_message is None:
        return refusal(ErrorCode.ENCODE_FAILED, "The server could not make the video playable.")
    return refusal(told.error_code or ErrorCode.ENCODE_FAILED, told.error_message)
