"""The tus server. Handlers that stream are async; the rest of the work runs in threads."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response, status
from starlette.concurrency import run_in_threadpool

from server.contract.channels import QuotaOut
from server.contract.errors import ErrorCode
from server.contract.uploads import TUS_VERSION, UPLOADS_PATH, UploadOut, UploadState
from server.features.channels import repository as channels
from server.features.channels.models import Channel
from server.features.channels.view import own_channel
from server.features.identity.access import CurrentActor
from server.features.uploads import repository
from server.features.uploads.cancel import cancel_upload
from server.features.uploads.checksum import (
    ALGORITHMS,
    ChecksumMismatchError,
    parse_checksum,
)
from server.features.uploads.commit import Committer, commit_offset
from server.features.uploads.create import create_upload
from server.features.uploads.folder import Appender, BytesLostError, UploadFolder
from server.features.uploads.locks import UploadLocks
from server.features.uploads.models import Upload
from server.features.uploads.protocol import (
    EXTENSIONS,
    OFFSET_TYPE,
    TusHeaderError,
    TusTypeError,
    TusVersionError,
    parse_length,
    parse_number,
)
from server.features.uploads.quota import GB, check_length, quota_of
from server.features.uploads.receive import Receiver, TooManyBytesError
from server.features.uploads.view import tus_head_headers, tus_headers, upload_out
from server.kit.db.unit import Units
from server.kit.errors import BusyError, ConflictError, NotFoundError
from server.kit.providers import Providers, ProvidersDep

router = APIRouter(tags=["uploads"])

COMPLETE = "This upload is complete. Delete the video that was made of it instead."
MAX_SIZE = 50 * GB
"""The largest that any channel may send, for ``Tus-Max-Size``."""


async def _speaks_tus(request: Request) -> None:
    sent = request.headers.get("tus-resumable")
    if sent != TUS_VERSION:
        raise TusVersionError(sent)


Tus = [Depends(_speaks_tus)]
UploadId = Annotated[UUID, "the last part of the upload's address"]


@router.get("/channel/quota", tags=["channels"])
def get_quota(actor: CurrentActor, providers: ProvidersDep) -> QuotaOut:
    """What the channel may upload now, and what it has used."""
    with providers.get(Units).read() as unit:
        return quota_of(unit, own_channel(unit, actor), providers.get(UploadFolder))


@router.options("/uploads", status_code=status.HTTP_204_NO_CONTENT)
@router.options("/uploads/{upload_id}", status_code=status.HTTP_204_NO_CONTENT)
async def options() -> Response:
    """What this tus server can do."""
    return Response(
        status_code=status.HTTP_204_NO_CONTENT,
        headers={
            "Tus-Version": TUS_VERSION,
            "Tus-Extension": EXTENSIONS,
            "Tus-Max-Size": str(MAX_SIZE),
            "Tus-Checksum-Algorithm": ",".join(ALGORITHMS),
        },
    )


@router.post("/uploads", status_code=status.HTTP_201_CREATED, dependencies=Tus)
async def create(request: Request, actor: CurrentActor, providers: ProvidersDep) -> Response:
    """Begin an upload; bytes may come along (creation-with-upload)."""
    length = parse_length(
        request.headers.get("upload-length"), request.headers.get("upload-defer-length")
    )
    kind = request.headers.get("content-type")
    if kind not in {None, OFFSET_TYPE} and request.headers.get("content-length", "0") != "0":
        raise TusTypeError

    def begin() -> Upload:
        with providers.get(Units).write() as unit:
            upload = create_upload(
                unit,
                providers.get(UploadFolder),
                actor,
                length,
                request.headers.get("upload-metadata", ""),
            )
            if length == 0:
                commit_offset(unit, upload.id, 0)
            return upload

    upload = await run_in_threadpool(begin)
    # One that was found again may hold bytes already; its offset says where to go on.
    if kind == OFFSET_TYPE and upload.state is UploadState.RECEIVING and upload.offset == 0:
        upload = await _first_bytes(request, providers, upload)
    return Response(
        status_code=status.HTTP_201_CREATED,
        headers={"Location": f"{UPLOADS_PATH}/{upload.id}", **tus_headers(upload)},
    )


@router.head("/uploads/{upload_id}", dependencies=Tus)
async def head(upload_id: UploadId, actor: CurrentActor, providers: ProvidersDep) -> Response:
    """How many bytes are safe. Ends a request that still waits for bytes of this upload."""
    upload = await run_in_threadpool(_load, providers, upload_id, actor.user_id)
    if upload.state is UploadState.RECEIVING:
        path = providers.get(UploadFolder).path(upload_id)
        async with providers.get(UploadLocks).hold(upload_id, path):
            upload = await run_in_threadpool(_load, providers, upload_id, actor.user_id)
    return Response(headers=tus_head_headers(upload))


@router.get("/uploads/{upload_id}")
def get(upload_id: UploadId, actor: CurrentActor, providers: ProvidersDep) -> UploadOut:
    """The upload, and what became of it."""
    return upload_out(_load(providers, upload_id, actor.user_id))


@router.patch("/uploads/{upload_id}", status_code=status.HTTP_204_NO_CONTENT, dependencies=Tus)
async def patch(
    upload_id: UploadId, request: Request, actor: CurrentActor, providers: ProvidersDep
) -> Response:
    """Send bytes from the committed offset on."""
    if request.headers.get("content-type") != OFFSET_TYPE:
        raise TusTypeError
    offset = parse_number("Upload-Offset", request.headers.get("upload-offset"))
    upload = await run_in_threadpool(_load, providers, upload_id, actor.user_id)
    upload = await _append(request, providers, upload, offset)
    return Response(status_code=status.HTTP_204_NO_CONTENT, headers=tus_headers(upload))


@router.delete("/uploads/{upload_id}", status_code=status.HTTP_204_NO_CONTENT, dependencies=Tus)
async def delete(upload_id: UploadId, actor: CurrentActor, providers: ProvidersDep) -> Response:
    """Give the upload up and free its bytes."""
    upload = await run_in_threadpool(_load, providers, upload_id, actor.user_id)
    if upload.state is not UploadState.RECEIVING:
        raise ConflictError(COMPLETE)
    folder = providers.get(UploadFolder)

    def end() -> None:
        with providers.get(Units).write() as unit:
            upload = repository.own_upload(unit.session, upload_id, actor.user_id)
            if upload.state is not UploadState.RECEIVING:
                raise ConflictError(COMPLETE)
            cancel_upload(unit, upload)
        folder.remove(upload_id)

    async with providers.get(UploadLocks).hold(upload_id, folder.path(upload_id)):
        await run_in_threadpool(end)
    return Response(status_code=status.HTTP_204_NO_CONTENT)


async def _first_bytes(request: Request, providers: Providers, upload: Upload) -> Upload:
    """Bytes that come with the creation; the upload is given up when they are refused.

    The client never learns its address then, and it would hold a place of the week.
    """
    try:
        return await _append(request, providers, upload, 0)
    except (TooManyBytesError, ChecksumMismatchError, TusHeaderError):
        await run_in_threadpool(_give_up, providers, upload)
        raise


def _give_up(providers: Providers, upload: Upload) -> None:
    with providers.get(Units).write() as unit:
        cancel_upload(unit, repository.own_upload(unit.session, upload.id, upload.owner_id))
    providers.get(UploadFolder).remove(upload.id)


async def _append(request: Request, providers: Providers, upload: Upload, offset: int) -> Upload:
    """Take the request's bytes at ``offset`` and answer with the upload as it is then."""
    if upload.state is not UploadState.RECEIVING:
        raise _elsewhere(upload, offset)
    folder = providers.get(UploadFolder)
    async with providers.get(UploadLocks).hold(upload.id, folder.path(upload.id)) as hold:
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
            raise BusyError("A newer request has taken this upload over.")
        return await run_in_threadpool(_load, providers, upload.id, upload.owner_id)


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
        return channel.max_file_size_gb * GB if row.length is None else row.length


async def _open(providers: Providers, upload: Upload, offset: int) -> Appender:
    """The upload's file at ``offset``; an upload whose bytes are lost is given up."""
    try:
        return providers.get(UploadFolder).append(upload.id, offset)
    except BytesLostError:
        await run_in_threadpool(_give_up, providers, upload)
        raise


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


def _load(providers: Providers, upload_id: UUID, owner_id: UUID) -> Upload:
    with providers.get(Units).read() as unit:
        return repository.own_upload(unit.session, upload_id, owner_id)
