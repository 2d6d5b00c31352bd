from pathlib import Path

import pytest
from starlette.requests import Request

from server.app.wiring import Parts
from server.web.language import Language
from server.web.pages import Pages, Reader, reader_of
from server.web.site import Site


def request(path: str = "/", query: bytes = b"", **headers: str) -> Request:
    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": path, "query_string": query}
    return Request({**scope, "scheme": "http", "server": ("localhost", 80), "headers": pairs})


def test_a_choice_in_the_address_is_remembered(parts: Parts) -> None:
    site = parts.providers.get(Site)
    reader = reader_of(request(query=b"lang=bn", accept_language="en"), site)
    assert (reader.language, reader.asked) == (Language.BENGALI, Language.BENGALI)
    page = parts.providers.get(Pages).render("error.html", reader, kind="missing", request_id="x")
    assert "lang=bn" in page.headers["set-cookie"]
    assert page.headers["content-language"] == "bn"
    assert 'lang="bn"' in bytes(page.body).decode()


def test_addresses_are_those_that_viewers_use() -> None:
    own = Site("C", None, Path())
    public = Site("C", "https://watch.example/", Path())
    assert reader_of(request(host="192.0.2.1:8747"), own).base_url == "http://192.0.2.1:8747"
    assert reader_of(request(host="192.0.2.1"), public).base_url == "https://watch.example"


def test_a_page_may_load_nothing_from_elsewhere_and_nothing_inline(parts: Parts) -> None:
    reader = Reader(Language.ENGLISH, "http://x", "/", None)
    page = parts.providers.get(Pages).render("error.html", reader, kind="error", request_id="r1")
    policy = page.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "request r1" in bytes(page.body).decode()


def test_icons_are_drawn_in_the_colour_of_their_text(parts: Parts) -> None:
    pages = parts.providers.get(Pages)
    drawing = pages.icon("play")
    assert drawing.startswith('<svg class="icon"')
    assert "currentColor" in drawing
    with pytest.raises(ValueError, match="not an icon"):
        pages.icon("../x")
