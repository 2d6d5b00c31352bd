"""Uploads as the contract and the protocol show them."""

from server.contract.uploads import UploadOut
from server.features.uploads.models import Upload
from server.features.uploads.protocol import http_date


def upload_out(upload: Upload) -> UploadOut:
    """The upload as its owner sees it."""
    return UploadOut(
        id=upload.id,
        state=upload.state,
        filename=upload.filename,
        length=upload.length,
        offset=upload.offset,
        video_id=upload.video_id,
        sha256=upload.sha256,
        created_at=upload.created_at,
        expires_at=upload.expires_at if upload.will_expire else None,
    )


def tus_headers(upload: Upload) -> dict[str, str]:
    """Offset and expiry, as each answer about an upload carries them."""
    headers = {"Upload-Offset": str(upload.offset)}
    if upload.will_expire:
        headers["Upload-Expires"] = http_date(upload.expires_at)
    return headers


def tus_head_headers(upload: Upload) -> dict[str, str]:
    """All that HEAD tells."""
    headers = tus_headers(upload)
    if upload.length is None:
        headers["Upload-Defer-Length"] = "1"
    else:
        headers["Upload-Length"] = str(upload.length)
    if upload.concat:
        headers["Upload-Concat"] = upload.concat
    if upload.metadata_header:
        headers["Upload-Metadata"] = upload.metadata_header
    return headers
