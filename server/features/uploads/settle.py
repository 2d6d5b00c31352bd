"""Move a completed upload into the store."""

import hashlib
import hmac
from pathlib import Path
from uuid import UUID

from server.contract.errors import ErrorCode
from server.features.uploads.cancel import release_parts
from server.features.uploads.folder import UploadFolder
from server.features.uploads.models import Upload
from server.features.uploads.parts import join_parts
from server.features.uploads.protocol import parse_concat
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.errors import InvalidError, NotFoundError

GONE = "The uploaded file is gone from the server's disk."


class ContentDiffersError(InvalidError):
    """The whole file's sum is not the one that its client sent with it."""

    code = ErrorCode.CONTENT_DIFFERS

    def __init__(self) -> None:
        super().__init__(
            "What arrived on the server is not the file that was sent: it was changed while it was "
            "being sent, or damaged on its way. Send it again, from the beginning."
        )


def settle_source(
    units: Units, folder: UploadFolder, storage: Storage, upload_id: UUID, key: str
) -> None:
    """Join and hash the file, record its sha256, and give it to the store under ``key``.

    Safe to run again after a crash at any point.

    Raises:
        ContentDiffersError: its sha256 is not the one that the client sent.
        NotFoundError: the file is neither in the folder nor in the store.
        NoSpaceError: there is no room to join the parts.
    """
    path = folder.path(upload_id)
    digest = join_parts(folder, upload_id)
    if path.is_file():
        digest = digest or _sha256(path)
        _check(units, upload_id, digest)
        storage.adopt(key, path)
    elif storage.size(key) is None:
        raise NotFoundError(GONE)
    elif not _is_recorded(units, upload_id):
        with storage.local(key) as adopted:
            digest = _sha256(adopted)
    # Only now: while there is no sum, the record of the upload is kept, and with it its folder.
    if digest is not None:
        _record(units, upload_id, digest)
    release_parts(units, folder, _parts_of(units, upload_id))
    folder.remove(upload_id)


def check_sent(units: Units, folder: UploadFolder, upload_id: UUID) -> str:
    """The sha256 of a complete upload, in hex, for :func:`settle_taken`.

    Raises:
        ContentDiffersError: it is not the one that the client sent.
        NotFoundError: the file is gone.
    """
    path = folder.path(upload_id)
    if not path.is_file():
        raise NotFoundError(GONE)
    digest = _sha256(path)
    _check(units, upload_id, digest)
    return digest


def settle_taken(units: Units, folder: UploadFolder, upload_id: UUID, digest: str) -> None:
    """All that the upload held is in the store under other names: its file goes."""
    _record(units, upload_id, digest)
    folder.remove(upload_id)


def _sha256(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _check(units: Units, upload_id: UUID, digest: str) -> None:
    with units.read() as unit:
        upload = unit.session.get(Upload, upload_id)
        sent = None if upload is None else upload.sent_sha256
    if sent is not None and not hmac.compare_digest(sent, digest):
        raise ContentDiffersError


def _record(units: Units, upload_id: UUID, digest: str) -> None:
    with units.write() as unit:
        upload = unit.session.get(Upload, upload_id)
        if upload is not None:
            upload.sha256 = digest


def _is_recorded(units: Units, upload_id: UUID) -> bool:
    with units.read() as unit:
        upload = unit.session.get(Upload, upload_id)
        return upload is None or upload.sha256 is not None


def _parts_of(units: Units, upload_id: UUID) -> tuple[UUID, ...]:
    with units.read() as unit:
        upload = unit.session.get(Upload, upload_id)
        concat = None if upload is None else parse_concat(upload.concat or None)
        return () if concat is None else concat.parts
