from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest

from server.contract.errors import ErrorCode
from server.contract.identity import Role
from server.features.identity.challenges import Challenges
from server.features.identity.signing import Signing
from server.features.identity.tokens import (
    ACCESS_LIFE,
    AUDIENCE,
    KIND,
    AccessTokens,
    Actor,
    hash_token,
    new_refresh_token,
)
from server.kit.errors import NotSignedInError
from server.kit.ids import new_id
from server.kit.policies import StaffPolicy

SECRET = "a secret of at least thirty-two bytes"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ACTOR = Actor(new_id(), Role.CREATOR, new_id())
CLAIMS = {
    "sub": str(ACTOR.user_id),
    "role": "CREATOR",
    "sid": str(ACTOR.family_id),
    "amr": ["pwd"],
    "auth_time": int(NOW.timestamp()),
}


def _clock() -> datetime:
    return NOW


def _signed(claims: dict[str, Any]) -> str:
    return Signing([SECRET], KIND, AUDIENCE, _clock).sign(claims, ACCESS_LIFE)[0]


def test_a_token_says_who_asks_and_how_they_proved_it() -> None:
    tokens = AccessTokens(SECRET, _clock)
    proved = replace(ACTOR, proved_at=NOW - timedelta(hours=1), second_factor=True)
    for actor in (ACTOR, proved):
        token, expires = tokens.issue(actor)
        assert expires == NOW + ACCESS_LIFE
        assert tokens.read(token) == replace(actor, expires_at=expires)
    claims = jwt.decode(token, options={"verify_signature": False})
    assert claims["amr"] == ["pwd", "otp", "mfa"]
    assert jwt.get_unverified_header(token)["typ"] == "at+jwt"


def test_an_expired_token_asks_to_be_renewed() -> None:
    token, _ = AccessTokens(SECRET, _clock).issue(ACTOR)
    later = AccessTokens(SECRET, lambda: NOW + ACCESS_LIFE + timedelta(seconds=1))
    with pytest.raises(NotSignedInError) as caught:
        later.read(token)
    assert caught.value.code is ErrorCode.TOKEN_EXPIRED


@pytest.mark.parametrize(
    "changed",
    [
        {"sub": "nobody"},
        {"sub": 7},
        {"role": "EMPEROR"},
        {"sid": None},
        {"amr": None},
        {"auth_time": "yesterday"},
        *({name: ...} for name in ("sub", "role", "sid", "amr")),
    ],
)
def test_a_token_without_what_belongs_in_it_is_refused(changed: dict[str, Any]) -> None:
    assert AccessTokens(SECRET, _clock).read(_signed(CLAIMS)).user_id == ACTOR.user_id
    claims = {name: value for name, value in {**CLAIMS, **changed}.items() if value is not ...}
    with pytest.raises(NotSignedInError) as caught:
        AccessTokens(SECRET, _clock).read(_signed(claims))
    assert caught.value.code is ErrorCode.NOT_SIGNED_IN


def test_a_challenge_does_not_pass_for_an_access_token_nor_the_other_way() -> None:
    tokens, challenges = AccessTokens(SECRET, _clock), Challenges([SECRET], _clock)
    with pytest.raises(NotSignedInError):
        tokens.read(challenges.issue(ACTOR.user_id, "a hash")[0])
    with pytest.raises(NotSignedInError):
        challenges.read(tokens.issue(ACTOR)[0])


def test_tokens_of_the_secret_before_are_still_read() -> None:
    token, _ = AccessTokens("the secret that was used before it", _clock).issue(ACTOR)
    changed = AccessTokens(SECRET, _clock, previous=["the secret that was used before it"])
    assert changed.read(token).user_id == ACTOR.user_id


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.ADMIN])
def test_no_token_claims_a_staff_role_without_a_second_factor(role: Role) -> None:
    tokens = AccessTokens(SECRET, _clock)
    staff = replace(ACTOR, role=role)
    assert tokens.read(tokens.issue(staff)[0]).role is Role.CREATOR
    assert tokens.read(tokens.issue(replace(staff, second_factor=True))[0]).role is role
    easy = AccessTokens(SECRET, _clock, staff=StaffPolicy(second_factor=False))
    assert easy.read(easy.issue(staff)[0]).role is role


def test_refresh_tokens_are_random_and_hashed() -> None:
    one, other = new_refresh_token(), new_refresh_token()
    assert one != other
    assert len(hash_token(one)) == 64
    assert one not in hash_token(one)
