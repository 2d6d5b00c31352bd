"""Set a new password by a mailed link."""

from server.contract.account import PasswordReset, SecurityEventKind
from server.contract.errors import ErrorCode
from server.features.identity import mailed, repository, security_events
from server.features.identity.ask_for_mail import mark_confirmed
from server.features.identity.devices import Device
from server.features.identity.mail.letters import LetterKind
from server.features.identity.mail.post import Post
from server.features.identity.models import User
from server.features.identity.new_password import hashed_new
from server.features.identity.standing import BLOCKED
from server.kit.db.unit import Unit, Units
from server.kit.errors import NotAllowedError

CODE_NEEDED = (
    "This account has a second factor. Give a code of your authenticator app, or one of your "
    "recovery codes."
)


def reset_password(units: Units, post: Post, asked: PasswordReset, device: Device) -> None:
    """Set the password, end all sessions, and void every other link.

    The address is confirmed by it as well: the link was read there. Argon2 runs between two
    short transactions, never inside one.

    Raises:
        GoneError: the link is used or over.
        InvalidError: the password is not good enough; the link can be used again.
        NotAllowedError: the second factor is missing or wrong; the link can be used again.
    """
    token = asked.token.get_secret_value()
    with units.read() as unit:
        user = _user_of(unit, token)
    password_hash = hashed_new(asked.new_password, user.email, user.username)
    with units.write() as unit:
        found = mailed.reset_by_token(unit.session, token)
        user = _user_of(unit, token)
        _check_second_factor(user, asked.code)
        if found is None or not mailed.use_reset(unit.session, found.id, unit.clock()):
            raise mailed.link_not_valid()
        user.password_hash = password_hash
        mark_confirmed(user, unit)
        mailed.void_all(unit.session, user.id, unit.clock())
        repository.revoke_sessions(unit.session, user.id, unit.clock())
        security_events.record(unit, user.id, SecurityEventKind.PASSWORD_RESET, device)
        post.tell(unit, user, LetterKind.PASSWORD_CHANGED)


def _user_of(unit: Unit, token: str) -> User:
    found = mailed.reset_by_token(unit.session, token)
    if found is None or not found.is_valid(unit.clock()):
        raise mailed.link_not_valid()
    user = repository.user_by_id(unit.session, found.user_id)
    if user is None or user.status in BLOCKED:
        raise mailed.link_not_valid()
    return user


def _check_second_factor(user: User, _code: str | None) -> None:
    """A mailed link alone does not get past the second factor (ASVS 6.4.3)."""
    if user.mfa_enabled:
        raise NotAllowedError(CODE_NEEDED, code=ErrorCode.CODE_NEEDED, fields={"code": CODE_NEEDED})
