import json
from collections.abc import Callable, Iterator

import pytest
from joserfc.jwk import ECKey

from server.integrations.oauth.apple import Apple
from server.integrations.oauth.port import Arrival, Profile, ProviderRefusedError, new_trip
from tests.server.elsewhere.apple import KEY_ID, PRIVATE_KEY, TEAM_ID, AppleDouble
from tests.server.elsewhere.browser import visit
from tests.server.elsewhere.issuer import CLIENT_ID, unsigned
from tests.server.elsewhere.web import serving
from tests.server.integrations.oauth.travel import CALLBACK, travel

EMAIL = "x7@privaterelay.example"


@pytest.fixture
def double() -> Iterator[AppleDouble]:
    with serving(AppleDouble()) as running:
        yield running


def _apple(double: AppleDouble, key: ECKey = PRIVATE_KEY) -> Apple:
    return Apple(CLIENT_ID, TEAM_ID, KEY_ID, key, CALLBACK.format("apple"), double.url)


def test_the_name_is_told_once_and_the_person_known_ever_after(double: AppleDouble) -> None:
    assert travel(_apple(double)) == Profile("001234.abc.0001", EMAIL, True, "Mina", "Begum")
    assert travel(_apple(double)) == Profile("001234.abc.0001", EMAIL, True)


@pytest.mark.parametrize("vouched", ["false", False, None])
def test_an_address_that_is_not_vouched_for_is_not_verified(
    double: AppleDouble, vouched: object
) -> None:
    double.person["email_verified"] = vouched
    assert not travel(_apple(double)).email_verified


def test_a_secret_signed_with_another_key_is_not_taken(double: AppleDouble) -> None:
    with pytest.raises(ProviderRefusedError, match="401"):
        travel(_apple(double, ECKey.generate_key("P-256")))


@pytest.mark.parametrize(
    "lie",
    [
        lambda double: setattr(double, "bend", lambda said: said.update(aud="another")),
        lambda double: setattr(
            double, "bend", lambda said: said.update(iss="https://evil.example")
        ),
        lambda double: setattr(double, "bend", lambda said: said.update(nonce="another")),
        lambda double: setattr(double, "bend", lambda said: said.update(exp=1)),
        lambda double: setattr(double, "sign", unsigned),
        lambda double: setattr(double, "sign", double.forged_by_public_key),
    ],
    ids=["aud", "iss", "nonce", "exp", "none", "HS256"],
)
def test_a_lie_signs_nobody_in(double: AppleDouble, lie: Callable[[AppleDouble], object]) -> None:
    lie(double)
    with pytest.raises(ProviderRefusedError):
        travel(_apple(double))


@pytest.mark.parametrize(
    "user",
    [
        "rubbish",
        "[]",
        "{}",
        '{"name": 5}',
        '{"name": {"firstName": 5, "lastName": null}}',
        "[" * 5000,
        json.dumps({"name": {"firstName": "x" * 5000}}),
    ],
)
def test_a_name_that_is_none_keeps_nobody_out(double: AppleDouble, user: str) -> None:
    apple, trip = _apple(double), new_trip()
    _, brought = visit(apple.address(trip))
    found = apple.identify(Arrival(brought["code"], user=user), trip)
    assert (found.first_name, found.last_name, found.email) == ("", "", EMAIL)
