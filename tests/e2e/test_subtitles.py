"""Clean subtitles in a real browser, with the site's own style and fonts."""

import base64
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from server.app.settings import Settings
from server.features.media.subtitles import reading, stream, webvtt
from tests.e2e.browser import chromium, new_page, until
from tests.paths import REPOSITORY
from tests.server.features.media.clips import make_clip

pytestmark = pytest.mark.browser
SRT = """1
00:00:00,000 --> 00:00:09,000
ক্ষুদ্র নৌকা, <i>দ্রুত</i> স্রোত
আমি তোমায় <b>ভালোবাসি</b> & more
"""


@pytest.fixture
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


def test_bengali_is_shown_in_the_sites_own_font(browser: Browser, tmp_path: Path) -> None:
    for name in ("css", "fonts"):
        (tmp_path / name).mkdir()
    for font in (Settings().assets_dir / "fonts").glob("*.woff2"):
        shutil.copy(font, tmp_path / "fonts")
    shutil.copy(REPOSITORY / "resources" / "web" / "css" / "site.css", tmp_path / "css")
    make_clip(tmp_path / "c.mp4", size="64x48", seconds=1)
    track = stream.segment(webvtt.write(reading.read(SRT.encode("utf-16")).cues), 0)
    inline = base64.b64encode(track.encode()).decode()
    (tmp_path / "page.html").write_text(
        '<meta charset="utf-8"><link rel="stylesheet" href="css/site.css"><div class="player">'
        '<video src="c.mp4" muted autoplay>'
        f'<track default srclang="bn" src="data:text/vtt;base64,{inline}">',
        encoding="utf-8",
    )
    page = new_page(browser)
    page.goto((tmp_path / "page.html").as_uri())
    until(page, "video.textTracks[0].activeCues?.length === 1")
    shown = page.evaluate("document.querySelector('video').textTracks[0].activeCues[0].text")
    assert shown == ("ক্ষুদ্র নৌকা, <i>দ্রুত</i> স্রোত\nআমি তোমায় <b>ভালোবাসি</b> &amp; more")
    # Nothing else is written on the page, so it was the cue that asked for the font.
    loaded = "[...document.fonts].some(f => f.status === 'loaded' && f.family.includes('Bengali'))"
    until(page, loaded)
    page.close()
