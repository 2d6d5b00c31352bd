import asyncio
from pathlib import Path

from studio.features.uploads.state import ItemState
from tests.studio.clips import clip
from tests.studio.live_server import LiveServer
from tests.studio.rig import email, rig


def test_without_a_connection_a_good_file_waits_and_a_bad_one_is_refused(
    own_server: LiveServer, tmp_path: Path
) -> None:
    film = clip(tmp_path / "film.mp4")
    text = tmp_path / "text.mp4"
    text.write_text("Only words.")

    async def scenario() -> None:
        async with rig(tmp_path / "s", own_server.url, email()) as studio:
            own_server.kill()
            good, bad = await studio.engine.add([film, text])
            await studio.until_state(good, ItemState.NO_NETWORK)
            await studio.until_state(bad, ItemState.REFUSED)
            item = studio.item(good)
            assert item.duration_seconds is not None
            assert item.size == film.stat().st_size
            assert item.thumbnail is not None
            await asyncio.to_thread(own_server.start)
            await studio.until_state(good, ItemState.READY)

    asyncio.run(scenario())


def test_a_film_longer_than_the_channels_limit_says_both_lengths(
    shared_server: LiveServer, tmp_path: Path
) -> None:
    small = ("-vf", "scale=32:18,fps=1", "-g", "60")
    film = clip(tmp_path / "long.mp4", seconds=1100, sound=False, more=small)

    async def scenario() -> None:
        async with rig(tmp_path / "s", shared_server.url, email()) as studio:
            [item] = await studio.engine.add([film])
            await studio.until_state(item, ItemState.REFUSED)
            error = studio.item(item).error
            assert error is not None
            assert "18 min 20 s long; your channel may upload up to 15 min" in error.message
            assert (await studio.engine.quota()).videos_this_week == 0

    asyncio.run(scenario())
