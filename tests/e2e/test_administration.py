"""A real server, an administrator with an authenticator app, a real browser at the door."""

import subprocess
import sys
from collections.abc import Iterator

import httpx
import pyotp
import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.browser import chromium, new_page
from tests.patience import PATIENCE_SECONDS
from tests.studio.live_server import LiveServer

pytestmark = pytest.mark.browser
EMAIL = "root@nodi.example"
PASSWORD = "the harbour at four in the morning"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    live = LiveServer(tmp_path_factory.mktemp("site") / "data")
    live.start()
    yield live
    live.stop()


@pytest.fixture(scope="module")
def recovery_codes(server: LiveServer) -> list[str]:
    """Of an administrator made on the command line, who set two-step sign-in up."""
    command = [sys.executable, "-m", "server.app.cli", "create-admin", "--email", EMAIL]
    command += ["--username", "root", "--password", PASSWORD, "--data-dir", str(server.data)]
    subprocess.run(command, check=True, env=server.environment, timeout=PATIENCE_SECONDS)
    with httpx.Client(
        base_url=f"{server.url}/api/v1", timeout=PATIENCE_SECONDS, trust_env=False
    ) as http:
        session = http.post("/sign-in", json={"email": EMAIL, "password": PASSWORD}).json()
        assert session["user"]["second_factor_missing"]
        http.headers["Authorization"] = f"Bearer {session['access_token']}"
        secret = http.post("/me/second-factor").json()["secret"]
        answer = http.post("/me/second-factor/confirm", json={"code": pyotp.TOTP(secret).now()})
        codes: list[str] = answer.json()["codes"]
        return codes


def test_the_pages_work_with_nothing_inline(
    browser: Browser, server: LiveServer, recovery_codes: list[str]
) -> None:
    page = new_page(browser)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    _enter(page, server.url, recovery_codes.pop())
    page.get_by_text("Identity").click()
    page.get_by_role("link", name="User", exact=True).click()
    page.get_by_role("link", name="View", exact=True).click()
    page.get_by_text(EMAIL).first.wait_for()
    page.go_back()
    page.get_by_role("link", name="Edit", exact=True).click()
    page.locator("#bio").fill("Runs the server.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("cell", name=EMAIL).wait_for()
    assert said == []
    page.close()


def _enter(page: Page, url: str, code: str) -> None:
    page.goto(f"{url}/admin/")
    page.locator("input[name=username]").fill(EMAIL)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=code]").fill(code)
    page.get_by_role("button").first.click()
    page.get_by_text("Choose a table").wait_for()
