"""The documentation builds without a warning, and its pages need no other host."""

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from server.app.model_docs.tables import by_feature
from tests.e2e.browser import chromium, new_page
from tests.paths import REPOSITORY
from tests.patience import PATIENCE_SECONDS

pytestmark = pytest.mark.proof

SVG = """() => [...document.querySelectorAll("div.mermaid")]
    .map(each => each.shadowRoot?.querySelector("svg")?.textContent ?? "")"""
OPEN = """const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function () { return attach.call(this, {mode: "open"}); };"""
"""The theme hides its diagrams from scripts."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole documentation, built as `make docs` does."""
    folder = tmp_path_factory.mktemp("site")
    configuration = REPOSITORY / "docs" / "mkdocs" / "mkdocs.yml"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    built = subprocess.run(
        [*command, "-f", str(configuration), "-d", str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert built.returncode == 0, built.stderr
    assert "WARNING" not in built.stderr
    return folder


def test_pages_load_scripts_and_styles_from_beside_themselves(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 25
    loaded = re.compile(r'<(?:script|link|img|iframe)\b[^>]*?(?:src|href)="?([^" >]+)')
    for page in pages:
        for address in loaded.findall(page.read_text(encoding="utf-8")):
            assert not address.startswith(("http:", "https:", "//")), f"{page.name}: {address}"


def test_only_pages_with_diagrams_bring_what_draws_them(site: Path) -> None:
    drawing = {
        page.name
        for page in site.rglob("*.html")
        if "assets/mermaid.js" in page.read_text(encoding="utf-8")
    }
    assert drawing == {"diagram.html", *(f"{feature}.html" for feature in by_feature())}
    assert (site / "assets" / "mermaid.js").stat().st_size > 1_000_000


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def served(site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.mark.browser
def test_diagrams_are_drawn_without_another_host(served: str, browser: Browser) -> None:
    page = new_page(browser)
    page.add_init_script(OPEN)
    hosts = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    for feature, tables in by_feature().items():
        page.goto(f"{served}/models/{feature}.html")
        page.wait_for_function(f"() => ({SVG})().some(text => text !== '')")
        [drawn] = page.evaluate(SVG)
        assert "Syntax error" not in drawn
        for each in tables:
            assert each.table.name in drawn
    page.goto(f"{served}/models/diagram.html")
    page.wait_for_function(f"() => ({SVG})().some(text => text !== '')")
    [drawn] = page.evaluate(SVG)
    assert all(each.table.name in drawn for tables in by_feature().values() for each in tables)
    assert hosts == {"127.0.0.1"}
    page.close()
