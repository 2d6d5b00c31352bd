"""Sending one file: from nothing, or from where the server stands, to the last byte."""

import time
from collections.abc import Awaitable, Callable
from typing import Concatenate, ParamSpec, TypeVar

from server.contract.errors import ErrorCode
from server.contract.uploads import DIGEST_FOLLOWS, DIGEST_KEY, LADDER_KEY, VIDEO_KEY
from studio.features.uploads.entry import Entry
from studio.features.uploads.gateway import UploadGateway
from studio.kit.errors import ChunkTooLarge, OffsetMismatch, ServerRefusal, UploadGone
from studio.kit.task_scope import TaskScope
from studio.net.tus import SendingStopped, TusUpload
from studio.storage.file_identity import require_same

Params = ParamSpec("Params")
Result = TypeVar("Result")
Save = Callable[[Entry], Awaitable[None]]

_ODD_TURNS_ALLOWED = 5
"""How often in a row the server may disagree on the offset, or forget the upload."""


_RUSHED_BYTES_PER_SECOND = 150 * 1024 * 1024
_JUDGED_AFTER_SECONDS = 0.1


class Sending:
    """One run over one file. It ends with an exception, or with all bytes safe on the server.

    Args:
        entry: What to send; its row is kept up to date.
        gateway: To the server.
        scope: Runs what blocks.
        save: Keeps the entry's row on disk.
        admit: Called before an upload is made on the server; raises when it may not be.
    """

    def __init__(
        self,
        entry: Entry,
        gateway: UploadGateway,
        scope: TaskScope,
        *,
        save: Save,
        admit: Callable[[Entry], Awaitable[None]],
    ) -> None:
        self._entry = entry
        self._gateway = gateway
        self._scope = scope
        self._save = save
        self._admit = admit
        self._stop = entry.stop
        self._begun: tuple[float, int] | None = None

    async def run(self) -> None:
        """Send what is missing.

        Raises:
            SendingStopped: The entry's run was ended.
            StudioError: Something stands in the way; ``retryable`` says whether for long.
        """
        entry = self._entry
        fingerprint = entry.row.fingerprint if entry.row.upload_path else None
        await self._check_file(fingerprint)
        metadata = _metadata(entry)
        upload = await self._scope.run_blocking(
            self._gateway.open, entry.file, metadata, entry.row.upload_path
        )
        entry.cut = upload.cut_off
        try:
            await self._settle(upload)
            await self._finish(upload)
        finally:
            entry.cut = None
            upload.close()

    async def _finish(self, upload: TusUpload) -> None:
        """Send all, and tell what it sums up to: the server takes nothing else for the file."""
        for _ in range(_ODD_TURNS_ALLOWED):
            await self._send_all(upload)
            digest = await self._scope.run_blocking(
                self._entry.digest.finish, self._entry.file, self._stop
            )
            if digest is None:
                raise SendingStopped
            # The last chunk may have met a file that was just being written to.
            await self._check_file(None)
            try:
                await self._signed(upload.tell_digest, digest)
            except (OffsetMismatch, UploadGone):
                await self._settle(upload)
                if upload.offset == upload.size:
                    # Complete: the answer was lost, or the server asks for no sum.
                    return
            else:
                return
        raise OffsetMismatch("The server loses its place in the file again and again.")

    async def _send_all(self, upload: TusUpload) -> None:
        odd_turns = 0
        while upload.offset < upload.size:
            await self._check_file(None)
            try:
                await self._signed(upload.send_chunk, self._stop, self._seen)
                odd_turns = 0
            except (OffsetMismatch, UploadGone, ChunkTooLarge):
                odd_turns += 1
                if odd_turns > _ODD_TURNS_ALLOWED:
                    raise
                await self._settle(upload)
            await self._arrived(upload)

    async def _settle(self, upload: TusUpload) -> None:
        """Agree with the server on where to go on; make the upload where there is none."""
        if upload.upload_path is not None:
            try:
                await self._signed(upload.ask_offset)
            except UploadGone:
                await self._create(upload)
        else:
            await self._create(upload)
        await self._arrived(upload)

    async def _create(self, upload: TusUpload) -> None:
        self._entry.change(upload_path=None, sent_bytes=0)
        await self._admit(self._entry)
        path = await self._signed(upload.create)
        # Before the first byte goes out: or a crash would leave an upload nobody goes on with.
        self._entry.change(upload_path=path)
        await self._save(self._entry)

    async def _arrived(self, upload: TusUpload) -> None:
        entry = self._entry
        entry.live_bytes = upload.offset
        if entry.row.sent_bytes != upload.offset:
            entry.change(sent_bytes=upload.offset)
            await self._save(entry)

    async def _check_file(self, fingerprint: str | None) -> None:
        row = self._entry.row
        if row.ladder is not None:
            # Ours, and not touched once it is made; the creator's own file may go meanwhile.
            return
        await self._scope.run_blocking(require_same, row.path, row.size, row.mtime_ns, fingerprint)

    def _seen(self, offset: int, block: memoryview) -> None:
        """In the sending thread: count a block, and digest it unless that would hold it up."""
        if not self._rushed(offset):
            self._entry.digest.feed(offset, block)
        self._entry.live_bytes = offset + len(block)

    def _rushed(self, offset: int) -> bool:
        """Whether the line is so fast that digesting would slow it down.

        Then the digest reads the rest afterwards, from memory mostly; on a slower line it costs
        nothing to do it on the way.
        """
        now = time.monotonic()
        if self._begun is None:
            self._begun = (now, offset)
        seconds = now - self._begun[0]
        sent = offset - self._begun[1]
        return seconds > _JUDGED_AFTER_SECONDS and sent > seconds * _RUSHED_BYTES_PER_SECOND

    async def _signed(
        self,
        request: Callable[Concatenate[str, Params], Result],
        *args: Params.args,
        **kwargs: Params.kwargs,
    ) -> Result:
        """Make a request of the upload; once more with a new token when the old is refused."""
        token = await self._gateway.token()
        try:
            return await self._scope.run_blocking(request, token, *args, **kwargs)
        except ServerRefusal as error:
            if error.code not in {ErrorCode.TOKEN_EXPIRED, ErrorCode.NOT_SIGNED_IN}:
                raise
        token = await self._gateway.renew(token)
        return await self._scope.run_blocking(request, token, *args, **kwargs)


def _metadata(entry: Entry) -> dict[str, str]:
    row = entry.row
    metadata = {
        "filename": row.filename,
        "title": row.title,
        "client_ref": row.id.hex,
        DIGEST_KEY: DIGEST_FOLLOWS,
    }
    if row.duration_seconds is not None:
        metadata["duration"] = f"{row.duration_seconds:.3f}"
    if row.replaces is not None:
        metadata[VIDEO_KEY] = str(row.replaces)
    if row.ladder is not None and row.ladder_ends is not None:
        metadata[LADDER_KEY] = row.ladder_ends
    return metadata
