import hashlib
from base64 import urlsafe_b64decode

from studio.net.pkce import Pkce


def test_the_challenge_is_the_digest_of_a_verifier_that_nobody_guesses() -> None:
    one, other = Pkce(), Pkce()
    assert one.verifier != other.verifier
    assert one.state != other.state
    assert len(one.verifier) >= 43
    digest = urlsafe_b64decode(one.challenge + "=")
    assert digest == hashlib.sha256(one.verifier.encode()).digest()
    assert len(one.challenge) == 43


def test_no_secret_is_printed() -> None:
    pkce = Pkce()
    assert pkce.verifier not in repr(pkce)
    assert pkce.state not in repr(pkce)


def test_an_example_of_the_standard() -> None:
    # RFC 7636, appendix B.
    pkce = Pkce(verifier="dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
    assert pkce.challenge == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
