import pytest
import sqlalchemy as sa
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from server.contract.account import SecurityEventKind
from server.contract.errors import ErrorCode
from server.contract.identity import SignIn
from server.features.identity import passwords, sign_in
from server.features.identity.devices import Device
from server.features.identity.models import SecurityEvent, User
from server.features.identity.passwords import hash_password
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


def _statements(units: Units, email: str) -> list[str]:
    """What is asked of the database for a wrong password, by its first words."""
    seen: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement.split(maxsplit=1)[0].upper())

    def committed(_c: object) -> None:
        seen.append("COMMIT")

    sa.event.listen(units.engine, "before_cursor_execute", note)
    sa.event.listen(units.engine, "commit", committed)
    try:
        assert _outcome(units, email, STRANGER) == "wrong"
    finally:
        sa.event.remove(units.engine, "before_cursor_execute", note)
        sa.event.remove(units.engine, "commit", committed)
    return seen


def test_an_address_without_an_account_is_as_much_work_as_one_with(
    units: Units, tahmina: Person
) -> None:
    known, unknown = (
        _statements(units, email) for email in ("tahmina@nodi.example", "nobody@nodi.example")
    )
    assert known == unknown
    assert known.count("COMMIT") == 2
    assert "INSERT" in known[-2:]


def test_of_two_who_renew_the_hash_at_once_both_get_in(
    units: Units, tahmina: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second finds another hash than it checked, and of the same password."""
    older = PasswordHash((Argon2Hasher(time_cost=2, memory_cost=16, parallelism=1),))
    with units.write() as unit:
        unit.session.get_one(User, tahmina.id).password_hash = older.hash(PASSWORD)
    verify, email = passwords.verify_password, tahmina.session.user.email
    others: list[str] = []

    def slowly(password: str, stored: str | None) -> tuple[bool, str | None]:
        found = verify(password, stored)
        if not others:
            others.append("is at it")
            others.append(_outcome(units, email, HOME, PASSWORD))
        return found

    monkeypatch.setattr(sign_in, "verify_password", slowly)
    known = authenticate(units, _asked(email, PASSWORD), HOME)
    assert others == ["is at it", "right"]
    with units.read() as unit:
        assert unit.session.get_one(User, tahmina.id).password_hash == known.password_hash


def test_a_password_that_is_changed_while_its_hash_is_renewed_is_not_overwritten(
    units: Units, tahmina: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = PasswordHash((Argon2Hasher(time_cost=2, memory_cost=16, parallelism=1),))
    with units.write() as unit:
        unit.session.get_one(User, tahmina.id).password_hash = stored = older.hash(PASSWORD)
    verify, changed = passwords.verify_password, hash_password("seven violet kettles drifting")

    def slowly(password: str, found: str | None) -> tuple[bool, str | None]:
        outcome = verify(password, found)
        with units.write() as unit:
            unit.session.get_one(User, tahmina.id).password_hash = changed
        return outcome

    monkeypatch.setattr(sign_in, "verify_password", slowly)
    assert authenticate(units, _asked(tahmina.session.user.email, PASSWORD), HOME) == sign_in.Known(
        tahmina.id, stored, second_factor=False
    )
    with units.read() as unit:
        assert unit.session.get_one(User, tahmina.id).password_hash == changed
