import pytest
import sqlalchemy as sa

from server.contract.account import SecurityEventKind
from server.contract.errors import ErrorCode
from server.contract.identity import SignIn
from server.features.identity.devices import Device
from server.features.identity.models import SecurityEvent, User
from server.features.identity.sign_in import authenticate
from server.kit.db.unit import Units
from server.kit.errors import NotSignedInError, TooManyRequestsError
from tests.server.features.identity.authenticator import Turned
from tests.server.people import PASSWORD, Person

HOME, STRANGER = Device("test", "testclient"), Device("test", "203.0.113.7")
WRONG = "wrong"


def _asked(email: str, password: str) -> SignIn:
    return SignIn.model_validate({"email": email, "password": password})


def _outcome(units: Units, email: str, device: Device, password: str = WRONG) -> str:
    try:
        authenticate(units, _asked(email, password), device)
    except NotSignedInError:
        return "wrong"
    except TooManyRequestsError:
        return "wait"
    return "right"


@pytest.mark.parametrize("email", ["tahmina@nodi.example", "nobody@nodi.example"])
def test_known_and_unknown_addresses_slow_down_alike(
    units: Units, tahmina: Person, email: str
) -> None:
    Turned(units)
    outcomes = [_outcome(units, email, STRANGER) for _ in range(8)]
    assert outcomes == ["wrong"] * 6 + ["wait"] * 2


def test_a_stranger_who_guesses_does_not_keep_the_owner_out(units: Units, tahmina: Person) -> None:
    clock = Turned(units)
    email = tahmina.session.user.email
    for number in range(30):
        clock.turn(seconds=5)
        assert _outcome(units, email, Device("test", f"203.0.113.{number}")) == "wrong"
    assert _outcome(units, email, HOME, PASSWORD) == "right"
    # From where the owner never was: a wait of seconds.
    assert _outcome(units, email, Device("test", "198.51.100.1"), PASSWORD) == "wait"
    clock.turn(seconds=5)
    assert _outcome(units, email, Device("test", "198.51.100.1"), PASSWORD) == "right"


def test_tries_from_everywhere_wait_for_each_other(units: Units, tahmina: Person) -> None:
    clock = Turned(units)
    email = tahmina.session.user.email
    at = clock()
    units.clock = lambda: at
    outcomes = [_outcome(units, email, Device("", f"203.0.113.{number}")) for number in range(30)]
    assert outcomes == ["wrong"] * 21 + ["wait"] * 9
    assert _outcome(units, email, HOME, PASSWORD) == "right"


def test_failures_are_counted_and_written_down_though_the_request_fails(
    units: Units, tahmina: Person
) -> None:
    email = tahmina.session.user.email
    with pytest.raises(NotSignedInError) as caught:
        authenticate(units, _asked(email, "wrong"), STRANGER)
    assert caught.value.code is ErrorCode.SIGN_IN_FAILED
    with units.read() as unit:
        user = unit.session.get_one(User, tahmina.id)
        assert (user.failed_login_attempts, user.locked_until) == (1, None)
        failed = unit.session.scalars(
            sa.select(SecurityEvent.ip_address).where(
                SecurityEvent.kind == SecurityEventKind.SIGN_IN_FAILED
            )
        ).all()
    assert failed == [STRANGER.ip_address]
    for _ in range(5):
        _outcome(units, email, STRANGER)
    with units.read() as unit:
        assert unit.session.get_one(User, tahmina.id).locked_until is not None
