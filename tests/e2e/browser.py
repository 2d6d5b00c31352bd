"""The system's Chromium, headless, told not to look for the world outside."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.patience import PATIENCE_MS, PATIENCE_SECONDS

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser for one test module; skips where there is none."""
    path = which("chromium") or which("chromium-browser") or which("google-chrome")
    if path is None:
        pytest.skip("no Chromium is installed")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=str(Path(path)),
            args=[*ARGUMENTS],
            headless=True,
            timeout=PATIENCE_MS,
        )
        yield running
        running.close()


def new_page(browser: Browser, **options: Any) -> Page:
    """A page in a context of its own, which is waited for with patience."""
    page = browser.new_page(**options)
    page.set_default_timeout(PATIENCE_MS)
    return page


def until(page: Page, expression: str) -> None:
    """Wait for something of the page's ``video``.

    Playwright's own waiting evaluates strings, which the page's policy forbids.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not page.locator("video").evaluate(f"video => {expression}"):
        assert time.monotonic() < deadline, f"never {expression}"
        page.wait_for_timeout(50)
