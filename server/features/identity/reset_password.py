"""Set a new password by a mailed link."""

from dataclasses import dataclass

from server.contract.account import PasswordReset, SecurityEventKind
from server.contract.errors import ErrorCode
from server.features.identity import mailed, repository, security_events, tries
from server.features.identity.ask_for_mail import mark_confirmed
from server.features.identity.devices import Device
from server.features.identity.mail.letters import LetterKind
from server.features.identity.mail.post import Post
from server.features.identity.models import User
from server.features.identity.new_password import hashed_new
from server.features.identity.second_factor import SecondFactor
from server.features.identity.standing import BLOCKED
from server.kit.db.unit import Unit
from server.kit.errors import AppError, InvalidError

CODE_NEEDED = (
    "This account has a second factor. Give a code of your authenticator app, or one of your "
    "recovery codes."
)


@dataclass(frozen=True)
class PasswordResetting:
    """Sets passwords by mailed links."""

    checking: SecondFactor
    post: Post
    site: str

    def needs_code(self, token: str) -> bool:
        """Whether a code is to be given with the link, which is not used up by asking.

        Raises:
            GoneError: the link is used or over.
        """
        with self.checking.units.read() as unit:
            return _user_of(unit, token).mfa_enabled

    def reset(self, asked: PasswordReset, device: Device) -> None:
        """Set the password, end all sessions, and void every other link.

        The address is confirmed by it as well: the link was read there. Argon2 runs between
        short transactions, never inside one.

        Raises:
            GoneError: the link is used or over.
            InvalidError: the password is not good enough, or the second factor is missing or
                wrong; the link can be used again.
            TooManyRequestsError: wrong codes came before, and it has to wait.
        """
        token = asked.token.get_secret_value()
        with self.checking.units.read() as unit:
            user = _user_of(unit, token)
        # A mailed link alone does not get past the second factor (ASVS 6.4.3).
        if user.mfa_enabled and asked.code is None:
            raise _code_needed()
        password_hash = hashed_new(asked.new_password, self.site, user.username, user.email)
        if user.mfa_enabled and asked.code is not None:
            self.checking.check(user.id, asked.code, device)
        with self.checking.units.write() as unit:
            self._set(unit, token, password_hash, device, proved=user.mfa_enabled)

    def _set(
        self, unit: Unit, token: str, password_hash: str, device: Device, *, proved: bool
    ) -> None:
        found, at = mailed.reset_by_token(unit.session, token), unit.clock()
        user = _user_of(unit, token)
        # It may have been set up while the password was hashed.
        if user.mfa_enabled and not proved:
            raise _code_needed()
        if found is None or not mailed.use_reset(unit.session, found.id, at):
            raise mailed.link_not_valid()
        user.password_hash = password_hash
        # Whoever made the account with this address may not have been its owner, who is here now:
        # what they left behind to come back by goes.
        if not user.email_verified:
            repository.forget_links(unit.session, user.id)
        mark_confirmed(user, unit)
        # Whoever signed in last may have been the one who is to be shut out.
        user.last_login_ip = None
        mailed.void_all(unit.session, user.id, at)
        repository.revoke_sessions(unit.session, user.id, at)
        security_events.record(unit, user.id, SecurityEventKind.PASSWORD_RESET, device)
        tries.know(unit, user.id, device.ip_address)
        self.post.tell(unit, user, LetterKind.PASSWORD_CHANGED)


def _user_of(unit: Unit, token: str) -> User:
    found = mailed.reset_by_token(unit.session, token)
    if found is None or not found.is_valid(unit.clock()):
        raise mailed.link_not_valid()
    user = repository.user_by_id(unit.session, found.user_id)
    if user is None or user.status in BLOCKED:
        raise mailed.link_not_valid()
    return user


def _code_needed() -> AppError:
    return InvalidError(CODE_NEEDED, code=ErrorCode.CODE_NEEDED, fields={"code": CODE_NEEDED})
