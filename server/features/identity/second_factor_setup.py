"""Set up, confirm and remove a second factor."""

from dataclasses import dataclass
from uuid import UUID

from server.contract.account import AuthenticatorOut, RecoveryCodesOut, SecurityEventKind
from server.contract.errors import ErrorCode
from server.features.identity import recovery_codes, repository, security_events, totp
from server.features.identity.devices import Device
from server.features.identity.mail.letters import LetterKind
from server.features.identity.models import User
from server.features.identity.proof import ask_for_proof
from server.features.identity.second_factor import PURPOSE, SecondFactor
from server.features.identity.standing import GONE
from server.features.identity.tokens import AccessTokens, Actor
from server.kit.db.lock import locked
from server.kit.db.unit import Unit
from server.kit.errors import ConflictError, NotAllowedError, NotSignedInError

ALREADY = "A second factor is set up already. Remove it first to set up another."
NONE_YET = "There is no second factor to confirm. Begin to set one up first."
NONE = "There is no second factor on this account. Set one up first."
STAFF_NEED_IT = (
    "Moderators and administrators of this server need a second factor, so it cannot be removed."
)


@dataclass(frozen=True)
class SecondFactorSetup:
    """The use cases around the app; whoever calls has asked for a fresh proof."""

    checking: SecondFactor
    site: str
    """What the app will show beside the code."""

    def begin(self, actor: Actor) -> AuthenticatorOut:
        """A new secret. It counts for nothing until a code of it came.

        Raises:
            ConflictError: one is in use.
        """
        secret = totp.new_secret()
        sealed = self.checking.sealer.seal(PURPOSE, secret)
        with self.checking.units.write() as unit:
            user = _user(unit, actor.user_id)
            if user.mfa_enabled:
                raise ConflictError(ALREADY)
            user.mfa_secret, user.mfa_last_step = sealed, None
        uri = totp.address(secret, user.email, self.site)
        return AuthenticatorOut(secret=secret, uri=uri, qr_svg=totp.picture(uri))

    def confirm(self, actor: Actor, code: str, device: Device) -> RecoveryCodesOut:
        """Ask for codes from now on. The session that did this has given one.

        Raises:
            ConflictError: there is nothing to confirm.
            InvalidError: the code is wrong.
        """
        with self.checking.units.read() as unit:
            pending = repository.user_by_id(unit.session, actor.user_id)
            if pending is None:
                raise NotSignedInError(GONE)
            if pending.mfa_enabled or pending.mfa_secret is None:
                raise ConflictError(NONE_YET)
        self.checking.check(actor.user_id, code, device, setting_up=True)
        codes = recovery_codes.new_codes()
        hashes = recovery_codes.hashed(codes)
        with self.checking.units.write() as unit:
            user = _user(unit, actor.user_id)
            if user.mfa_enabled or user.mfa_secret != pending.mfa_secret:
                raise ConflictError(NONE_YET)
            user.mfa_enabled = True
            repository.prove_family(unit.session, actor.family_id, unit.clock(), second_factor=True)
            kind = SecurityEventKind.SECOND_FACTOR_ENABLED
            security_events.record(unit, user.id, kind, device)
            recovery_codes.replace_all(unit, user.id, hashes, device)
            self.checking.post.tell(unit, user, LetterKind.SECOND_FACTOR_ON)
        return RecoveryCodesOut(codes=codes)

    def remove(self, actor: Actor, tokens: AccessTokens, device: Device) -> None:
        """Let the password be enough again.

        Raises:
            NotAllowedError: the role needs one, or it was not proved just now.
        """
        with self.checking.units.write() as unit:
            user = _user(unit, actor.user_id)
            if not user.mfa_enabled:
                raise ConflictError(NONE)
            if tokens.lacks(user.role, second_factor=False):
                raise NotAllowedError(STAFF_NEED_IT, code=ErrorCode.SECOND_FACTOR_NEEDED)
            _ask_for_code(actor)
            user.mfa_enabled, user.mfa_secret, user.mfa_last_step = False, None, None
            recovery_codes.remove_all(unit, user.id)
            repository.forget_second_factor(unit.session, user.id)
            kind = SecurityEventKind.SECOND_FACTOR_DISABLED
            security_events.record(unit, user.id, kind, device)
            self.checking.post.tell(unit, user, LetterKind.SECOND_FACTOR_OFF)

    def renew_codes(self, actor: Actor, device: Device) -> RecoveryCodesOut:
        """New recovery codes in place of all before.

        Raises:
            ConflictError: there is no second factor that they could stand in for.
            NotAllowedError: it was not proved just now.
        """
        codes = recovery_codes.new_codes()
        hashes = recovery_codes.hashed(codes)
        with self.checking.units.write() as unit:
            user = _user(unit, actor.user_id)
            if not user.mfa_enabled:
                raise ConflictError(NONE)
            _ask_for_code(actor)
            recovery_codes.replace_all(unit, user.id, hashes, device)
            self.checking.post.tell(unit, user, LetterKind.RECOVERY_CODES_MADE)
        return RecoveryCodesOut(codes=codes)


def _ask_for_code(actor: Actor) -> None:
    """A session from before the second factor may be fresh by its password alone."""
    if not actor.second_factor:
        raise ask_for_proof()


def _user(unit: Unit, user_id: UUID) -> User:
    """The user, held until the transaction ends.

    Of two requests that set up a factor at once,
    the second must see what the first has done, or it would replace a secret in use.
    """
    user = locked(unit.session, User, user_id)
    if user is None:
        raise NotSignedInError(GONE)
    return user
