from collections.abc import Iterator
from typing import Any

import pytest

from server.integrations.oauth.facebook import Facebook
from server.integrations.oauth.port import (
    Arrival,
    Profile,
    ProviderAwayError,
    ProviderRefusedError,
    new_trip,
)
from tests.server.elsewhere.browser import visit
from tests.server.elsewhere.graph import APP_ID, APP_SECRET, VERSION, FacebookDouble
from tests.server.elsewhere.web import Reply, serving
from tests.server.integrations.oauth.travel import CALLBACK, travel


@pytest.fixture
def double() -> Iterator[FacebookDouble]:
    with serving(FacebookDouble()) as running:
        yield running


@pytest.fixture
def facebook(double: FacebookDouble) -> Facebook:
    return Facebook(APP_ID, APP_SECRET, CALLBACK.format("facebook"), double.url, double.url)


def test_a_person_without_an_address_is_somebody_all_the_same(facebook: Facebook) -> None:
    assert travel(facebook) == Profile("7001", None, False, "Rafi", "Khan")


def test_an_address_never_counts_as_verified(facebook: Facebook, double: FacebookDouble) -> None:
    double.person |= {"email": "Rafi@Nodi.Example", "email_verified": True, "verified": True}
    found = travel(facebook)
    assert (found.email, found.email_verified) == ("rafi@nodi.example", False)


@pytest.mark.parametrize(
    "said",
    [
        {"app_id": "191"},
        {"app_id": None},
        {"is_valid": False},
        {"is_valid": "true"},
        {"user_id": None},
        {"user_id": "7002"},
    ],
    ids=str,
)
def test_a_token_of_another_app_or_person_signs_nobody_in(
    facebook: Facebook, double: FacebookDouble, said: dict[str, Any]
) -> None:
    double.token_says = said
    with pytest.raises(ProviderRefusedError):
        travel(facebook)


def test_a_code_works_once(facebook: Facebook) -> None:
    trip = new_trip()
    _, brought = visit(facebook.address(trip))
    assert facebook.identify(Arrival(brought["code"]), trip).subject == "7001"
    with pytest.raises(ProviderRefusedError):
        facebook.identify(Arrival(brought["code"]), trip)


@pytest.mark.parametrize("path", ["oauth/access_token", "debug_token", "me"])
def test_facebook_may_be_away_at_any_step(
    facebook: Facebook, double: FacebookDouble, path: str
) -> None:
    double.instead[f"/{VERSION}/{path}"] = Reply({}, 503)
    with pytest.raises(ProviderAwayError):
        travel(facebook)
    double.instead[f"/{VERSION}/{path}"] = Reply({"data": []})
    with pytest.raises(ProviderRefusedError):
        travel(facebook)


def test_secrets_are_in_no_address(facebook: Facebook, double: FacebookDouble) -> None:
    travel(facebook)
    assert APP_SECRET not in repr(facebook)
    assert not any(APP_SECRET in str(each.query) for each in double.asked)
