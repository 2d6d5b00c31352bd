import asyncio
from pathlib import Path

import pytest

from server.contract.errors import ErrorCode
from studio.features.uploads.arrivals import new_entry
from studio.features.uploads.driving import Driving, _wait
from studio.features.uploads.entry import Entry
from studio.features.uploads.roster import Roster
from studio.features.uploads.sending import Sending
from studio.features.uploads.state import ItemState
from studio.kit.errors import (
    CertificateProblem,
    LocalFileMissing,
    NotOurServer,
    Offline,
    QuotaExceeded,
    ServerFull,
    SessionEnded,
    StudioError,
    refusal,
)
from studio.storage.database import Database
from studio.storage.queue import UploadQueue


class Luck(Sending):
    """A run that ends as the test says."""

    def __init__(self, entry: Entry, outcomes: list[StudioError | None]) -> None:
        self._entry = entry
        self._outcomes = outcomes

    async def run(self) -> None:
        outcome = self._outcomes.pop(0)
        if outcome is not None:
            raise outcome


def drive(folder: Path, *outcomes: StudioError | None) -> tuple[Entry, list[ItemState]]:
    states: list[ItemState] = []

    async def run() -> Entry:
        database = Database(folder / "studio.db")
        roster = Roster("me", UploadQueue(database), lambda _error: None)
        entry = new_entry("me", Path("/film.mp4"), 1)
        await roster.add([entry])
        left = list(outcomes)

        def note(_id: object, _item: object) -> None:
            states.append(entry.state)
            if entry.retry_at is not None and entry.kick is not None:
                entry.kick.set()

        roster.subscribe(note)
        try:
            await Driving(roster, lambda e: Luck(e, left)).drive(entry)
        finally:
            await roster.close()
            database.close()
        return entry

    return asyncio.run(run()), states


def test_what_passes_is_waited_for_and_the_wait_is_shown(tmp_path: Path) -> None:
    busy = refusal(ErrorCode.UNAVAILABLE, "Busy.")
    entry, states = drive(tmp_path, Offline("Away."), busy, None)
    assert states == [
        ItemState.SENDING,
        ItemState.NO_NETWORK,
        ItemState.SENDING,
        ItemState.RETRYING,
        ItemState.SENDING,
        ItemState.PROCESSING,
    ]
    assert entry.row.finished_at is not None
    assert entry.item().error is None


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (QuotaExceeded("Too long."), ItemState.REFUSED),
        (refusal(ErrorCode.NO_CHANNEL, "No channel."), ItemState.REFUSED),
        (LocalFileMissing("Gone."), ItemState.FAILED),
    ],
)
def test_what_does_not_pass_needs_a_person(
    tmp_path: Path, error: StudioError, state: ItemState
) -> None:
    entry, _ = drive(tmp_path, error)
    assert entry.state is state
    told = entry.item().error
    assert told is not None
    assert told.message == error.message


def test_an_ended_session_is_somebody_elses_business(tmp_path: Path) -> None:
    with pytest.raises(SessionEnded):
        drive(tmp_path, SessionEnded("Over."))


def test_how_long_to_wait() -> None:
    assert _wait(NotOurServer("x"), 0) == _wait(CertificateProblem("x"), 9) == 30
    full = _wait(ServerFull("x"), 0)
    assert full is not None
    assert full >= 10
    usual = _wait(Offline("x"), 0)
    assert usual is not None
    assert usual <= 1
    assert _wait(LocalFileMissing("x"), 0) is None
