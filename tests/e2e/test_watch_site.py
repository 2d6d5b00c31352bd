"""A real server, a real clip, a real browser: what a viewer does, and sees."""

import base64
import re
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, FloatRect, Locator, Page

from tests.e2e.browser import chromium, new_page
from tests.e2e.browser import until as until_video
from tests.patience import PATIENCE_SECONDS, until
from tests.server.features.media.clips import make_clip
from tests.studio.live_server import LiveServer

pytestmark = pytest.mark.browser
TITLE = "নৌকা and river"
SECONDS = 6
SUBTITLES = """1
00:00:00,000 --> 00:00:06,000
ক্ষুদ্র নৌকা, <i>দ্রুত</i> স্রোত
আমি তোমায় <b>ভালোবাসি</b> & more
"""
STOP_HALF_WAY = """video.addEventListener("timeupdate", function stop() {
    if (video.currentTime > 1) {
        video.removeEventListener("timeupdate", stop);
        video.pause();
    }
})"""


@dataclass
class Site:
    """A running site with one published video."""

    url: str
    watch_path: str
    video_id: str
    auth: dict[str, str] = field(repr=False)

    def views(self) -> int:
        answer = httpx.get(
            f"{self.url}/api/v1/videos/{self.video_id}",
            headers=self.auth,
            timeout=PATIENCE_SECONDS,
            trust_env=False,
        )
        return int(answer.json()["view_count"])


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    server = LiveServer(folder / "data")
    server.start()
    try:
        yield _publish(server.url, make_clip(folder / "c.mp4", size="1280x720", seconds=SECONDS))
    finally:
        server.stop()


def _publish(url: str, clip: Path) -> Site:
    with httpx.Client(base_url=f"{url}/api/v1", timeout=PATIENCE_SECONDS, trust_env=False) as http:
        person = {"email": "a@nodi.example", "username": "tahmina", "channel_name": "Nodi"}
        person["birthdate"] = "1990-04-14"
        signed = http.post("/sign-up", json={**person, "password": "correct horse battery"})
        http.headers["Authorization"] = f"Bearer {signed.json()['access_token']}"
        title = base64.b64encode(TITLE.encode()).decode()
        created = http.post(
            "/uploads",
            headers={
                "Tus-Resumable": "1.0.0",
                "Upload-Length": str(clip.stat().st_size),
                "Upload-Metadata": f"title {title}",
                "Content-Type": "application/offset+octet-stream",
            },
            content=clip.read_bytes(),
        )
        assert created.status_code == 201, created.text
        [video] = http.get("/videos").json()["items"]
        until(
            lambda: http.get(f"/videos/{video['id']}").json()["processing"]["status"] == "COMPLETED"
        )
        shown = http.post(f"/videos/{video['id']}/publish", json={"visibility": "PUBLIC"}).json()
        where = f"/videos/{video['id']}/versions/1/subtitles/bn"
        assert http.put(where, content=SUBTITLES.encode("utf-16")).status_code == 200
        assert http.patch(where, json={"is_published": True}).status_code == 200
        auth = {"Authorization": http.headers["Authorization"]}
        return Site(url, shown["watch_path"], shown["id"], auth)


