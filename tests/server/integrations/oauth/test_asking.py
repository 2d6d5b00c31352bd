import base64
import hashlib
from urllib.parse import parse_qs, urlsplit

from server.integrations.oauth.asking import browser_address, code_form
from server.integrations.oauth.port import new_trip


def test_the_browser_takes_along_the_challenge_and_never_the_verifier() -> None:
    trip = new_trip()
    address = browser_address("https://a.example/in?x=1", "id", "https://b", "s t", trip, nonce="n")
    query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    digest = hashlib.sha256(trip.verifier.encode()).digest()
    assert query == {
        "x": "1",
        "response_type": "code",
        "client_id": "id",
        "redirect_uri": "https://b",
        "scope": "s t",
        "state": trip.state,
        "code_challenge": base64.urlsafe_b64encode(digest).decode().rstrip("="),
        "code_challenge_method": "S256",
        "nonce": "n",
    }
    assert trip.verifier not in address


def test_the_code_is_traded_with_the_verifier() -> None:
    trip = new_trip()
    form = code_form("id", "secret", "https://b", "the code", trip)
    assert (form["code"], form["code_verifier"]) == ("the code", trip.verifier)
    assert (form["grant_type"], form["redirect_uri"]) == ("authorization_code", "https://b")
