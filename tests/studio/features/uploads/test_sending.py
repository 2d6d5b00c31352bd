import asyncio
from pathlib import Path

import pytest

from studio.features.uploads.entry import Entry
from studio.features.uploads.sending import Sending, _metadata
from studio.features.uploads.state import ItemState
from studio.kit.errors import LocalFileChanged, OffsetMismatch, QuotaExceeded
from tests.studio.clips import padded
from tests.studio.features.uploads.test_engine import CHUNK, MIB, upload_path
from tests.studio.live_server import LiveServer
from tests.studio.rig import Rig, email, rig


async def paused_in_the_middle(studio: Rig, film: Path) -> Entry:
    [item] = await studio.engine.add([film])
    await studio.until(lambda: studio.item(item).sent_bytes >= CHUNK)
    await studio.engine.pause(item)
    entry = studio.engine._roster.find(item)
    assert entry is not None
    return entry


def test_an_upload_the_server_forgot_is_begun_anew(
    shared_server: LiveServer, tmp_path: Path
) -> None:
    film = padded(tmp_path / "film.mp4", 24 * MIB)

    async def scenario() -> None:
        async with rig(tmp_path / "s", shared_server.url, email(), chunk_bytes=CHUNK) as studio:
            entry = await paused_in_the_middle(studio, film)
            before = upload_path(studio, entry.id)
            gateway = studio.engine._gateway
            token = await gateway.token()
            await asyncio.to_thread(gateway.terminate, before, token)
            await studio.engine.resume(entry.id)
            await studio.until_state(entry.id, ItemState.READY)
            await studio.until(lambda: studio.item(entry.id).content_verified is not None)
            assert upload_path(studio, entry.id) != before
            assert studio.item(entry.id).content_verified is True

    asyncio.run(scenario())


def test_an_upload_whose_address_was_lost_is_found_again(
    shared_server: LiveServer, tmp_path: Path
) -> None:
    """As after a crash between the server's answer and keeping it."""
    film = padded(tmp_path / "film.mp4", 24 * MIB)

    async def scenario() -> None:
        async with rig(tmp_path / "s", shared_server.url, email(), chunk_bytes=CHUNK) as studio:
            entry = await paused_in_the_middle(studio, film)
            before = upload_path(studio, entry.id)
            entry.change(upload_path=None, sent_bytes=0)
            await studio.engine.resume(entry.id)
            await studio.until_state(entry.id, ItemState.READY)
            await studio.until(lambda: studio.item(entry.id).content_verified is not None)
            assert upload_path(studio, entry.id) == before
            assert studio.item(entry.id).content_verified is True
            assert (await studio.engine.quota()).videos_this_week == 1

    asyncio.run(scenario())


def test_the_metadata_is_what_the_contract_names(shared_server: LiveServer, tmp_path: Path) -> None:
    film = padded(tmp_path / "নদী, ভোর.mp4", 24 * MIB)

    async def scenario() -> None:
        async with rig(tmp_path / "s", shared_server.url, email(), chunk_bytes=CHUNK) as studio:
            entry = await paused_in_the_middle(studio, film)
            sent = _metadata(entry)
            assert set(sent) == {"filename", "title", "client_ref", "duration", "digest"}
            upload = await studio.engine._gateway.upload(upload_path(studio, entry.id))
            assert upload.filename == "নদী, ভোর.mp4"

    asyncio.run(scenario())


def test_nothing_is_sent_of_a_file_that_is_another_one_now(
    shared_server: LiveServer, tmp_path: Path
) -> None:
    film = padded(tmp_path / "film.mp4", 24 * MIB)

    async def scenario() -> None:
        async with rig(tmp_path / "s", shared_server.url, email(), chunk_bytes=CHUNK) as studio:
            entry = await paused_in_the_middle(studio, film)
            before = await studio.engine._gateway.upload(upload_path(studio, entry.id))
            await asyncio.to_thread(padded, film, 24 * MIB, seed=2)
            sending = studio.engine._conductor._new_sending(entry)
            with pytest.raises(LocalFileChanged):
                await sending.run()
            after = await studio.engine._gateway.upload(upload_path(studio, entry.id))
            assert after.offset == before.offset

    asyncio.run(scenario())


def test_a_server_that_never_agrees_is_not_asked_for_ever(
    shared_server: LiveServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = padded(tmp_path / "film.mp4", 24 * MIB)
    asked = 0

    def disagree(*_args: object) -> int:
        nonlocal asked
        asked += 1
        raise OffsetMismatch("elsewhere")

    async def scenario() -> None:
        async with rig(tmp_path / "s", shared_server.url, email(), chunk_bytes=CHUNK) as studio:
            entry = await paused_in_the_middle(studio, film)
            monkeypatch.setattr("studio.net.tus.TusUpload.send_chunk", disagree)
            with pytest.raises(OffsetMismatch):
                await studio.engine._conductor._new_sending(entry).run()
            assert asked == 6

    asyncio.run(scenario())


def test_a_fast_line_is_not_held_up_by_the_digest(
    shared_server: LiveServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = padded(tmp_path / "film.mp4", 64 * MIB)
    monkeypatch.setattr("studio.features.uploads.sending._RUSHED_BYTES_PER_SECOND", 1)
    monkeypatch.setattr("studio.features.uploads.sending._JUDGED_AFTER_SECONDS", 0)

    async def scenario() -> None:
        async with rig(tmp_path / "s", shared_server.url, email(), chunk_bytes=CHUNK) as studio:
            entry = await paused_in_the_middle(studio, film)
            assert entry.digest.position < entry.live_bytes
            await studio.engine.resume(entry.id)
            await studio.until(lambda: studio.item(entry.id).content_verified is not None)
            assert studio.item(entry.id).content_verified is True

    asyncio.run(scenario())


def test_the_quota_is_asked_before_an_upload_is_made(
    shared_server: LiveServer, tmp_path: Path
) -> None:
    film = padded(tmp_path / "film.mp4", 24 * MIB)

    async def refuse(_entry: Entry) -> None:
        raise QuotaExceeded("No more this week.")

    async def scenario() -> None:
        async with rig(tmp_path / "s", shared_server.url, email(), chunk_bytes=CHUNK) as studio:
            entry = await paused_in_the_middle(studio, film)
            engine = studio.engine
            entry.restart()
            sending = Sending(
                entry, engine._gateway, engine._scope, save=engine._roster.keep, admit=refuse
            )
            with pytest.raises(QuotaExceeded):
                await sending.run()
            assert entry.row.upload_path is None

    asyncio.run(scenario())
