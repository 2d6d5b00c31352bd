from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.contract.errors import ErrorCode
from server.contract.identity import SocialProvider
from server.features.identity.models import SocialFlow
from server.features.identity.social.sealed import open_trip
from server.features.identity.tokens import hash_token
from server.kit.sealing import Sealer
from tests.server.elsewhere.web import Reply
from tests.server.elsewhere.world import API, LOOPBACK, SocialWorld
from tests.server.features.identity.authenticator import Turned


def _query(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def test_what_leaves_is_not_what_is_stored(social: SocialWorld) -> None:
    studio = social.studio()
    query = _query(studio.begin())
    with social.units.read() as unit:
        row = unit.session.scalars(sa.select(SocialFlow)).one()
    assert row.provider is SocialProvider.GOOGLE
    assert row.state_hash == hash_token(query["state"])
    assert (row.redirect_uri, row.client_state) == (LOOPBACK, studio.state)
    assert row.code_challenge == studio.asked()["code_challenge"]
    assert query["state"] != studio.state
    assert query["code_challenge"] != row.code_challenge
    secrets = open_trip(row.secrets, social.parts.providers.get(Sealer))
    assert secrets.nonce == query["nonce"]
    kept = repr([value for name, value in vars(row).items() if name != "_sa_instance_state"])
    for secret in (query["state"], secrets.nonce, secrets.verifier, studio.verifier):
        assert secret not in kept


@pytest.mark.parametrize(
    ("provider", "scope"),
    [
        ("google", "openid email profile"),
        ("facebook", "public_profile email"),
        ("apple", "name email"),
    ],
)
def test_no_more_is_asked_for_than_is_used(social: SocialWorld, provider: str, scope: str) -> None:
    query = _query(social.studio().begin(provider))
    assert (query["scope"], query["response_type"]) == (scope, "code")
    assert query["code_challenge_method"] == "S256"


@pytest.mark.parametrize("host", ["evil.example", "evil.example/x?", "127.0.0.1:1"])
@pytest.mark.parametrize("provider", ["google", "facebook", "apple"])
def test_nobody_else_chooses_where_the_code_goes(
    social: SocialWorld, provider: str, host: str
) -> None:
    headers = {"Host": host, "X-Forwarded-Host": host, "X-Forwarded-Proto": "http"}
    answer = social.client.post(
        f"{API}/social/{provider}/flows", json=social.studio().asked(), headers=headers
    )
    place = _query(answer.json()["url"])["redirect_uri"]
    assert place == f"https://video.example/account/social/{provider}/callback"


@pytest.mark.parametrize(
    "place",
    [
        "http://evil.example:80/",
        "http://evil.example/",
        "https://127.0.0.1:5000/",
        "http://localhost:5000/",
        "http://127.0.0.1/",
        "http://127.0.0.1:/",
        "http://127.0.0.1.evil.example:5000/",
        "http://127.0.0.1:5000@evil.example/",
        "http://user@127.0.0.1:5000/",
        "http://127.0.0.1:5000",
        "http://127.0.0.1:5000/?next=http://evil.example",
        "http://127.0.0.1:5000/#x",
        "http://127.0.0.1:5000/../x",
        "http://127.0.0.1:5000/%0d%0aX:1",
        "http://127.0.0.1:5000/\r\nX: 1",
        "http://127.0.0.1:৫০০০/",
        "http://127.1:5000/",
        "http://0.0.0.0:5000/",
        "http://[::2]:5000/",
        "HTTP://127.0.0.1:5000/",
        "chitra://callback",
        "javascript:alert(1)",
        "//evil.example",
        "",
        f"http://127.0.0.1:5000/{'x' * 200}",
    ],
)
def test_a_browser_is_brought_to_its_own_computer_alone(social: SocialWorld, place: str) -> None:
    answer = social.client.post(
        f"{API}/social/google/flows", json=social.studio().asked(redirect_uri=place)
    )
    assert answer.status_code == 422
    assert list(answer.json()["fields"]) == ["redirect_uri"]
    assert not social.elsewhere.google.asked


@pytest.mark.parametrize("place", ["http://127.0.0.1:1/", "http://[::1]:65535/a/b-c_d"])
def test_any_port_of_it_will_do(social: SocialWorld, place: str) -> None:
    assert social.studio().begin(redirect_uri=place)


@pytest.mark.parametrize("change", [{"code_challenge": "short"}, {"state": "short"}, {"x": "y"}])
def test_a_trip_needs_a_challenge_and_a_state(social: SocialWorld, change: dict[str, str]) -> None:
    asked = social.studio().asked(**change)
    assert social.client.post(f"{API}/social/google/flows", json=asked).status_code == 422


def test_who_is_away_is_named(social: SocialWorld) -> None:
    social.elsewhere.google.instead["/.well-known/openid-configuration"] = Reply({}, 503)
    answer = social.client.post(f"{API}/social/google/flows", json=social.studio().asked())
    assert (answer.status_code, answer.json()["code"]) == (409, ErrorCode.SOCIAL_FAILED)
    assert "Google does not answer" in answer.json()["message"]


def test_what_is_not_offered_is_said_to_be(client: TestClient, social: SocialWorld) -> None:
    answer = client.post(f"{API}/social/apple/flows", json=social.studio().asked())
    assert (answer.status_code, answer.json()["code"]) == (409, ErrorCode.SOCIAL_FAILED)
    assert client.get(f"{API}/server").json()["social_providers"] == []
    offered = social.client.get(f"{API}/server").json()["social_providers"]
    assert offered == ["GOOGLE", "FACEBOOK", "APPLE"]


def test_ten_minutes_are_given(social: SocialWorld) -> None:
    clock = Turned(social.units)
    answer = social.client.post(f"{API}/social/GOOGLE/flows", json=social.studio().asked())
    until = datetime.fromisoformat(answer.json()["expires_at"])
    assert until == clock() + timedelta(minutes=10)


def test_a_sender_begins_so_many_and_no_more(social: SocialWorld) -> None:
    url, asked = f"{API}/social/facebook/flows", social.studio().asked()
    answers = [social.client.post(url, json=asked).status_code for _ in range(121)]
    assert (answers[-2], answers[-1]) == (201, 429)
