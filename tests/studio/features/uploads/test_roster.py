import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from uuid import UUID

from studio.features.uploads.arrivals import new_entry
from studio.features.uploads.roster import Roster
from studio.features.uploads.state import ItemState, UploadItem
from studio.storage.database import Database
from studio.storage.queue import UploadQueue


def play(folder: Path, scenario: Callable[[Roster, UploadQueue], Awaitable[None]]) -> None:
    async def run() -> None:
        database = Database(folder / "studio.db")
        queue = UploadQueue(database)
        errors: list[Exception] = []
        roster = Roster("me", queue, errors.append)
        await roster.load()
        await scenario(roster, queue)
        await roster.close()
        database.close()
        assert errors == []

    asyncio.run(run())


def test_what_is_told_is_kept_in_order(tmp_path: Path) -> None:
    async def scenario(roster: Roster, queue: UploadQueue) -> None:
        told: list[tuple[UUID, UploadItem | None]] = []
        stop = roster.subscribe(lambda item_id, item: told.append((item_id, item)))
        assert roster.next_position == 1
        one, two = (new_entry("me", Path(f"/{n}.mp4"), n) for n in (1, 2))
        await roster.add([one, two])
        assert roster.next_position == 3
        assert roster.ahead_of(two) == [one]
        assert roster.find(two.id) is two
        one.change(ItemState.WAITING)
        await roster.keep(one)
        assert [row.state for row in queue.load("me")] == ["WAITING", "CHECKING"]
        await roster.drop(one)
        assert told[-1] == (one.id, None)
        assert [item.id for item in roster.items()] == [two.id]
        assert [row.id for row in queue.load("me")] == [two.id]
        stop()
        roster.show(two)
        assert told[-1] == (one.id, None)

    play(tmp_path, scenario)


def test_the_last_of_many_hasty_changes_is_what_stays(tmp_path: Path) -> None:
    async def scenario(roster: Roster, queue: UploadQueue) -> None:
        entry = new_entry("me", Path("/1.mp4"), 1)
        await roster.add([entry])
        pending = []
        for sent in range(50):
            entry.change(sent_bytes=sent)
            pending.append(roster.keep(entry))
        await asyncio.gather(*pending)
        assert queue.load("me")[0].sent_bytes == 49

    play(tmp_path, scenario)


def test_closing_finishes_what_was_to_be_written(tmp_path: Path) -> None:
    async def scenario(roster: Roster, _queue: UploadQueue) -> None:
        await roster.owe_deletion("/u/1")
        assert await roster.deletions_owed() == ["/u/1"]
        await roster.deletion_done("/u/1")
        assert await roster.deletions_owed() == []

    play(tmp_path, scenario)
    play(tmp_path, lambda roster, _queue: roster.add([new_entry("me", Path("/1.mp4"), 1)]))

    async def still_there(roster: Roster, _queue: UploadQueue) -> None:
        assert len(roster.entries) == 1
        await asyncio.sleep(0)

    play(tmp_path, still_there)
