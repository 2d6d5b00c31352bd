from dataclasses import replace
from datetime import UTC, datetime, timedelta

import jwt
import pytest

from server.contract.errors import ErrorCode
from server.contract.identity import Role
from server.features.identity.tokens import (
    ACCESS_LIFE,
    AccessTokens,
    Actor,
    hash_token,
    new_refresh_token,
)
from server.kit.errors import NotSignedInError
from server.kit.ids import new_id

SECRET = "a secret of at least thirty-two bytes"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ACTOR = Actor(new_id(), Role.CREATOR, new_id())


def test_a_token_says_who_asks() -> None:
    tokens = AccessTokens(SECRET, lambda: NOW)
    token, expires = tokens.issue(ACTOR)
    assert expires == NOW + ACCESS_LIFE
    assert tokens.read(token) == replace(ACTOR, expires_at=expires)


def test_an_expired_token_asks_to_be_renewed() -> None:
    token, _ = AccessTokens(SECRET, lambda: NOW).issue(ACTOR)
    later = AccessTokens(SECRET, lambda: NOW + ACCESS_LIFE + timedelta(seconds=1))
    with pytest.raises(NotSignedInError) as caught:
        later.read(token)
    assert caught.value.code is ErrorCode.TOKEN_EXPIRED


@pytest.mark.parametrize(
    ("secret", "algorithm", "changed"),
    [
        ("another secret of thirty-two bytes or so", "HS256", {}),
        (SECRET, "HS512", {}),
        (SECRET, "HS256", {"aud": "elsewhere"}),
        (SECRET, "HS256", {"iss": "elsewhere"}),
        (SECRET, "HS256", {"sub": "nobody"}),
        (SECRET, "HS256", {"role": "EMPEROR"}),
        (SECRET, "HS256", {"sid": None}),
    ],
)
@pytest.mark.filterwarnings("ignore:.*HMAC key.*")
def test_a_foreign_token_is_refused(
    secret: str, algorithm: str, changed: dict[str, str | None]
) -> None:
    claims = {
        "iss": "chitra",
        "aud": "chitra",
        "sub": str(ACTOR.user_id),
        "role": "CREATOR",
        "sid": str(ACTOR.family_id),
        "iat": NOW,
        "exp": NOW + ACCESS_LIFE,
    }
    token = jwt.encode({**claims, **changed}, secret, algorithm)
    with pytest.raises(NotSignedInError) as caught:
        AccessTokens(SECRET, lambda: NOW).read(token)
    assert caught.value.code is ErrorCode.NOT_SIGNED_IN


def test_an_unsigned_token_is_refused() -> None:
    token, _ = AccessTokens(SECRET, lambda: NOW).issue(ACTOR)
    payload = jwt.decode(token, options={"verify_signature": False})
    with pytest.raises(NotSignedInError):
        AccessTokens(SECRET, lambda: NOW).read(jwt.encode(payload, "", "none"))


def test_refresh_tokens_are_random_and_hashed() -> None:
    one, other = new_refresh_token(), new_refresh_token()
    assert one != other
    assert len(hash_token(one)) == 64
    assert one not in hash_token(one)
