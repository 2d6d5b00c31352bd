"""The bytes of an upload that is joined of others: held as links, put together once.

Joining is a matter of names at first, and takes no time however long the parts are. The bytes are
put together by the job that hashes them anyway: read once, written once.
"""

import hashlib
import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from server.features.uploads.folder import (
    FULL,
    BytesLostError,
    UploadFolder,
    sync_folder,
    told,
)
from server.integrations.storage.stores import NO_LINKS
from server.kit.errors import NoSpaceError
from server.kit.ids import new_id

BLOCK = 1024 * 1024
NAME = "parts"


def hold_parts(folder: UploadFolder, upload_id: UUID, parts: Sequence[tuple[UUID, int]]) -> None:
    """Make the parts' bytes the upload's too, in this order; they outlive the parts' deletion.

    Args:
        folder: Where uploads are.
        upload_id: Which upload takes them.
        parts: Each part and its length in bytes. One may come more than once.

    Raises:
        BytesLostError: a part is not as long as it was.
        NoSpaceError: the disk knows no links, and has no room for copies.
    """
    kept = folder.path(upload_id).parent / NAME
    kept.mkdir(parents=True)
    try:
        for place, (part, length) in enumerate(parts):
            if length > 0:
                _hold(folder.path(part), kept / f"{place:04}", length)
    except OSError as error:
        raise told(error) from error
    for made in (kept, kept.parent, kept.parent.parent):
        sync_folder(made)


def _hold(source: Path, link: Path, length: int) -> None:
    if not source.is_file() or source.stat().st_size != length:
        raise BytesLostError
    try:
        os.link(source, link)
    except OSError as error:
        # Disks of cameras and sticks know no links.
        if error.errno not in NO_LINKS:
            raise
        _copy([source], link)


def join_parts(folder: UploadFolder, upload_id: UUID) -> str | None:
    """Put the parts that the upload holds together into its file; safe to run again.

    Returns:
        The file's sha256 in hex; None when the upload holds no parts.

    Raises:
        NoSpaceError: the disk is full; the parts stay as they are.
    """
    path = folder.path(upload_id)
    kept = path.parent / NAME
    if path.is_file() or not kept.is_dir():
        return None
    parts = sorted(kept.iterdir())
    if sum(part.stat().st_size for part in parts) > folder.free():
        raise NoSpaceError(FULL)
    # A name of its own: an attempt that was taken for dead may still be writing.
    joined = path.with_name(f"joined-{new_id().hex}")
    try:
        digest = _copy(parts, joined)
    except OSError as error:
        joined.unlink(missing_ok=True)
        raise told(error) from error
    joined.replace(path)
    sync_folder(path.parent)
    shutil.rmtree(kept, ignore_errors=True)
    return digest


def _copy(parts: Sequence[Path], target: Path) -> str:
    digest, buffer = hashlib.sha256(), memoryview(bytearray(BLOCK))
    with target.open("xb", buffering=0) as out:
        for part in parts:
            with part.open("rb", buffering=0) as source:
                while count := source.readinto(buffer):
                    digest.update(buffer[:count])
                    _write(out.fileno(), buffer[:count])
        os.fsync(out.fileno())
    return digest.hexdigest()


def _write(file: int, block: memoryview) -> None:
    while block:
        block = block[os.write(file, block) :]
