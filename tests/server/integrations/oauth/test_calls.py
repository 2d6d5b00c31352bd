import gzip
import socket
from collections.abc import Iterator

import pytest

from server.integrations.oauth.calls import MOST_BYTES, Calls
from server.integrations.oauth.port import ProviderAwayError, ProviderRefusedError
from tests.server.elsewhere.issuer import Issuer
from tests.server.elsewhere.web import Reply, serving


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    with serving(Issuer()) as running:
        yield running


@pytest.mark.parametrize(
    ("reply", "refusal"),
    [
        (Reply({}, 500), ProviderAwayError),
        (Reply({}, 400), ProviderRefusedError),
        (Reply(b"<html>"), ProviderAwayError),
        (Reply([1]), ProviderAwayError),
        (Reply(b"[" * 100_000), ProviderAwayError),
        (Reply(b"x" * (MOST_BYTES + 1)), ProviderAwayError),
        (Reply({}, 201), ProviderAwayError),
    ],
)
def test_what_is_not_an_answer_is_told_apart_from_a_refusal(
    issuer: Issuer, reply: Reply, refusal: type[Exception]
) -> None:
    issuer.instead["/x"] = reply
    with pytest.raises(refusal):
        Calls().get(f"{issuer.url}/x")
    with pytest.raises(refusal):
        Calls().post(f"{issuer.url}/x", {})


def test_an_answer_that_unpacks_to_very_much_is_not_read_to_its_end(issuer: Issuer) -> None:
    packed = gzip.compress(b" " * 50_000_000)
    assert len(packed) < MOST_BYTES
    issuer.instead["/x"] = Reply(packed, headers={"Content-Encoding": "gzip"})
    with pytest.raises(ProviderAwayError, match="without end"):
        Calls().get(f"{issuer.url}/x")


def test_a_redirect_is_not_followed(issuer: Issuer) -> None:
    issuer.instead["/x"] = Reply(status=302, headers={"Location": f"{issuer.url}/keys"})
    with pytest.raises(ProviderAwayError, match="302"):
        Calls().get(f"{issuer.url}/x")
    assert [each.path for each in issuer.asked] == ["/x"]


def test_who_is_silent_or_not_there_is_away() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises(ProviderAwayError, match="ReadTimeout"):
            Calls(timeout=0.05).get(url)
    with pytest.raises(ProviderAwayError, match="ConnectError"):
        Calls().get(url)


def test_who_drips_is_not_waited_for(issuer: Issuer) -> None:
    issuer.instead["/x"] = Reply({"a": 1})
    with pytest.raises(ProviderAwayError, match="too slowly"):
        Calls(whole=-1).get(f"{issuer.url}/x")


def test_a_token_that_no_header_can_carry_is_no_accident(issuer: Issuer) -> None:
    for token in ("ট", "a\r\nb: c"):
        with pytest.raises(ProviderAwayError):
            Calls().get(f"{issuer.url}/keys", headers={"Authorization": f"Bearer {token}"})


def test_the_surroundings_choose_no_proxy(issuer: Issuer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert Calls().get(f"{issuer.url}/keys")["keys"]
