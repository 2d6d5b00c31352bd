import pytest
from starlette.datastructures import Headers

from server.kit.http.same_site import is_forged

HOST = {"host": "video.example"}


@pytest.mark.parametrize(
    ("headers", "forged"),
    [
        ({}, False),
        ({"sec-fetch-site": "same-origin"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"sec-fetch-site": "same-site"}, True),
        ({"sec-fetch-site": "cross-site"}, True),
        ({"sec-fetch-site": "same-origin", "origin": "https://other.example"}, False),
        ({"origin": "https://video.example"}, False),
        ({"origin": "https://other.example"}, True),
        ({"origin": "https://video.example.other.example"}, True),
        ({"origin": "null"}, True),
    ],
)
def test_what_another_sites_page_sends_is_known(headers: dict[str, str], *, forged: bool) -> None:
    assert is_forged("POST", Headers({**HOST, **headers})) is forged
    assert not is_forged("GET", Headers({**HOST, **headers}))
