"""What the upload engine does by itself: checks, sends, follows, and waits for better days."""

import asyncio
import contextlib
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from server.contract.errors import ErrorCode
from server.contract.events import ChangeKind, ChangeOut
from server.contract.videos import VideoOut
from studio.features.uploads.checking import Checking
from studio.features.uploads.driving import Driving
from studio.features.uploads.encoding import EncodingHere
from studio.features.uploads.entry import Entry
from studio.features.uploads.following import Following
from studio.features.uploads.gateway import UploadGateway
from studio.features.uploads.roster import Roster
from studio.features.uploads.sending import Sending
from studio.features.uploads.state import ItemState
from studio.features.uploads.stillness import SleepWatch
from studio.kit.errors import ServerRefusal, SessionEnded, StudioError
from studio.kit.task_scope import TaskScope
from studio.net.tus import SendingStopped

_TICK_SECONDS = 0.25
_UNDER_WAY = frozenset({ItemState.SENDING, ItemState.NO_NETWORK, ItemState.RETRYING})
_NO_LONGER_THERE = frozenset({ErrorCode.UPLOAD_GONE, ErrorCode.NOT_FOUND, ErrorCode.CONFLICT})
"""What the server says to the deletion of an upload that is gone, or became a video."""

SENT = frozenset({ItemState.PROCESSING, ItemState.READY, ItemState.PUBLISHED, ItemState.FAILED})
"""States of an upload that the server may have whole; ``finished_at`` says whether it has."""


