import re

from fastapi.testclient import TestClient

from server.app.administration.site import POLICY


def test_the_pages_need_nothing_from_elsewhere(client: TestClient) -> None:
    page = client.get("/admin/login")
    assert page.headers["Content-Security-Policy"] == POLICY
    assert page.headers["Cache-Control"] == "no-store"
    fetched = re.findall(r'(?:src|href)="(http[^"]+)"', page.text)
    assert fetched
    for address in fetched:
        assert address.startswith("http://testserver/admin/statics/")
        assert client.get(address).status_code == 200
    assert not re.search(r"<script(?![^>]*src=)", page.text)
