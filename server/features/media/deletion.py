"""What work under way on a version does when its video is deleted."""

import time
from collections.abc import Callable
from uuid import UUID

from sqlalchemy.exc import SQLAlchemyError

from server.features.uploads.folder import UploadFolder
from server.features.videos import repository
from server.features.videos.models import Video
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units

EVERY_SECONDS = 0.5


class Deletion:
    """Asked whether a version's video is deleted; looks at the row twice a second at most."""

    def __init__(
        self, units: Units, version_id: UUID, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._units = units
        self._version_id = version_id
        self._clock = clock
        self._last: float | None = None

    def __call__(self) -> bool:
        """True once it is; a database that is away says nothing."""
        now = self._clock()
        if self._last is not None and now - self._last < EVERY_SECONDS:
            return False
        self._last = now
        try:
            with self._units.read() as unit:
                version = repository.version_by_id(unit.session, self._version_id)
                return (
                    version is None
                    or repository.video_by_id(unit.session, version.video_id) is None
                )
        except SQLAlchemyError:
            return False


def let_go(units: Units, uploads: UploadFolder, storage: Storage, version_id: UUID) -> None:
    """Remove the files of a deleted video that never could be watched.

    One that could stays in the bin for its time, as any other does.
    """
    with units.read() as unit:
        version = repository.version_by_id(unit.session, version_id)
        video = unit.session.get(Video, version.video_id) if version else None
    if version is None or video is None or video.deleted_at is None or version.playable:
        return
    if version.upload_id is not None:
        uploads.remove(version.upload_id)
    storage.delete(version.folder_key)