class Conductor:
    """Keeps the list moving. Everything belongs to the event loop's thread.

    Args:
        roster: The list.
        gateway: To the account's server.
        scope: Runs everything.
        thumbnails: The folder for small pictures; it must exist.
        ladders: The folder for sizes that are made here.
        parallel: How many files are sent at once.
    """

    def __init__(
        self,
        roster: Roster,
        gateway: UploadGateway,
        scope: TaskScope,
        thumbnails: Path,
        ladders: Path,
        *,
        parallel: int,
    ) -> None:
        self._roster = roster
        self._gateway = gateway
        self._scope = scope
        self._parallel = parallel
        self._checking = Checking(roster, gateway, scope, thumbnails)
        self._driving = Driving(roster, self._new_sending)
        self._following = Following(roster, gateway, scope)
        self.encoding = EncodingHere(roster, scope, ladders, self.pump)
        self._looking: asyncio.Task[None] | None = None
        self._ticking: asyncio.Task[None] | None = None
        self._unsubscribe: tuple[Callable[[], None], ...] = ()

    def begin(self) -> None:
        """Go on where the list stands. What waited for a sign-in goes on, too."""
        self._unsubscribe = (
            self._gateway.on_change(self._changed),
            self._gateway.on_link(self._linked),
        )
        for entry in self._roster.entries:
            if entry.state is ItemState.PAUSED and entry.row.error_code == ErrorCode.SESSION_ENDED:
                entry.fault(None)
                entry.change(ItemState.WAITING)
            elif entry.state is ItemState.PROCESSING:
                self.follow(entry)
            elif entry.state in {ItemState.FAILED, ItemState.REFUSED} and _sizes_refused(entry):
                self._scope.start(self._fall_back(entry), name="sending the file instead")
            elif entry.row.video_id is not None and entry.state in SENT:
                self._scope.start(self._following.refresh(entry), name="refresh")
        self.settle_debts()
        self._scope.start(self.encoding.tidy(), name="tidying")
        self.pump()

    def end(self) -> None:
        """Halt everything."""
        for stop in self._unsubscribe:
            stop()
        for entry in self._roster.entries:
            entry.halt()

    async def learn(self, entry: Entry, video: VideoOut) -> None:
        """Take over what the server tells of a video."""
        await self._following.learn(entry, video)
        if _sizes_refused(entry):
            await self._fall_back(entry)

    async def _fall_back(self, entry: Entry) -> None:
        """The server does not take the sizes that were made here: the file itself is sent."""
        work = None if entry.video is None else entry.video.processing
        told = entry.row.error_message or (work and work.error_message) or ""
        if entry.row.video_id is None and entry.row.upload_path is not None:
            with contextlib.suppress(StudioError):
                upload = await self._gateway.upload(entry.row.upload_path)
                entry.change(video_id=upload.video_id)
        if not entry.row.encode_here:
            # Heard of twice, and done meanwhile.
            return
        entry.send_source(ErrorCode.LADDER_REFUSED, told)
        await self._roster.keep(entry)
        await self.encoding.forget(entry)
        self.pump()

    def pump(self) -> None:
        """Start whatever may start now."""
        if self._scope.closed:
            return
        entries = self._roster.entries
        if self._looking is None and any(e.state is ItemState.CHECKING for e in entries):
            self._looking = self._scope.start(self._check_all(), name="checking")
        self.encoding.pump()
        busy = sum(entry.state in _UNDER_WAY for entry in entries)
        for entry in entries:
            if entry.state is ItemState.WAITING and busy < self._parallel:
                busy += 1
                entry.change(ItemState.SENDING)
                entry.run = self._scope.start(self._run(entry), name="sending")
        if busy and self._ticking is None:
            self._ticking = self._scope.start(self._tick(), name="speed")

    def _new_sending(self, entry: Entry) -> Sending:
        return Sending(
            entry,
            self._gateway,
            self._scope,
            save=self._roster.keep,
            admit=self._checking.admit,
        )

    async def _run(self, entry: Entry) -> None:
        run = asyncio.current_task()
        try:
            await self._driving.drive(entry)
        except SendingStopped:
            return
        except SessionEnded as error:
            # In a task of its own, since it ends this one.
            self._scope.start(self._hold(error), name="session ended")
            return
        except StudioError as error:
            entry.fault(error)
            entry.change(ItemState.FAILED)
            self._roster.show(entry)
            raise
        finally:
            if entry.run is run:
                entry.run = None
            self.pump()
        if entry.state is ItemState.PROCESSING:
            self.follow(entry)
        elif _sizes_refused(entry):
            await self._fall_back(entry)

    def follow(self, entry: Entry) -> None:
        """Watch over an upload that the server has whole."""
        if entry.run is None:
            entry.run = self._scope.start(self._follow_through(entry), name="following")

    async def _follow_through(self, entry: Entry) -> None:
        run = asyncio.current_task()
        try:
            await self._following.follow(entry)
        except SessionEnded as error:
            self._scope.start(self._hold(error), name="session ended")
        finally:
            if entry.run is run:
                entry.run = None
        if _sizes_refused(entry):
            await self._fall_back(entry)
        elif entry.row.content_verified:
            await self.encoding.forget(entry)

    async def _check_all(self) -> None:
        """One at a time and in order, so that who came first gets the quota's last place."""
        try:
            while True:
                waiting = (e for e in self._roster.entries if e.state is ItemState.CHECKING)
                entry = next(waiting, None)
                if entry is None:
                    return
                await self._check(entry)
        finally:
            self._looking = None
            self.pump()

    async def _check(self, entry: Entry) -> None:
        outcome = entry.next_state
        entry.fault(None)
        self._roster.show(entry)
        try:
            await self._checking.look(entry)
        except StudioError as error:
            outcome = ItemState.REFUSED
            entry.fault(error)
        if entry.state is ItemState.CHECKING:
            entry.change(outcome)
            await self._roster.keep(entry)
            self.pump()

    async def _tick(self) -> None:
        """Measure and show the speed while anything is being sent."""
        sleep = SleepWatch()
        try:
            while any(entry.state in _UNDER_WAY for entry in self._roster.entries):
                for entry in self._roster.entries:
                    if entry.state is ItemState.SENDING:
                        entry.movement.feed(entry.live_bytes)
                        entry.meter.feed(entry.live_bytes, time.monotonic())
                        self._roster.show(entry)
                await asyncio.sleep(_TICK_SECONDS)
                if sleep.slept():
                    self._reconnect(self._roster.entries)
        finally:
            self._ticking = None

    async def set_aside(self, entry: Entry, error: StudioError | None) -> None:
        """Pause an upload, by the person's wish or for want of a session."""
        entry.halt()
        entry.fault(error)
        # Nearly all of it arrived; the server's word replaces it when sending goes on.
        entry.change(ItemState.PAUSED, sent_bytes=entry.live_bytes)
        await self._roster.keep(entry)

    async def _hold(self, error: SessionEnded) -> None:
        for entry in self._roster.entries:
            if entry.state.sends:
                await self.set_aside(entry, error)

    def settle_debts(self) -> None:
        """Tell the server of uploads that were given up; later, when it cannot be told now."""
        self._scope.start(self._settle_debts(), name="deleting")

    async def _settle_debts(self) -> None:
        try:
            for upload_path in await self._roster.deletions_owed():
                token = await self._gateway.token()
                try:
                    await self._scope.run_blocking(self._gateway.terminate, upload_path, token)
                except ServerRefusal as error:
                    if error.code not in _NO_LONGER_THERE:
                        raise
                await self._roster.deletion_done(upload_path)
        except StudioError:
            return

    def _linked(self, linked: bool) -> None:  # noqa: FBT001 - the observer's shape
        if not linked or self._scope.closed:
            return
        self.settle_debts()
        # The link was lost and is back: perhaps over another network than what stands still.
        self._reconnect(entry for entry in self._roster.entries if entry.movement.still)
        for entry in self._roster.entries:
            if entry.kick is not None:
                entry.kick.set()
            if entry.state in SENT and entry.run is None:
                self._scope.start(self._following.refresh(entry))

    def _reconnect(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            if entry.state in _UNDER_WAY:
                entry.reconnect()

    def _changed(self, change: ChangeOut) -> None:
        entry = self._entry_of(change)
        if entry is None or self._scope.closed:
            return
        if change.kind is ChangeKind.VIDEO_DELETED:
            entry.halt()
            self._scope.start(self._roster.drop(entry))
        elif change.video is not None and entry.row.finished_at is None:
            # Its first sizes can be watched while the others are on their way.
            entry.change(video_id=change.video.id)
        elif change.video is not None:
            self._scope.start(self.learn(entry, change.video))

    def _entry_of(self, change: ChangeOut) -> Entry | None:
        upload_id = None if change.video is None else change.video.upload_id
        for entry in self._roster.entries:
            sent = entry.state in SENT and entry.row.finished_at is not None
            if not sent and entry.row.ladder is None:
                continue
            path = entry.row.upload_path or ""
            if entry.row.video_id == change.id or path.endswith(f"/{upload_id}"):
                return entry
        return None


def _sizes_refused(entry: Entry) -> bool:
    """Whether the server wants the file itself, which it was not sent yet."""
    work = None if entry.video is None else entry.video.processing
    told = {entry.row.error_code, None if work is None else work.error_code}
    return entry.row.encode_here and ErrorCode.LADDER_REFUSED in told
