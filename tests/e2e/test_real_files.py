"""Real files, from a creator's disk through the studio's engine to a viewer's screen."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from server.contract.media import RenditionState, TranscodingStatus
from server.contract.videos import VideoOut, Visibility
from studio.features.uploads.state import ItemState
from tests.e2e.browser import chromium, new_page, until
from tests.paths import MEDIA
from tests.studio.live_server import LiveServer
from tests.studio.rig import Rig, email, rig

pytestmark = [pytest.mark.browser, pytest.mark.timeout(1800)]
FILES = sorted(path for path in MEDIA.glob("*") if path.suffix != ".md")
A_WEEK = 10
"""What one channel may upload; the files take a second one."""


@dataclass(frozen=True)
class Show:
    """A running site and what is on it, by file name."""

    url: str
    videos: dict[str, VideoOut]


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Show]:
    folder = tmp_path_factory.mktemp("show")
    server = LiveServer(folder / "data")
    server.start()
    try:
        batches = [FILES[start : start + A_WEEK] for start in range(0, len(FILES), A_WEEK)]
        videos: dict[str, VideoOut] = {}
        for number, batch in enumerate(batches):
            videos |= asyncio.run(_send(folder / str(number), server.url, batch))
        yield Show(server.url, videos)
    finally:
        server.stop()


async def _send(folder: Path, url: str, files: list[Path]) -> dict[str, VideoOut]:
    """Through the queue, the tus client and the encoder, and on air."""
    async with rig(folder, url, email()) as studio:
        items = await studio.engine.add(files)
        await studio.until(lambda: all(_ended(studio, item) for item in items), seconds=1500)
        for item in items:
            assert studio.item(item).error is None, studio.item(item)
            assert studio.item(item).content_verified
            await studio.engine.publish(item, Visibility.PUBLIC)
        assert studio.errors == []
        found = [studio.item(item) for item in items]
        return {item.filename: item.video for item in found if item.video is not None}


def _ended(studio: Rig, item_id: object) -> bool:
    item = next(item for item in studio.engine.items() if item.id == item_id)
    if item.state in {ItemState.REFUSED, ItemState.FAILED}:
        return True
    work = item.video.processing if item.video else None
    return work is not None and work.completed_at is not None and item.content_verified is not None


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.mark.parametrize("name", [path.name for path in FILES])
def test_it_plays_in_a_browser(show: Show, browser: Browser, name: str) -> None:
    video = show.videos[name]
    assert video.processing is not None
    assert video.processing.status is TranscodingStatus.COMPLETED
    assert {each.state for each in video.processing.renditions} == {RenditionState.READY}
    page = new_page(browser)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(show.url + video.watch_path)
    page.locator(".start").click()
    until(page, "video.currentTime > 0 && video.readyState >= 2")
    until(page, "video.ended || video.currentTime > Math.min(1, video.duration / 2)")
    assert _ask(page, "video.error === null")
    assert _ask(page, "video.getVideoPlaybackQuality().totalVideoFrames > 0")
    if video.duration_seconds is not None and video.duration_seconds > 1:
        assert _frame(page, 0.05) != _frame(page, video.duration_seconds * 0.7)
    assert complaints == []
    page.close()


def _ask(page: Page, expression: str) -> bool:
    return bool(page.locator("video").evaluate(f"video => {expression}"))


def _frame(page: Page, seconds: float) -> bytes:
    """What the screen shows at that moment of the film."""
    page.locator("video").evaluate(f"video => {{ video.pause(); video.currentTime = {seconds}; }}")
    until(page, "!video.seeking && video.readyState >= 2")
    page.wait_for_timeout(200)
    return page.locator("video").screenshot()
