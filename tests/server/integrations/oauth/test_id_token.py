from collections.abc import Callable
from typing import Any

import pytest
from joserfc.jwk import ECKey, KeySet, RSAKey

from server.integrations.oauth.id_token import Expected, believed, key_set
from server.integrations.oauth.port import ProviderRefusedError
from tests.server.elsewhere.issuer import CLIENT_ID, Claims, Issuer, half_hash, unsigned
from tests.server.elsewhere.web import Asked

AT = 1_800_000_000
ISSUER = "https://issuer.example"
NONCE, TOKEN = "the nonce of this trip", "the access token"
EXPECTED = Expected([ISSUER, "issuer.example"], CLIENT_ID, NONCE, TOKEN, AT)
DOUBLE = Issuer()
KEYS = key_set(DOUBLE.answer(Asked("GET", DOUBLE.keys_path, {}, {}, {})).body)
OTHER = RSAKey.generate_key(2048, {"kid": "rsa-1", "use": "sig", "alg": "RS256"})


def _claims(**changes: Any) -> Claims:
    whole = {
        "iss": ISSUER,
        "sub": "108",
        "aud": CLIENT_ID,
        "iat": AT,
        "exp": AT + 600,
        "nonce": NONCE,
        "at_hash": half_hash(TOKEN),
    }
    return {name: value for name, value in {**whole, **changes}.items() if value is not None}


def test_a_token_made_for_this_trip_is_believed() -> None:
    for changes in (
        {},
        {"iss": "issuer.example"},
        {"at_hash": None},
        {"aud": [CLIENT_ID]},
        {"aud": [CLIENT_ID, "another"], "azp": CLIENT_ID},
        {"exp": AT - 30},
        {"iat": AT + 30},
    ):
        assert believed(DOUBLE.signed(_claims(**changes)), KEYS, EXPECTED)["sub"] == "108"
    es256 = ECKey.generate_key("P-256", {"kid": "ec-9"})
    token = DOUBLE.signed(_claims(), es256)
    assert believed(token, KeySet([es256]), EXPECTED)["sub"] == "108"


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://other.example"},
        {"iss": f"{ISSUER}/"},
        {"iss": None},
        {"iss": [ISSUER]},
        {"aud": "another"},
        {"aud": ["another"]},
        {"aud": None},
        {"aud": []},
        {"aud": [CLIENT_ID, "another"]},
        {"azp": "another"},
        {"exp": AT - 61},
        {"exp": None},
        {"exp": "tomorrow"},
        {"exp": float("nan")},
        {"iat": AT + 61},
        {"iat": None},
        {"nbf": AT + 61},
        {"nonce": "of another trip"},
        {"nonce": None},
        {"nonce": ""},
        {"nonce": ["x"]},
        {"sub": None},
        {"sub": 108},
        {"at_hash": half_hash("another token")},
        {"at_hash": ""},
        {"at_hash": 0},
        {"at_hash": 5},
        {"at_hash": ["x"]},
    ],
    ids=str,
)
def test_a_token_that_says_anything_else_is_not(changes: Claims) -> None:
    with pytest.raises(ProviderRefusedError):
        believed(DOUBLE.signed(_claims(**changes)), KEYS, EXPECTED)


@pytest.mark.parametrize(
    "sign",
    [
        unsigned,
        DOUBLE.forged_by_public_key,
        lambda claims: DOUBLE.signed(claims, OTHER),
        lambda claims: DOUBLE.signed(claims)[:-4] + "AAAA",
        lambda _claims: "not.a.token",
        lambda _claims: "",
        lambda _claims: "a" * 20_000,
        lambda claims: DOUBLE.signed(claims, RSAKey.generate_key(2048, {"kid": "unknown"})),
    ],
    ids=["none", "public key as secret", "stranger", "altered", "rubbish", "empty", "long", "kid"],
)
def test_a_token_that_the_issuer_did_not_sign_is_not(sign: Callable[[Claims], str]) -> None:
    with pytest.raises(ProviderRefusedError):
        believed(sign(_claims()), KEYS, EXPECTED)


@pytest.mark.parametrize(
    "published",
    [
        {},
        {"keys": []},
        {"keys": "x"},
        {"keys": [{"kty": "oct", "k": "c2VjcmV0"}]},
        {"keys": [{"kty": "RSA"}]},
        {"keys": ["x"]},
        {"keys": [{"kty": "EC", "crv": "P-256", "x": 1, "y": 2}]},
    ],
    ids=str,
)
def test_keys_that_cannot_verify_are_none(published: dict[str, Any]) -> None:
    with pytest.raises(ProviderRefusedError):
        key_set(published)
