import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from server.integrations.oauth.google import GOOGLE, Google
from server.integrations.oauth.port import (
    Arrival,
    Profile,
    ProviderAwayError,
    ProviderRefusedError,
    new_trip,
)
from server.kit.clock import now
from tests.server.elsewhere.browser import visit
from tests.server.elsewhere.google import DATED, provider_mock
from tests.server.elsewhere.issuer import (
    CLIENT_ID,
    CLIENT_SECRET,
    Claims,
    Issuer,
    unsigned,
)
from tests.server.elsewhere.web import Reply, serving
from tests.server.integrations.oauth.travel import CALLBACK, travel


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    with serving(Issuer()) as running:
        yield running


@pytest.fixture
def google(issuer: Issuer) -> Google:
    return Google(CLIENT_ID, CLIENT_SECRET, CALLBACK.format("google"), issuer.url)


def test_a_person_is_known_by_what_the_issuer_calls_them(google: Google, issuer: Issuer) -> None:
    issuer.person |= {"given_name": "Mina", "family_name": "Begum"}
    assert travel(google) == Profile("108", "mina@gmail.example", True, "Mina", "Begum")
    paths = [each.path for each in issuer.asked]
    assert paths.count("/.well-known/openid-configuration") == 1


@pytest.mark.parametrize("vouched", [False, "true", None, 1])
def test_an_address_that_is_not_vouched_for_is_not_verified(
    google: Google, issuer: Issuer, vouched: object
) -> None:
    issuer.person["email_verified"] = vouched
    assert not travel(google).email_verified


def _says(**claims: object) -> Callable[[Issuer], object]:
    return lambda issuer: setattr(issuer, "bend", lambda said: said.update(claims))


def _signs(sign: Callable[[Claims], str]) -> Callable[[Issuer], object]:
    return lambda issuer: setattr(issuer, "sign", sign)


@pytest.mark.parametrize(
    "lie",
    [
        _says(aud="another client"),
        _says(iss=GOOGLE),
        _says(nonce="of another trip"),
        _says(at_hash="AAAAAAAAAAAAAAAAAAAAAA"),
        _says(exp=1),
        _says(sub=""),
        _says(azp="another client"),
        _signs(unsigned),
        lambda issuer: setattr(issuer, "sign", issuer.forged_by_public_key),
        lambda issuer: issuer.instead.update({"/keys": Reply({"keys": []})}),
        lambda issuer: issuer.instead.update({"/token": Reply({"access_token": "x"})}),
        lambda issuer: issuer.instead.update({"/token": Reply({"id_token": "x"})}),
    ],
    ids=[
        "aud",
        "iss",
        "nonce",
        "at_hash",
        "exp",
        "sub",
        "azp",
        "none",
        "HS256",
        "keys",
        "no id token",
        "no access token",
    ],
)
def test_a_lie_signs_nobody_in(
    google: Google, issuer: Issuer, lie: Callable[[Issuer], object]
) -> None:
    lie(issuer)
    with pytest.raises(ProviderRefusedError):
        travel(google)


def test_a_code_is_worth_nothing_twice_nor_on_another_trip(google: Google) -> None:
    trip = new_trip()
    _, brought = visit(google.address(trip))
    arrival = Arrival(brought["code"])
    with pytest.raises(ProviderRefusedError):
        google.identify(arrival, new_trip())
    assert google.identify(arrival, trip).subject == "108"
    with pytest.raises(ProviderRefusedError):
        google.identify(arrival, trip)


def test_who_says_to_be_another_issuer_is_refused_before_anything_is_asked(
    google: Google, issuer: Issuer
) -> None:
    with pytest.raises(ProviderRefusedError, match="another issuer"):
        google.identify(Arrival("code", issuer="https://evil.example"), new_trip())
    assert not issuer.asked


@pytest.mark.parametrize(
    "description",
    [
        Reply({}, 500),
        Reply({}, 404),
        Reply({"issuer": "https://evil.example"}),
        Reply({"issuer": "URL", "authorization_endpoint": "ftp://evil.example"}),
    ],
    ids=str,
)
def test_an_issuer_that_does_not_describe_itself_is_away(
    google: Google, issuer: Issuer, description: Reply
) -> None:
    body = {
        name: value.replace("URL", issuer.url) for name, value in dict(description.body).items()
    }
    issuer.instead["/.well-known/openid-configuration"] = Reply(body, description.status)
    with pytest.raises(ProviderAwayError):
        google.address(new_trip())


def test_the_description_is_read_again_after_an_hour(issuer: Issuer) -> None:
    at = [now()]
    google = Google(CLIENT_ID, CLIENT_SECRET, "https://x", issuer.url, clock=lambda: at[0])
    for _ in range(3):
        google.address(new_trip())
    assert len(issuer.asked) == 1
    at[0] += timedelta(hours=1)
    google.address(new_trip())
    assert len(issuer.asked) == 2


def test_neither_secret_nor_token_is_shown(google: Google) -> None:
    assert CLIENT_SECRET not in repr(google)
    assert "108" in repr(travel(google))
    assert "mina" not in repr(travel(google))


@DATED
def test_a_provider_that_others_wrote_is_understood() -> None:
    before = threading.active_count()
    with provider_mock() as mock:
        mock.person("109", email="mina@gmail.example", email_verified=True, given_name="Mina")
        google = Google(CLIENT_ID, CLIENT_SECRET, CALLBACK.format("google"), mock.url)
        trip = new_trip()
        place, brought = mock.visit(google.address(trip), "109")
        assert place == google.callback
        assert brought["state"] == trip.state
        found = google.identify(Arrival(brought["code"]), trip)
        assert found == Profile("109", "mina@gmail.example", True, "Mina")
        _, refused = mock.visit(google.address(trip), None)
        assert refused["error"] == "access_denied"
    assert threading.active_count() == before