@pytest.fixture
def open_page(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Open a page of the site; fails the test on whatever the browser complains of."""
    complaints: list[str] = []
    pages = []

    def visit(path: str, **options: Any) -> Page:
        page = new_page(browser, viewport={"width": 1280, "height": 800}, **options)
        pages.append(page)
        page.on(
            "console",
            lambda m: complaints.append(m.text) if m.type in {"error", "warning"} else None,
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request",
            lambda r: (
                None
                if r.url.startswith((site.url, "blob:", "data:"))
                else complaints.append(f"another host was asked: {r.url}")
            ),
        )
        page.goto(site.url + path)
        return page

    yield visit
    for page in pages:
        page.close()
    assert complaints == []


def video(page: Page, expression: str) -> Any:
    return page.locator("video").evaluate(f"video => {expression}")


def test_the_playhead_moves_and_the_picture_changes(
    open_page: Callable[..., Page], site: Site
) -> None:
    page = open_page(site.watch_path)
    page.locator(".start").click()
    until_video(page, "video.currentTime > 0.5")
    first_time, first = video(page, "video.currentTime"), page.locator("video").screenshot()
    until_video(page, f"video.currentTime > {first_time + 1}")
    assert page.locator("video").screenshot() != first
    decoded = video(page, "video.getVideoPlaybackQuality().totalVideoFrames")
    assert decoded > 10
    assert video(page, "video.webkitAudioDecodedByteCount") > 0
    assert video(page, "video.videoHeight") in {240, 360, 480, 720}


def test_keys_work_by_their_place(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page(site.watch_path)
    page.keyboard.press("KeyK")
    until_video(page, "!video.paused && video.currentTime > 0.2")
    page.keyboard.press("Space")
    until_video(page, "video.paused")
    page.keyboard.press("Home")
    until_video(page, "video.currentTime === 0")
    page.keyboard.press("ArrowRight")
    until_video(page, "video.currentTime === 5 && !video.seeking")
    page.keyboard.press("KeyJ")
    until_video(page, "video.currentTime === 0 && !video.seeking")
    page.keyboard.press("Period")
    until_video(page, "Math.abs(video.currentTime - 1 / 30) < 0.005")
    page.keyboard.press("KeyM")
    until_video(page, "video.muted")
    page.keyboard.press("ArrowDown")
    until_video(page, "!video.muted && video.volume < 1")
    page.keyboard.press("Shift+Period")
    until_video(page, "video.playbackRate === 1.25")
    page.keyboard.press("KeyF")
    until_video(page, "document.fullscreenElement !== null")
    page.keyboard.press("KeyF")
    until_video(page, "document.fullscreenElement === null")


def box_of(place: Locator) -> FloatRect:
    box = place.bounding_box()
    assert box is not None
    return box


def test_the_seek_bar_shows_the_moment_under_the_pointer(
    open_page: Callable[..., Page], site: Site
) -> None:
    page = open_page(site.watch_path)
    page.locator(".start").click()
    until_video(page, "video.currentTime > 0.2")
    scene, bar = page.locator(".scene"), page.locator("[data-seek]")
    track = box_of(bar)
    seen: list[str] = []
    for share in (0.01, 0.9):
        # The sheet is asked for by the first of these; the picture is there when it is.
        with nullcontext() if seen else page.expect_response("**/storyboard-1.jpg") as _:
            bar.hover(position={"x": track["width"] * share, "y": 10})
        scene.wait_for()
        box = box_of(scene)
        assert box["x"] >= track["x"]
        assert (box["width"], box["height"]) == (160, 90)
        seen.append(scene.evaluate("scene => scene.style.backgroundPosition"))
    assert seen == ["0px 0px", "0px -90px"]
    assert page.locator(".hint span").inner_text() == "0:05"


def test_a_picture_in_a_list_moves_while_the_mouse_rests_on_it(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/")
    cover, pictures = page.locator(".cover"), page.locator(".cover img")
    with page.expect_response("**/preview.webp") as answer:
        cover.hover()
    assert answer.value.headers["content-type"] == "image/webp"
    pictures.nth(1).wait_for()
    assert pictures.nth(1).evaluate("picture => [picture.naturalWidth, picture.naturalHeight]") == [
        320,
        180,
    ]
    assert box_of(pictures.nth(1)) == box_of(pictures.nth(0))
    page.mouse.move(0, 0)
    pictures.nth(1).wait_for(state="detached")


def test_nothing_moves_for_those_who_do_not_want_it(open_page: Callable[..., Page]) -> None:
    page = open_page("/", reduced_motion="reduce")
    page.clock.install()
    page.locator(".cover").hover()
    # Whatever this second asks for is asked for before what is looked for here.
    with page.expect_request(re.compile("/(playback|healthz)$")) as first:
        page.clock.run_for(1000)
        page.evaluate("() => fetch('/healthz').then((answer) => answer.status)")
    assert first.value.url.endswith("/healthz")


def test_quality_and_speed_are_chosen_and_remembered(
    open_page: Callable[..., Page], site: Site
) -> None:
    page = open_page(site.watch_path)
    page.locator(".start").click()
    until_video(page, "video.currentTime > 0.2")
    page.locator("[data-do=menu]").click()
    shown = page.locator("[data-quality] label").all_inner_texts()
    assert shown == ["Automatic", "720p", "480p", "360p", "240p"]
    page.get_by_label("240p").check()
    page.locator("[data-speed] input[value='1.5']").check()
    until_video(page, "video.playbackRate === 1.5")
    page.keyboard.press("Escape")
    assert page.locator(".menu").is_hidden()
    page.reload()
    page.locator(".start").click()
    until_video(page, "video.currentTime > 0.2")
    until_video(page, "video.videoHeight === 240")
    assert video(page, "video.playbackRate") == 1.5


def test_the_subtitle_that_was_sent_is_the_subtitle_that_is_shown(
    open_page: Callable[..., Page], site: Site
) -> None:
    page = open_page(site.watch_path)
    page.locator(".start").click()
    until_video(page, "video.currentTime > 0.2")
    assert page.locator("[data-subtitles] label").all_inner_texts() == ["Off", "বাংলা"]
    page.keyboard.press("KeyC")
    cues = "[...video.textTracks].flatMap(t => t.mode === 'showing' ? [...t.activeCues ?? []] : [])"
    until_video(page, f"{cues}.length === 1")
    shown = video(page, f"{cues}[0].text")
    assert shown == "ক্ষুদ্র নৌকা, <i>দ্রুত</i> স্রোত\nআমি তোমায় <b>ভালোবাসি</b> &amp; more"
    page.keyboard.press("KeyC")
    until_video(page, f"{cues}.length === 0")


def test_a_view_counts_once_the_whole_short_video_was_watched(
    open_page: Callable[..., Page], site: Site
) -> None:
    before = site.views()
    page = open_page(site.watch_path, user_agent="Mozilla/5.0 a viewer of this test alone")
    # It halts itself: whoever watches it may be held up until it has ended.
    video(page, STOP_HALF_WAY)
    page.locator(".start").click()
    until_video(page, "video.paused")
    assert site.views() == before
    page.keyboard.press("KeyK")
    until_video(page, "video.ended")
    until(lambda: site.views() == before + 1)


def test_the_site_fits_a_phone_and_speaks_bengali(
    open_page: Callable[..., Page], site: Site
) -> None:
    for path in ("/", site.watch_path, "/@tahmina"):
        page = open_page(path, locale="bn-BD")
        page.set_viewport_size({"width": 360, "height": 740})
        assert page.locator("html").get_attribute("lang") == "bn"
        width = page.locator("body").evaluate("body => document.documentElement.scrollWidth")
        assert width == 360, path
    assert page.locator("nav a").inner_text() == "English"
    page.locator("nav a").click()
    assert page.locator("html").get_attribute("lang") == "en"
    page.goto(site.url)
    assert page.locator("html").get_attribute("lang") == "en"


def test_light_and_dark_follow_the_system(open_page: Callable[..., Page]) -> None:
    shades = []
    for scheme in ("dark", "light"):
        page = open_page("/", color_scheme=scheme)
        shades.append(
            page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
        )
    assert shades == ["rgb(18, 20, 21)", "rgb(250, 251, 251)"]


def test_fonts_are_our_own(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page(site.watch_path)
    page.locator("body").evaluate("() => document.fonts.ready.then(() => true)")
    loaded = page.locator("body").evaluate(
        "() => [...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)"
    )
    assert {name.strip('"') for name in loaded} >= {"Inter", "Inter Display", "Noto Sans Bengali"}
