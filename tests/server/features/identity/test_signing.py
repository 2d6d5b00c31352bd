from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest

from server.features.identity.signing import SKEW, ExpiredError, Signing, UnreadableError

OLD, NEW, OTHER = (f"the {which} secret of a server in a test" for which in ("old", "new", "other"))
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LIFE = timedelta(minutes=5)
CLAIMS = {"sub": "somebody"}


def _signing(*secrets: str, kind: str = "at+jwt", to: str = "chitra", off: int = 0) -> Signing:
    return Signing(secrets or (NEW,), kind, to, lambda: NOW + timedelta(minutes=off))


def _altered(token: str, key: Any = None, algorithm: str = "HS256", **changed: Any) -> str:
    """The token with other claims or headers, signed by its own key unless by another."""
    signing = _signing()
    payload = jwt.decode(token, options={"verify_signature": False})
    header = jwt.get_unverified_header(token)
    for name, value in changed.items():
        if name in {"typ", "kid"}:
            header[name] = value
        else:
            payload[name] = value
    header.pop("alg")
    for part in (payload, header):
        for name in [name for name, value in part.items() if value is ...]:
            del part[name]
    used = signing._newest.secret if key is None else key
    return jwt.encode(payload, used, algorithm, header)


def test_what_was_signed_is_read() -> None:
    token, ends = _signing().sign(CLAIMS, LIFE)
    assert ends == NOW + LIFE
    assert _signing().read(token)["sub"] == "somebody"
    assert _signing().read(_altered(token))["sub"] == "somebody"


def test_after_the_secret_was_changed_older_tokens_are_read_and_newer_ones_signed_anew() -> None:
    old, _ = _signing(OLD).sign(CLAIMS, LIFE)
    changed = _signing(NEW, OLD)
    assert changed.read(old)["sub"] == "somebody"
    new, _ = changed.sign(CLAIMS, LIFE)
    assert _signing(NEW).read(new)["sub"] == "somebody"
    assert jwt.get_unverified_header(new)["kid"] != jwt.get_unverified_header(old)["kid"]
    with pytest.raises(UnreadableError):
        _signing(NEW).read(old)


@pytest.mark.parametrize(
    "changed",
    [
        {"aud": "elsewhere"},
        {"iss": "elsewhere"},
        {"typ": "JWT"},
        {"typ": "challenge+jwt"},
        {"typ": ...},
        {"kid": "0000000000000000"},
        {"kid": ...},
        *({name: ...} for name in ("iss", "aud", "sub", "iat", "exp")),
        {"exp": "tomorrow"},
        {"exp": 10**20},
        {"nbf": 10**11},
    ],
)
def test_a_statement_with_one_thing_wrong_is_refused(changed: dict[str, Any]) -> None:
    token, _ = _signing().sign(CLAIMS, LIFE)
    with pytest.raises(UnreadableError):
        _signing().read(_altered(token, **changed))


def test_another_server_is_not_this_one_even_with_its_key_id() -> None:
    token, _ = _signing(OTHER).sign(CLAIMS, LIFE)
    with pytest.raises(UnreadableError):
        _signing().read(token)
    own, _ = _signing().sign(CLAIMS, LIFE)
    forged = _altered(token, kid=jwt.get_unverified_header(own)["kid"])
    with pytest.raises(UnreadableError):
        _signing().read(forged)


@pytest.mark.parametrize(
    ("key", "algorithm"), [("", "none"), (b"x" * 64, "HS256"), (None, "HS512"), (None, "HS384")]
)
@pytest.mark.filterwarnings("ignore:.*HMAC key.*")
def test_no_other_algorithm_is_taken(key: Any, algorithm: str) -> None:
    token, _ = _signing().sign(CLAIMS, LIFE)
    with pytest.raises(UnreadableError):
        _signing().read(_altered(token, key, algorithm))


def test_a_public_key_is_not_taken_for_a_secret() -> None:
    """RFC 8725, section 2.1: a token that says RS256 is not verified, by whatever key."""
    token, _ = _signing().sign(CLAIMS, LIFE)
    _, payload, signature = token.split(".")
    kid = jwt.get_unverified_header(token)["kid"]
    header = jwt.utils.base64url_encode(
        f'{{"alg":"RS256","typ":"at+jwt","kid":"{kid}"}}'.encode()
    ).decode()
    with pytest.raises(UnreadableError):
        _signing().read(f"{header}.{payload}.{signature}")


@pytest.mark.parametrize("text", ["", ".", "a.b.c", "x" * 10_000, "é.é.é", "e30.e30.e30"])
def test_what_is_no_token_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        _signing().read(text)


def test_a_clock_that_is_five_minutes_off_lets_nothing_live_longer() -> None:
    ahead, _ = _signing(off=5).sign(CLAIMS, LIFE)
    with pytest.raises(UnreadableError):
        _signing().read(ahead)
    behind, _ = _signing(off=-5).sign(CLAIMS, LIFE)
    with pytest.raises(ExpiredError):
        _signing().read(behind)
    soon = Signing([NEW], "at+jwt", "chitra", lambda: NOW + SKEW)
    assert _signing().read(soon.sign(CLAIMS, LIFE)[0])["sub"] == "somebody"
