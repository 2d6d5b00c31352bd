"""The upload engine: drives one account's durable queue and takes the person's commands."""

import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path
from uuid import UUID

from server.contract.channels import QuotaOut
from server.contract.errors import ErrorCode
from server.contract.videos import Visibility
from studio.features.uploads.arrivals import files_in, new_entry
from studio.features.uploads.conductor import SENT, Conductor
from studio.features.uploads.entry import Entry
from studio.features.uploads.gateway import UploadGateway
from studio.features.uploads.roster import Roster
from studio.features.uploads.state import ItemObserver, ItemState, UploadItem
from studio.kit.errors import ClientCode, StudioError
from studio.kit.task_scope import ErrorSink, TaskScope
from studio.storage.queue import UploadQueue

_THREADS = 8
"""Two send; the rest look at files, and stay behind with a dead connection for a while."""


_NOT_SENT = frozenset({ItemState.CHECKING, ItemState.ENCODING, ItemState.PAUSED})
_SPOILT = frozenset({ErrorCode.CONTENT_DIFFERS, ClientCode.CONTENT_DIFFERS})
"""The server made, or would have made, a video of a file that is not the creator's."""


class UploadEngine:
    """One account's uploads; see :class:`studio.features.uploads.commands.Uploads`.

    Args:
        account_key: Whose queue.
        gateway: To the account's server.
        queue: On disk.
        thumbnails: The folder for small pictures; it must exist.
        on_error: Told of what no item can show.
        parallel: How many files are sent at once.
        ladders: The folder for sizes that are made here; beside the pictures where none is named.
        encodes_here: Whether what is added is encoded on this computer first.
    """

    def __init__(
        self,
        account_key: str,
        gateway: UploadGateway,
        queue: UploadQueue,
        thumbnails: Path,
        on_error: ErrorSink,
        *,
        parallel: int = 2,
        ladders: Path | None = None,
        encodes_here: Callable[[], bool] = lambda: False,
    ) -> None:
        self._encodes_here = encodes_here
        self._gateway = gateway
        self._scope = TaskScope(on_error, name="uploads", threads=_THREADS)
        self._roster = Roster(account_key, queue, on_error)
        self._conductor = Conductor(
            self._roster,
            gateway,
            self._scope,
            thumbnails,
            ladders or thumbnails / "ladders",
            parallel=parallel,
        )

    async def open(self) -> None:
        """Read the queue and go on where it stood. What waited for a sign-in goes on, too."""
        await self._roster.load()
        self._conductor.begin()

    async def close(self) -> None:
        """Stop everything at once. The queue keeps it all, and a new engine goes on."""
        self._conductor.end()
        await self._scope.aclose()
        await self._roster.close()

    def items(self) -> list[UploadItem]:
        """Every upload of the list, in the queue's order."""
        return self._roster.items()

    def subscribe(self, observer: ItemObserver) -> Callable[[], None]:
        """Tell ``observer`` of every change; the returned function stops it."""
        return self._roster.subscribe(observer)

    async def quota(self) -> QuotaOut:
        """What the channel may upload now."""
        return await self._gateway.quota()

    async def add(self, paths: Iterable[Path], replaces: UUID | None = None) -> list[UUID]:
        """Queue files; a file that is already on its way is not queued twice."""
        files = await self._scope.run_blocking(files_in, list(paths))
        on_their_way = {
            entry.row.path: entry
            for entry in self._roster.entries
            if entry.state.sends or entry.state in _NOT_SENT
        }
        first = self._roster.next_position
        fresh = [
            new_entry(
                self._roster.account_key,
                path,
                first + place,
                replaces,
                encode_here=self._encodes_here(),
            )
            for place, path in enumerate(file for file in files if file not in on_their_way)
        ]
        await self._roster.add(fresh)
        self._conductor.pump()
        ids = {entry.row.path: entry.id for entry in [*on_their_way.values(), *fresh]}
        return [ids[path] for path in files]

    async def pause(self, item_id: UUID) -> None:
        """Stop sending at once; what the server has is kept."""
        entry = self._roster.find(item_id)
        if entry is None:
            return
        if entry.state is ItemState.ENCODING:
            await self._conductor.encoding.pause(entry)
        elif entry.state.sends:
            await self._conductor.set_aside(entry, None)
            self._conductor.pump()

    async def resume(self, item_id: UUID) -> None:
        """Go on with a paused upload, or try a waiting one now."""
        entry = self._roster.find(item_id)
        if entry is None:
            return
        if entry.state is ItemState.PAUSED and entry.next_state is ItemState.ENCODING:
            await self._conductor.encoding.resume(entry)
        elif entry.state is ItemState.PAUSED:
            entry.fault(None)
            entry.change(ItemState.WAITING)
            await self._roster.keep(entry)
            self._conductor.pump()
        elif entry.kick is not None:
            entry.kick.set()

    async def retry(self, item_id: UUID) -> None:
        """Check a refused file again, or begin a failed upload again."""
        entry = self._roster.find(item_id)
        if entry is None:
            return
        if entry.state not in {ItemState.REFUSED, ItemState.FAILED, ItemState.CANCELLED}:
            await self.resume(item_id)
        elif entry.row.error_code == ErrorCode.ENCODE_FAILED and entry.row.video_id is not None:
            video = await self._gateway.process_again(entry.row.video_id)
            await self._conductor.learn(entry, video)
            self._conductor.follow(entry)
        else:
            await self._owe_deletion(entry)
            spoilt = entry.row.video_id if entry.row.error_code in _SPOILT else None
            if entry.row.replaces is not None:
                spoilt = None  # only its newest version is spoilt, and viewers do not have that
            entry.restart()
            entry.change(ItemState.CHECKING)
            await self._roster.keep(entry)
            self._conductor.pump()
            if spoilt is not None:
                with contextlib.suppress(StudioError):
                    await self._gateway.delete_video(spoilt)

    async def cancel(self, item_id: UUID) -> None:
        """Give an unfinished upload up, here and on the server. It stays in the list."""
        entry = self._roster.find(item_id)
        if entry is None or (entry.state in SENT and entry.row.finished_at is not None):
            return
        entry.halt()
        await self._owe_deletion(entry)
        entry.restart()
        entry.change(ItemState.CANCELLED)
        await self._roster.keep(entry)
        await self._conductor.encoding.forget(entry)
        self._conductor.pump()

    async def remove(self, item_id: UUID) -> None:
        """Take an upload out of the list; an unfinished one is cancelled first."""
        await self.cancel(item_id)
        entry = self._roster.find(item_id)
        if entry is None:
            return
        entry.halt()
        await self._roster.drop(entry)
        await self._conductor.encoding.forget(entry)
        if entry.row.thumbnail is not None:
            await self._scope.run_blocking(entry.row.thumbnail.unlink, missing_ok=True)

    async def pause_all(self) -> None:
        """Pause everything that has bytes to send."""
        for entry in self._roster.entries:
            await self.pause(entry.id)

    async def resume_all(self) -> None:
        """Go on with everything that is paused."""
        for entry in self._roster.entries:
            await self.resume(entry.id)

    async def encode_here(self, item_id: UUID, *, wanted: bool) -> None:
        """Make an upload's sizes on this computer first, or let the server make them."""
        entry = self._roster.find(item_id)
        fresh = {ItemState.CHECKING, ItemState.ENCODING, ItemState.WAITING, ItemState.PAUSED}
        begun = entry is not None and entry.row.upload_path is not None
        if entry is None or begun or entry.state not in fresh:
            return
        if entry.state is not ItemState.CHECKING:
            entry.halt()
        entry.change(encode_here=wanted, ladder=None, ladder_ends=None)
        if entry.state in {ItemState.ENCODING, ItemState.WAITING}:
            entry.change(entry.next_state)
        await self._roster.keep(entry)
        self._conductor.pump()

    async def publish(self, item_id: UUID, visibility: Visibility) -> None:
        """Put a ready video on air."""
        entry = self._roster.find(item_id)
        if entry is not None and entry.row.video_id is not None:
            video = await self._gateway.publish(entry.row.video_id, visibility)
            await self._conductor.learn(entry, video)

    async def _owe_deletion(self, entry: Entry) -> None:
        if entry.row.upload_path is not None and entry.row.finished_at is None:
            await self._roster.owe_deletion(entry.row.upload_path)
            self._conductor.settle_debts()
