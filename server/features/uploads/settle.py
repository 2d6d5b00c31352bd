"""Move a completed upload into the store."""

import hashlib
from uuid import UUID

from server.features.uploads.folder import UploadFolder
from server.features.uploads.models import Upload
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.errors import NotFoundError


def settle_source(
    units: Units, folder: UploadFolder, storage: Storage, upload_id: UUID, key: str
) -> None:
    """Hash the file, record its sha256, and give it to the store under ``key``.

    Safe to run again after a crash at any point.

    Raises:
        NotFoundError: the file is neither in the folder nor in the store.
    """
    path = folder.path(upload_id)
    if path.is_file():
        with path.open("rb") as source:
            digest = hashlib.file_digest(source, "sha256").hexdigest()
        with units.write() as unit:
            upload = unit.session.get(Upload, upload_id)
            if upload is not None:
                upload.sha256 = digest
        storage.adopt(key, path)
    elif storage.size(key) is None:
        raise NotFoundError("The uploaded file is gone from the server's disk.")
    folder.remove(upload_id)
