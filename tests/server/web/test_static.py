import gzip

from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.web.static import StaticFiles


def test_files_are_kept_for_ever_under_a_name_that_changes_with_them(
    client: TestClient, parts: Parts
) -> None:
    files = parts.providers.get(StaticFiles)
    answer = client.get(files.url("css/site.css"), headers={"Accept-Encoding": "identity"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert "immutable" in answer.headers["cache-control"]
    old = client.get("/static/0123456789abcdef/css/site.css")
    assert old.headers["cache-control"] == "no-cache"


def test_text_is_packed_and_fonts_are_not(client: TestClient, parts: Parts) -> None:
    files = parts.providers.get(StaticFiles)
    script = client.get(files.url("player/hls.min.mjs"), headers={"Accept-Encoding": "gzip"})
    assert script.headers["content-encoding"] == "gzip"
    packed = files.get("player/hls.min.mjs").packed
    assert packed is not None
    assert gzip.decompress(packed) == script.content
    assert len(packed) < len(script.content) / 2
    font = client.get(files.url("fonts/Inter-Regular.woff2"), headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in font.headers
    assert font.headers["content-type"] == "font/woff2"


def test_only_named_files_exist(client: TestClient, parts: Parts) -> None:
    files = parts.providers.get(StaticFiles)
    for name in ("../themes/tokens.json", "..%2fthemes%2ftokens.json", "css/none.css", ""):
        assert client.get(f"/static/{files.version}/{name}").status_code == 404
