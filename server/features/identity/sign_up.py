"""Sign up: an account, and word of it for the features above."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.exc import IntegrityError

from server.contract.account import SecurityEventKind
from server.contract.errors import ErrorCode
from server.contract.identity import NewAccount, Role, SignUp, UserStatus
from server.features.identity import repository, security_events, throttle
from server.features.identity.ask_for_mail import mail_confirmation
from server.features.identity.devices import NOWHERE, Device
from server.features.identity.events import UserSignedUp
from server.features.identity.mail.letters import LetterKind
from server.features.identity.mail.post import Asked, Post
from server.features.identity.models import EMAIL_TAKEN, USERNAME_TAKEN, User
from server.features.identity.password_strength import check_password
from server.features.identity.passwords import hash_password
from server.kit.db.unit import Unit
from server.kit.db.violations import explained
from server.kit.errors import ConflictError
from server.kit.ids import new_id

NAME_KIND = "name"
"""Names that were asked for with an address that has an account."""

NOWHERE_ELSE = "nobody.invalid"
"""Of addresses that are never written to (RFC 2606)."""
CLOSED = "This server takes no new accounts. Ask whoever runs it for one."


@dataclass(frozen=True)
class Newcomer:
    """What an account begins with that has no password."""

    email: str
    username: str
    channel_name: str
    preferred_language: str
    birthdate: date
    first_name: str = ""
    last_name: str = ""


def sign_up(
    unit: Unit,
    asked: NewAccount | Newcomer,
    password_hash: str,
    role: Role = Role.CREATOR,
    device: Device = NOWHERE,
) -> User:
    """Make the account.

    The hash is made by the caller, before the transaction: argon2 takes long, and nobody
    else can write meanwhile.

    Raises:
        ConflictError: the address or the name is taken.
    """
    if repository.user_by_email(unit.session, asked.email):
        raise ConflictError(
            EMAIL_TAKEN,
            code=ErrorCode.EMAIL_TAKEN,
            fields={"email": "An account with this address exists."},
        )
    _check_username(unit, asked.username)
    user = _make(unit, asked, password_hash, role=role)
    security_events.record(unit, user.id, SecurityEventKind.SIGNED_UP, device)
    return user


def sign_up_by_mail(
    unit: Unit, post: Post, asked: NewAccount | Newcomer, password_hash: str, device: Device
) -> User | None:
    """Make an account that waits for its address to be confirmed, and queue the letter for that.

    Who has the address already gets a letter instead, and the asker the same answer: neither
    that nor the work done for it tells whether there is an account. The user name that was asked
    for is taken from then on, as if there had been none: whether it is would tell the next asker.

    Returns:
        The account, if one was made; the asker must not learn whether.

    Raises:
        ConflictError: the user name is taken. It is looked at first, whatever the address is.
    """
    _check_username(unit, asked.username)
    owner = repository.user_by_email(unit.session, asked.email)
    if owner is None:
        user = _make_waiting(unit, post, asked, password_hash)
        if user is not None:
            security_events.record(unit, user.id, SecurityEventKind.SIGNED_UP, device)
            return user
        # Somebody else was quicker by a moment.
        owner = repository.user_by_email(unit.session, asked.email)
    else:
        _work_as_much(unit, asked, password_hash)
    throttle.mark(unit, NAME_KIND, asked.username)
    if owner is None:
        return None
    if owner.status is UserStatus.PENDING_VERIFICATION:
        # Most likely the same person again, whose first letter was lost.
        post.ask(unit, Asked.CONFIRMATION, owner.email)
    else:
        post.tell_hourly(unit, owner, LetterKind.ACCOUNT_EXISTS)
    return None


def _make_waiting(
    unit: Unit, post: Post, asked: NewAccount | Newcomer, password_hash: str
) -> User | None:
    """An account whose address is to be confirmed; None when it is somebody's by now."""
    try:
        with unit.session.begin_nested():
            user = _make(unit, asked, password_hash, status=UserStatus.PENDING_VERIFICATION)
            mail_confirmation(unit, post, user)
            return user
    except IntegrityError as error:
        if explained(error).code != ErrorCode.EMAIL_TAKEN:
            raise
        return None


def _work_as_much(unit: Unit, asked: NewAccount | Newcomer, password_hash: str) -> None:
    """What making the account would have been, undone: it takes the time that would have told."""
    attempt = unit.session.begin_nested()
    status = UserStatus.PENDING_VERIFICATION
    _make(unit, asked, password_hash, email=f"{new_id()}@{NOWHERE_ELSE}", status=status)
    attempt.rollback()


def _make(
    unit: Unit,
    asked: NewAccount | Newcomer,
    password_hash: str,
    *,
    email: str | None = None,
    role: Role = Role.CREATOR,
    status: UserStatus = UserStatus.ACTIVE,
) -> User:
    user = User(
        email=(email or asked.email).lower(),
        username=asked.username,
        password_hash=password_hash,
        role=role,
        status=status,
        preferred_language=asked.preferred_language,
        birthdate=asked.birthdate if isinstance(asked, SignUp | Newcomer) else None,
    )
    if isinstance(asked, Newcomer):
        user.first_name, user.last_name = asked.first_name, asked.last_name
    unit.session.add(user)
    unit.session.flush()
    unit.emit(UserSignedUp(user.id, asked.username, asked.channel_name))
    return user


def _check_username(unit: Unit, username: str) -> None:
    taken = repository.username_taken(unit.session, username)
    if taken or throttle.is_marked(unit.session, NAME_KIND, username):
        raise ConflictError(
            USERNAME_TAKEN,
            code=ErrorCode.USERNAME_TAKEN,
            fields={"username": "This name is taken."},
        )


def hashed(asked: NewAccount, site: str) -> str:
    """The hash of the password that was asked for. Takes long: never inside a transaction.

    Raises:
        InvalidError: the password is too easily guessed.
    """
    password = asked.password.get_secret_value()
    check_password(password, about=[site, asked.username, asked.email, asked.channel_name])
    return hash_password(password)
