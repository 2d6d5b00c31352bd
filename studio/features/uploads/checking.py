"""Looking at a file before a byte of it is sent."""

from pathlib import Path

from studio.features.uploads.entry import Entry
from studio.features.uploads.gateway import UploadGateway
from studio.features.uploads.preflight import quota_refusal
from studio.features.uploads.roster import Roster
from studio.kit.errors import NetworkError, ServerFull, SessionEnded, StudioError
from studio.kit.task_scope import TaskScope
from studio.media.probe import probe
from studio.storage.file_identity import identify


class Checking:
    """Finds out what a file is, and whether the channel may upload it.

    Args:
        roster: What else waits counts against the quota.
        gateway: Tells the quota.
        scope: Runs what blocks.
        thumbnails: The folder for small pictures; it must exist.
    """

    def __init__(
        self, roster: Roster, gateway: UploadGateway, scope: TaskScope, thumbnails: Path
    ) -> None:
        self._roster = roster
        self._gateway = gateway
        self._scope = scope
        self._thumbnails = thumbnails

    async def look(self, entry: Entry) -> None:
        """Fill the entry with what the file is, and check it against the quota.

        Without a connection the quota is left to :meth:`admit`, before the upload is made.

        Raises:
            VideoRefused: It is no video that can be taken.
            QuotaExceeded: The channel may not upload it.
            ServerFull: There is no room for it.
            LocalProblem: It cannot be read.
        """
        path = entry.row.path
        identity = await self._scope.run_blocking(identify, path)
        entry.change(size=identity.size)
        picture = self._thumbnails / f"{entry.id.hex}.jpg"
        facts = await self._scope.run_blocking(probe, path, thumbnail=picture, stop=entry.stop)
        entry.change(
            mtime_ns=identity.mtime_ns,
            fingerprint=identity.fingerprint,
            duration_seconds=facts.duration_seconds,
            thumbnail=facts.thumbnail,
        )
        try:
            await self.admit(entry)
        except ServerFull:
            raise
        except StudioError as error:
            # Who cannot be asked now is asked again before the upload is made.
            if not (error.retryable or isinstance(error, (NetworkError, SessionEnded))):
                raise

    async def admit(self, entry: Entry) -> None:
        """Check the quota as it is now.

        Raises:
            QuotaExceeded: The channel may not upload it.
            ServerFull: There is no room for it.
            StudioError: The server cannot be asked.
        """
        quota = await self._gateway.quota()
        ahead = [other for other in self._roster.ahead_of(entry) if other.unknown_to_server]
        refusal = quota_refusal(
            quota,
            size=entry.bytes_to_send,
            duration_seconds=entry.row.duration_seconds or 0.0,
            waiting=len(ahead),
            waiting_bytes=sum(other.bytes_to_send for other in ahead),
        )
        if refusal is not None:
            raise refusal
