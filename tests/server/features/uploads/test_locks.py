import asyncio
import contextlib
import os
from pathlib import Path
from uuid import UUID

import pytest

from server.features.uploads.locks import UploadLocks, _FileLock
from server.kit.errors import BusyError, OverloadedError
from server.kit.ids import new_id

ID = new_id()


def _path(folder: Path, identifier: UUID = ID) -> Path:
    return folder / identifier.hex / "source"


def test_a_newcomer_ends_the_wait_of_the_one_before(tmp_path: Path) -> None:
    async def scene() -> list[str]:
        locks, told, held = UploadLocks(), list[str](), asyncio.Event()

        async def first() -> None:
            try:
                async with locks.hold(ID, _path(tmp_path)):
                    held.set()
                    await asyncio.sleep(600)
            except BusyError:
                told.append("first gave way")

        waiting = asyncio.get_running_loop().create_task(first())
        await held.wait()
        async with locks.hold(ID, _path(tmp_path)):
            told.append("second holds")
        await waiting
        return told

    assert asyncio.run(scene()) == ["first gave way", "second holds"]


def test_a_cancelled_holder_is_cancelled(tmp_path: Path) -> None:
    async def scene() -> None:
        locks, held = UploadLocks(), asyncio.Event()

        async def holder() -> None:
            async with locks.hold(ID, _path(tmp_path)):
                held.set()
                await asyncio.sleep(600)

        task = asyncio.get_running_loop().create_task(holder())
        await held.wait()
        task.cancel()
        await task

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(scene())


def test_another_process_is_not_interrupted_but_respected(tmp_path: Path) -> None:
    async def scene() -> None:
        ours, theirs = UploadLocks(), UploadLocks()
        async with theirs.hold(ID, _path(tmp_path)):
            with pytest.raises(BusyError):
                async with ours.hold(ID, _path(tmp_path)):
                    pass
        async with ours.hold(ID, _path(tmp_path)):
            pass

    asyncio.run(scene())


def test_a_copy_of_the_file_in_a_child_does_not_keep_the_lock(tmp_path: Path) -> None:
    lock = _FileLock(tmp_path)
    with lock:
        copy = os.dup(lock._file)  # as a child has between fork and exec
    try:
        with _FileLock(tmp_path):
            pass
    finally:
        os.close(copy)


def test_two_uploads_do_not_meet(tmp_path: Path) -> None:
    async def scene() -> None:
        locks, other = UploadLocks(), new_id()
        async with (
            locks.hold(ID, _path(tmp_path)),
            locks.hold(other, _path(tmp_path, other)),
        ):
            pass

    asyncio.run(scene())


def test_a_server_that_stops_lets_everybody_go_and_takes_nobody(tmp_path: Path) -> None:
    async def scene() -> list[str]:
        locks, told, held = UploadLocks(), list[str](), asyncio.Event()

        async def request() -> None:
            try:
                async with locks.hold(ID, _path(tmp_path)):
                    held.set()
                    await asyncio.sleep(600)
            except OverloadedError as error:
                told.append(error.message)

        waiting = asyncio.get_running_loop().create_task(request())
        await held.wait()
        locks.end()
        await waiting
        with contextlib.suppress(OverloadedError):
            async with locks.hold(ID, _path(tmp_path)):
                told.append("held")
        return told

    assert asyncio.run(scene()) == ["The server is stopping. The upload goes on where it stood."]
