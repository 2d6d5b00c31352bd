"""Take the bytes of a request into an upload: who may, from where, up to where."""

from uuid import UUID

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from server.contract.errors import ErrorCode
from server.contract.uploads import UploadState
from server.features.channels import repository as channels
from server.features.channels.models import Channel
from server.features.uploads import repository
from server.features.uploads.cancel import cancel_upload
from server.features.uploads.checksum import ChecksumMismatchError, parse_checksum
from server.features.uploads.commit import Committer
from server.features.uploads.digest import parse_digest
from server.features.uploads.folder import Appender, BytesLostError, UploadFolder
from server.features.uploads.locks import UploadLocks
from server.features.uploads.models import Upload
from server.features.uploads.protocol import TusHeaderError, parse_number
from server.features.uploads.quota import GB, check_length
from server.features.uploads.receive import Receiver, TooManyBytesError
from server.kit.db.unit import Units
from server.kit.errors import ConflictError, NotFoundError
from server.kit.providers import Providers

NOT_TAKEN = (
    "The sizes that were made of this video on another computer could not be taken. Send the file "
    "itself, and this server makes them."
)


async def first_bytes(request: Request, providers: Providers, upload: Upload) -> Upload:
    """Bytes that come with the creation; the upload is given up when they are refused.

    The client never learns its address then, and it would hold a place of the week.
    """
    try:
        return await append(request, providers, upload, 0)
    except (TooManyBytesError, ChecksumMismatchError, TusHeaderError):
        await run_in_threadpool(_give_up, providers, upload)
        raise


def _give_up(providers: Providers, upload: Upload) -> None:
    with providers.get(Units).write() as unit:
        cancel_upload(unit, repository.own_upload(unit.session, upload.id, upload.owner_id))
    providers.get(UploadFolder).remove(upload.id)


async def append(request: Request, providers: Providers, upload: Upload, offset: int) -> Upload:
    """Take the request's bytes at ``offset`` and answer with the upload as it is then.

    Raises:
        ConflictError: the upload stands elsewhere, or is complete.
        BusyError: a newer request took the upload over.
        AppError: the bytes, or what was told of them, cannot be taken.
    """
    if _is_told_again(request, upload, offset):
        return upload
    if upload.state is UploadState.REFUSED and upload.ladder:
        raise ConflictError(NOT_TAKEN, code=ErrorCode.LADDER_REFUSED)
    if upload.state is not UploadState.RECEIVING:
        raise _elsewhere(upload, offset)
    folder = providers.get(UploadFolder)
    locks = providers.get(UploadLocks)
    async with locks.hold(upload.id, folder.path(upload.id)) as hold:
        limit = await run_in_threadpool(_admit, providers, request, upload, offset)
        # Known before the first byte: a body that is too long must not complete the upload.
        if offset + int(request.headers.get("content-length", "0")) > limit:
            raise TooManyBytesError
        checksum = parse_checksum(request.headers.get("upload-checksum"))
        commit = Committer(providers.get(Units), upload.id)
        with await _open(providers, upload, offset) as appender:
            receiver = Receiver(appender, commit, limit, checksum)
            await receiver.receive(request.stream(), hold)
        if hold.taken_over:
            raise locks.refusal()
        return await run_in_threadpool(load, providers, upload.id, upload.owner_id)


def _admit(providers: Providers, request: Request, upload: Upload, offset: int) -> int:
    """Check the offset and a length that comes late; answers the offset not to be passed."""
    with providers.get(Units).write() as unit:
        row = repository.own_upload(unit.session, upload.id, upload.owner_id)
        if offset != row.offset or row.state is not UploadState.RECEIVING:
            raise _elsewhere(row, offset)
        channel = channels.channel_by_id(unit.session, row.channel_id)
        if channel is None:
            raise NotFoundError("The channel of this upload was deleted.")
        late = request.headers.get("upload-length")
        if late is not None and request.method == "PATCH":
            _set_length(row, parse_number("Upload-Length", late), channel)
        row.sent_sha256 = parse_digest(request.headers.get("repr-digest")) or row.sent_sha256
        return channel.max_file_size_gb * GB if row.length is None else row.length


async def _open(providers: Providers, upload: Upload, offset: int) -> Appender:
    """The upload's file at ``offset``; an upload whose bytes are lost is given up."""
    try:
        return providers.get(UploadFolder).append(upload.id, offset)
    except BytesLostError:
        await run_in_threadpool(_give_up, providers, upload)
        raise


def _is_told_again(request: Request, upload: Upload, offset: int) -> bool:
    """Whether the sum of a complete upload is sent once more: the answer to it was lost."""
    told = parse_digest(request.headers.get("repr-digest"))
    return (
        upload.state is UploadState.COMPLETED
        and told is not None
        and told == upload.sent_sha256
        and offset == upload.offset
        and request.headers.get("content-length") == "0"
    )


def _elsewhere(upload: Upload, offset: int) -> ConflictError:
    return ConflictError(
        f"The server has {upload.offset} bytes of this upload, not {offset}. "
        "Ask with HEAD where to go on.",
        code=ErrorCode.OFFSET_MISMATCH,
    )


def _set_length(upload: Upload, length: int, channel: Channel) -> None:
    if upload.length is None and length >= upload.offset:
        check_length(channel.max_file_size_gb * GB, length)
        upload.length = length
    elif upload.length != length:
        raise TusHeaderError("The length of an upload cannot change once it is set.")


def load(providers: Providers, upload_id: UUID, owner_id: UUID) -> Upload:
    """The owner's upload as it is now."""
    with providers.get(Units).read() as unit:
        return repository.own_upload(unit.session, upload_id, owner_id)
