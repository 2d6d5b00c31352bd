"""Sending one upload through good and bad days, until it is over or hopeless."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from studio.features.uploads.entry import Entry
from studio.features.uploads.roster import Roster
from studio.features.uploads.sending import Sending
from studio.features.uploads.state import ItemState
from studio.kit.errors import (
    CertificateProblem,
    NetworkError,
    NotOurServer,
    QuotaExceeded,
    ServerFull,
    ServerRefusal,
    SessionEnded,
    StudioError,
)
from studio.net.retry import RetryPolicy

_USUAL = RetryPolicy(base=1.0, cap=60.0)
_FULL = RetryPolicy(base=30.0, cap=300.0, floor=10.0)
"""Room on a disk does not come back within seconds."""
_STRANGE_NETWORK_SECONDS = 30.0
"""A hotel's sign-in page answers for every address until somebody signs in there."""


class Driving:
    """Drives uploads from WAITING to PROCESSING, or to where a person is needed.

    Args:
        roster: The list.
        sending: Makes a run over an entry's file.
    """

    def __init__(self, roster: Roster, sending: Callable[[Entry], Sending]) -> None:
        self._roster = roster
        self._sending = sending

    async def drive(self, entry: Entry) -> None:
        """Send; wait and go on after whatever passes; end in PROCESSING, REFUSED or FAILED.

        Raises:
            SendingStopped: The run was ended by a command.
            SessionEnded: Nobody is signed in any more.
            StorageFailed: The queue cannot be kept on disk.
        """
        attempt = 0
        while True:
            before = entry.row.sent_bytes
            entry.fault(None)
            entry.change(ItemState.SENDING)
            await self._roster.keep(entry)
            try:
                await self._sending(entry).run()
            except SessionEnded:
                raise
            except StudioError as error:
                attempt = 0 if entry.row.sent_bytes > before else attempt
                wait = _wait(error, attempt)
                if wait is None:
                    await self._give_up(entry, error)
                    return
                await self._pause(entry, error, wait)
                attempt += 1
            else:
                break
        entry.change(ItemState.PROCESSING, finished_at=datetime.now(UTC))
        await self._roster.keep(entry)

    async def _give_up(self, entry: Entry, error: StudioError) -> None:
        entry.fault(error)
        refused = isinstance(error, (QuotaExceeded, ServerRefusal))
        entry.change(ItemState.REFUSED if refused else ItemState.FAILED)
        await self._roster.keep(entry)

    async def _pause(self, entry: Entry, error: StudioError, seconds: float) -> None:
        away = isinstance(error, NetworkError)
        entry.fault(error)
        entry.change(ItemState.NO_NETWORK if away else ItemState.RETRYING)
        entry.retry_at = datetime.now(UTC) + timedelta(seconds=seconds)
        entry.kick = asyncio.Event()
        await self._roster.keep(entry)
        try:
            async with asyncio.timeout(seconds):
                await entry.kick.wait()
        except TimeoutError:
            return


def _wait(error: StudioError, attempt: int) -> float | None:
    """Seconds until the next attempt; null when a person is needed."""
    if isinstance(error, (NotOurServer, CertificateProblem)):
        return _STRANGE_NETWORK_SECONDS
    return (_FULL if isinstance(error, ServerFull) else _USUAL).wait(error, attempt)
