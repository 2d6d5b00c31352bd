import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from server.contract.identity import SocialProvider
from server.features.identity.models import SocialFlow
from server.features.identity.social.arrive import Brought, arrive
from server.features.identity.social.offered import Flows
from server.kit.sealing import Sealer
from tests.server.elsewhere.browser import visit
from tests.server.elsewhere.graph import VERSION
from tests.server.elsewhere.issuer import unsigned
from tests.server.elsewhere.web import Reply
from tests.server.elsewhere.world import SocialWorld, landed
from tests.server.features.identity.authenticator import Turned

PROVIDERS = ["google", "facebook", "apple"]


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_browser_is_brought_home_with_a_code(social: SocialWorld, provider: str) -> None:
    studio = social.studio()
    brought = studio.return_from(provider)
    assert set(brought) == {"code", "state"}
    assert brought["state"] == studio.state
    with social.units.read() as unit:
        row = unit.session.scalars(sa.select(SocialFlow)).one()
    assert row.secrets == ""
    assert brought["code"] not in repr(vars(row))
    assert "mina" not in (row.identity or "")


@pytest.mark.parametrize("provider", PROVIDERS)
def test_who_says_no_comes_home_with_that(social: SocialWorld, provider: str) -> None:
    getattr(social.elsewhere, provider).consents = False
    studio = social.studio()
    assert studio.return_from(provider) == {"error": "access_denied", "state": studio.state}


@pytest.mark.parametrize(
    ("provider", "break_it", "told"),
    [
        ("google", lambda all_: all_.google.instead.update({"/token": Reply({}, 500)}), "away"),
        ("google", lambda all_: setattr(all_.google, "sign", unsigned), "refused"),
        (
            "google",
            lambda all_: setattr(all_.google, "bend", lambda said: said.update(nonce="x" * 43)),
            "refused",
        ),
        ("apple", lambda all_: setattr(all_.apple, "sign", unsigned), "refused"),
        ("apple", lambda all_: all_.apple.instead.update({"/auth/keys": Reply({}, 502)}), "away"),
        ("facebook", lambda all_: all_.facebook.token_says.update(app_id="191"), "refused"),
        (
            "facebook",
            lambda all_: all_.facebook.instead.update({f"/{VERSION}/me": Reply(b"x" * 300_000)}),
            "away",
        ),
    ],
)
def test_what_cannot_be_believed_brings_no_code(
    social: SocialWorld, provider: str, break_it: Callable[[object], object], told: str
) -> None:
    break_it(social.elsewhere)
    studio = social.studio()
    error = {"away": "temporarily_unavailable", "refused": "server_error"}[told]
    assert studio.return_from(provider) == {"error": error, "state": studio.state}


def test_a_state_brings_one_browser_home(social: SocialWorld) -> None:
    studio = social.studio()
    place, brought = visit(studio.begin())
    assert landed(studio.deliver(place, brought))["code"]
    again = studio.deliver(place, brought)
    assert again.status_code == 400
    assert "location" not in again.headers


def test_of_two_that_come_back_at_once_one_is_brought_home(social: SocialWorld) -> None:
    studio = social.studio()
    _, brought = visit(studio.begin())
    flows = social.parts.providers.get(Flows)
    back = Brought(state=brought["state"], code=brought["code"])
    with ThreadPoolExecutor(4) as pool:
        tries = [pool.submit(arrive, flows, SocialProvider.GOOGLE, back) for _ in range(4)]
    places = [each.result() for each in tries]
    assert sum(place is not None for place in places) == 1


@pytest.mark.parametrize("other", ["facebook", "apple"])
def test_a_state_is_of_one_provider(social: SocialWorld, other: str) -> None:
    studio = social.studio()
    place, brought = visit(studio.begin("google"))
    mixed = studio.deliver(place.replace("google", other), brought)
    assert (mixed.status_code, mixed.headers.get("location")) == (400, None)
    assert not getattr(social.elsewhere, other).asked
    assert landed(studio.deliver(place, brought))["code"], "the trip itself can still end well"


def test_a_provider_answers_in_its_own_way(social: SocialWorld) -> None:
    studio = social.studio()
    _, google = visit(studio.begin("google"))
    path = "/account/social/google/callback"
    assert social.client.post(path, data=google).status_code == 400
    _, apple = visit(studio.begin("apple"))
    assert social.client.get(path.replace("google", "apple"), params=apple).status_code == 400


def test_a_trip_is_over_after_ten_minutes(social: SocialWorld) -> None:
    clock, studio = Turned(social.units), social.studio()
    place, brought = visit(studio.begin())
    clock.turn(minutes=10)
    assert studio.deliver(place, brought).status_code == 400


def test_an_answer_in_another_issuers_name_is_refused(social: SocialWorld) -> None:
    studio = social.studio()
    place, brought = visit(studio.begin())
    mixed = landed(studio.deliver(place, {**brought, "iss": "https://evil.example"}))
    assert mixed == {"error": "server_error", "state": studio.state}
    place, brought = visit(studio.begin())
    named = {**brought, "iss": social.elsewhere.google.url}
    assert landed(studio.deliver(place, named))["code"]


def test_a_trip_under_a_forgotten_secret_ends(social: SocialWorld) -> None:
    studio = social.studio()
    place, brought = visit(studio.begin())
    with social.units.write() as unit:
        sealed = Sealer(["another secret, which this server never had"]).seal("social trip", "{}")
        unit.session.execute(sa.update(SocialFlow).values(secrets=sealed))
    assert landed(studio.deliver(place, brought))["error"] == "server_error"


def test_the_log_holds_no_secret(social: SocialWorld, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "server")
    studio = social.studio()
    place, brought = visit(studio.begin("apple"))
    code = landed(studio.deliver(place, brought))["code"]
    told = social.studio()
    told.client.post("/api/v1/social/sessions", json={"code": code, "code_verifier": "x" * 43})
    social.elsewhere.apple.sign = unsigned
    studio.return_from("apple")
    for secret in (brought["code"], brought["state"], code, "privaterelay", "001234"):
        assert secret not in caplog.text
