"""Begin, renew and end sessions."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from server.contract.account import SecurityEventKind
from server.contract.errors import ErrorCode
from server.contract.identity import SessionOut, UserOut, UserStatus
from server.features.identity import repository, security_events
from server.features.identity.devices import NOWHERE, Device
from server.features.identity.leaving import Leaving
from server.features.identity.mail.letters import LetterKind
from server.features.identity.mail.post import Post
from server.features.identity.models import RefreshToken, User
from server.features.identity.sign_in import WRONG
from server.features.identity.standing import BLOCKED, admit, check_usable
from server.features.identity.tokens import (
    REFRESH_LIFE,
    SESSION_LIFE,
    AccessTokens,
    Actor,
    hash_token,
    new_refresh_token,
)
from server.kit.db.lock import locked
from server.kit.db.unit import Unit, Units
from server.kit.errors import NotSignedInError
from server.kit.ids import new_id


@dataclass(frozen=True)
class Family:
    """What all links of a session's chain have in common."""

    id: UUID
    signed_in_at: datetime
    proved_at: datetime
    second_factor: bool


def begin(
    unit: Unit,
    tokens: AccessTokens,
    user_id: UUID,
    device: Device,
    *,
    second_factor: bool = False,
    password_hash: str | None = None,
    leaving: Leaving | None = None,
    restore: bool = False,
) -> SessionOut:
    """A session for a user who has just proved who they are.

    Args:
        unit: the transaction.
        tokens: what signs.
        user_id: who.
        device: from where.
        second_factor: proved by more than the password.
        password_hash: of the password that was right; None where none was asked for.
        leaving: what brings a deleted account back; None where that is not done.
        restore: the owner wants it back.

    Raises:
        NotSignedInError: the account is gone, or its password was changed just now.
        NotAllowedError: the account may not be used.
    """
    # Whoever changes the password ends the sessions after it. Under the lock, this one is either
    # among them or sees the new password.
    user = locked(unit.session, User, user_id)
    if user is None or password_hash not in {None, user.password_hash}:
        raise NotSignedInError(WRONG, code=ErrorCode.SIGN_IN_FAILED)
    if leaving is not None:
        leaving.come_back(unit, user, device, wanted=restore)
    check_usable(user.status)
    if user.mfa_enabled and not second_factor:
        # It was set up while the password was checked.
        raise NotSignedInError(WRONG, code=ErrorCode.SIGN_IN_FAILED)
    if user.status is UserStatus.PENDING_VERIFICATION:
        # Nothing is mailed here any more, or this would not have been a sign-in.
        admit(unit, user)
    at = unit.clock()
    user.failed_login_attempts, user.locked_until = 0, None
    user.last_login_ip = device.ip_address or user.last_login_ip
    security_events.record(unit, user.id, SecurityEventKind.SIGNED_IN, device)
    return _issue(unit, tokens, user, Family(new_id(), at, at, second_factor), device)


def is_known(units: Units, token: str) -> bool:
    """Whether it is, or was, the refresh token of a session."""
    with units.read() as unit:
        return repository.token_by_hash(unit.session, hash_token(token)) is not None


def refresh(
    unit: Unit, tokens: AccessTokens, token: str, device: Device, post: Post
) -> SessionOut | None:
    """The next pair of tokens; None when the session is over and the caller must say so.

    It does not raise on reuse, because the revocation has to be committed.

    Args:
        unit: the transaction.
        tokens: what signs.
        token: the refresh token, which is spent by this.
        device: from where.
        post: where the person is told that the token may have been copied.
    """
    found = repository.token_by_hash(unit.session, hash_token(token))
    if found is None:
        return None
    # Whoever ends sessions holds the same lock, so the link that is added here is seen by them;
    # and what was read before it may be out of date.
    user = locked(unit.session, User, found.user_id)
    found = repository.token_by_hash(unit.session, hash_token(token))
    if user is None or found is None:
        return None
    at = unit.clock()
    if not (found.is_valid(at) and repository.spend_token(unit.session, found.id, at)):
        _end_unrenewed(unit, found, device, post)
        return None
    if user.status in BLOCKED:
        repository.revoke_family(unit.session, user.id, found.family_id, at)
        return None
    family = Family(found.family_id, found.signed_in_at, found.proved_at, found.second_factor)
    return _issue(unit, tokens, user, family, device)


def end(unit: Unit, token: str, device: Device = NOWHERE) -> None:
    """Sign out: every token of the session is void. A token that is unknown is no error."""
    found = repository.token_by_hash(unit.session, hash_token(token))
    if found is None:
        return
    user_id = found.user_id
    if repository.revoke_family(unit.session, user_id, found.family_id, unit.clock()):
        security_events.record(unit, user_id, SecurityEventKind.SIGNED_OUT, device)


def _end_unrenewed(unit: Unit, found: RefreshToken, device: Device, post: Post) -> None:
    """End the session of a token that cannot be spent; tell its owner when it was spent before.

    Whoever presents the same token again and again ends one session and causes one letter.
    """
    at = unit.clock()
    # What has only expired was never used by anybody else.
    reused = found.spent_at is not None or at < found.expires_at
    ended = repository.revoke_family(unit.session, found.user_id, found.family_id, at)
    user = repository.user_by_id(unit.session, found.user_id)
    if reused and ended and user is not None:
        security_events.record(unit, user.id, SecurityEventKind.TOKEN_REUSED, device)
        post.tell(unit, user, LetterKind.SESSION_COPIED)


def user_out(user: User, *, second_factor_missing: bool) -> UserOut:
    """The user as the contract shows them."""
    return UserOut(
        id=user.id,
        email=user.email,
        username=user.username,
        role=user.role,
        status=user.status,
        preferred_language=user.preferred_language,
        email_verified=user.email_verified,
        second_factor_enabled=user.mfa_enabled,
        second_factor_missing=second_factor_missing,
        created_at=user.created_at,
    )


def _issue(
    unit: Unit, tokens: AccessTokens, user: User, family: Family, device: Device
) -> SessionOut:
    token, at = new_refresh_token(), unit.clock()
    row = RefreshToken(
        user_id=user.id,
        family_id=family.id,
        token_hash=hash_token(token),
        expires_at=min(at + REFRESH_LIFE, family.signed_in_at + SESSION_LIFE),
        created_at=at,
        device_info=device.info,
        ip_address=device.ip_address,
        signed_in_at=family.signed_in_at,
        proved_at=family.proved_at,
        second_factor=family.second_factor,
    )
    unit.session.add(row)
    actor = Actor(
        user.id,
        user.role,
        family.id,
        proved_at=family.proved_at,
        second_factor=family.second_factor,
    )
    access, access_expires_at = tokens.issue(actor)
    lacking = tokens.lacks(user.role, second_factor=family.second_factor)
    return SessionOut(
        access_token=access,
        access_expires_at=access_expires_at,
        refresh_token=token,
        refresh_expires_at=row.expires_at,
        user=user_out(user, second_factor_missing=lacking),
    )
