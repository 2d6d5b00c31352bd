"""The tus server. Handlers that stream are async; the rest of the work runs in threads."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response, status
from starlette.concurrency import run_in_threadpool

from server.contract.channels import QuotaOut
from server.contract.uploads import TUS_VERSION, UPLOADS_PATH, UploadOut, UploadState
from server.features.channels.view import own_channel
from server.features.identity.access import CurrentActor
from server.features.uploads import repository
from server.features.uploads.appending import append, first_bytes, load
from server.features.uploads.cancel import cancel_upload
from server.features.uploads.checksum import ALGORITHMS
from server.features.uploads.commit import commit_offset
from server.features.uploads.concatenate import Joining
from server.features.uploads.create import Announced, create_upload
from server.features.uploads.digest import parse_digest
from server.features.uploads.folder import UploadFolder
from server.features.uploads.locks import UploadLocks
from server.features.uploads.models import Upload
from server.features.uploads.protocol import (
    EXTENSIONS,
    OFFSET_TYPE,
    Concat,
    TusHeaderError,
    TusTypeError,
    TusVersionError,
    parse_concat,
    parse_length,
    parse_number,
)
from server.features.uploads.quota import GB, quota_of
from server.features.uploads.view import tus_head_headers, tus_headers, upload_out
from server.kit.db.unit import Units
from server.kit.errors import ConflictError, NotAllowedError
from server.kit.providers import ProvidersDep

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
    kind = request.headers.get("content-type")
    if kind not in {None, OFFSET_TYPE} and request.headers.get("content-length", "0") != "0":
        raise TusTypeError
    concat = parse_concat(request.headers.get("upload-concat"))
    announced = _announced(request, concat)
    units, folder = providers.get(Units), providers.get(UploadFolder)
    if concat is not None and concat.parts:
        upload = await run_in_threadpool(Joining(units, folder, actor, concat, announced))
        return _created(upload)

    def begin() -> Upload:
        with units.write() as unit:
            upload = create_upload(unit, folder, actor, announced)
            if announced.length == 0:
                commit_offset(unit, upload.id, 0)
            return upload

    upload = await run_in_threadpool(begin)
    # One that was found again may hold bytes already; its offset says where to go on.
    if kind == OFFSET_TYPE and upload.state is UploadState.RECEIVING and upload.offset == 0:
        upload = await first_bytes(request, providers, upload)
    return _created(upload)


def _announced(request: Request, concat: Concat | None) -> Announced:
    headers = request.headers
    length, defer = headers.get("upload-length"), headers.get("upload-defer-length")
    final = concat is not None and concat.parts
    if final and (length, defer, headers.get("content-length", "0")) != (None, None, "0"):
        raise TusHeaderError("A final upload has the length and the bytes of its parts; send none.")
    return Announced(
        None if final else parse_length(length, defer),
        headers.get("upload-metadata", ""),
        "" if concat is None else concat.header,
        parse_digest(headers.get("repr-digest")),
    )


def _created(upload: Upload) -> Response:
    return Response(
        status_code=status.HTTP_201_CREATED,
        headers={"Location": f"{UPLOADS_PATH}/{upload.id}", **tus_headers(upload)},
    )


@router.head("/uploads/{upload_id}", dependencies=Tus)
async def head(upload_id: UploadId, actor: CurrentActor, providers: ProvidersDep) -> Response:
    """How many bytes are safe. Ends a request that still waits for bytes of this upload."""
    upload = await run_in_threadpool(load, providers, upload_id, actor.user_id)
    if upload.state is UploadState.RECEIVING:
        path = providers.get(UploadFolder).path(upload_id)
        async with providers.get(UploadLocks).hold(upload_id, path):
            upload = await run_in_threadpool(load, providers, upload_id, actor.user_id)
    return Response(headers=tus_head_headers(upload))


@router.get("/uploads/{upload_id}")
def get(upload_id: UploadId, actor: CurrentActor, providers: ProvidersDep) -> UploadOut:
    """The upload, and what became of it."""
    return upload_out(load(providers, upload_id, actor.user_id))


@router.patch("/uploads/{upload_id}", status_code=status.HTTP_204_NO_CONTENT, dependencies=Tus)
async def patch(
    upload_id: UploadId, request: Request, actor: CurrentActor, providers: ProvidersDep
) -> Response:
    """Send bytes from the committed offset on."""
    if request.headers.get("content-type") != OFFSET_TYPE:
        raise TusTypeError
    offset = parse_number("Upload-Offset", request.headers.get("upload-offset"))
    upload = await run_in_threadpool(load, providers, upload_id, actor.user_id)
    if upload.concat and not upload.is_part:
        raise NotAllowedError("This upload was joined of others, and takes no bytes of its own.")
    upload = await append(request, providers, upload, offset)
    return Response(status_code=status.HTTP_204_NO_CONTENT, headers=tus_headers(upload))


@router.delete("/uploads/{upload_id}", status_code=status.HTTP_204_NO_CONTENT, dependencies=Tus)
async def delete(upload_id: UploadId, actor: CurrentActor, providers: ProvidersDep) -> Response:
    """Give the upload up and free its bytes."""
    upload = await run_in_threadpool(load, providers, upload_id, actor.user_id)
    if not upload.will_expire:
        raise ConflictError(COMPLETE)
    folder = providers.get(UploadFolder)

    def end() -> None:
        with providers.get(Units).write() as unit:
            upload = repository.own_upload(unit.session, upload_id, actor.user_id)
            if not upload.will_expire:
                raise ConflictError(COMPLETE)
            cancel_upload(unit, upload)
        folder.remove(upload_id)

    async with providers.get(UploadLocks).hold(upload_id, folder.path(upload_id)):
        await run_in_threadpool(end)
    return Response(status_code=status.HTTP_204_NO_CONTENT)
