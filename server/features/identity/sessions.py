"""Begin, renew and end sessions."""

from uuid import UUID

from server.contract.errors import ErrorCode
from server.contract.identity import SessionOut, SignIn, UserOut
from server.features.identity import repository
from server.features.identity.devices import Device
from server.features.identity.models import RefreshToken, User
from server.features.identity.passwords import verify_password
from server.features.identity.standing import BLOCKED, check_usable
from server.features.identity.tokens import (
    REFRESH_LIFE,
    AccessTokens,
    Actor,
    hash_token,
    new_refresh_token,
)
from server.kit.db.unit import Unit, Units
from server.kit.errors import NotSignedInError
from server.kit.ids import new_id

WRONG = (
    "The e-mail address or the password is wrong. Check both; capital letters matter "
    "in the password."
)
ENDED = "This session has ended. Sign in again; nothing you were doing is lost."


def authenticate(units: Units, asked: SignIn) -> UUID:
    """The id of the user with that address and password.

    Argon2 runs between two short transactions, never inside one.

    Raises:
        NotSignedInError: no such pair; which of the two is wrong is not told.
    """
    with units.read() as unit:
        user = repository.user_by_email(unit.session, asked.email)
        stored = user.password_hash if user else None
    right, renewed = verify_password(asked.password.get_secret_value(), stored)
    if not right or user is None:
        raise NotSignedInError(WRONG, code=ErrorCode.SIGN_IN_FAILED)
    if renewed is not None:
        with units.write() as unit:
            row = repository.user_by_id(unit.session, user.id)
            if row is not None and row.password_hash == stored:
                row.password_hash = renewed
    return user.id


def begin(unit: Unit, tokens: AccessTokens, user_id: UUID, device: Device) -> SessionOut:
    """A session for a user who has just proved who they are.

    Raises:
        NotAllowedError: the account may not be used.
    """
    user = repository.user_by_id(unit.session, user_id)
    if user is None:
        raise NotSignedInError(WRONG, code=ErrorCode.SIGN_IN_FAILED)
    check_usable(user.status)
    return _issue(unit, tokens, user, new_id(), device)


def refresh(unit: Unit, tokens: AccessTokens, token: str, device: Device) -> SessionOut | None:
    """The next pair of tokens; None when the session is over and the caller must say so.

    It does not raise on reuse, because the revocation has to be committed.
    """
    found = repository.token_by_hash(unit.session, hash_token(token))
    if found is None:
        return None
    at = unit.clock()
    if not (found.is_valid(at) and repository.spend_token(unit.session, found.id, at)):
        repository.revoke_family(unit.session, found.family_id, at)
        return None
    user = repository.user_by_id(unit.session, found.user_id)
    if user is None or user.status in BLOCKED:
        repository.revoke_family(unit.session, found.family_id, at)
        return None
    return _issue(unit, tokens, user, found.family_id, device)


def end(unit: Unit, token: str) -> None:
    """Sign out: every token of the session is void. A token that is unknown is no error."""
    found = repository.token_by_hash(unit.session, hash_token(token))
    if found is not None:
        repository.revoke_family(unit.session, found.family_id, unit.clock())


def user_out(user: User) -> UserOut:
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
        second_factor_missing=False,
        created_at=user.created_at,
    )


def _issue(
    unit: Unit, tokens: AccessTokens, user: User, family_id: UUID, device: Device
) -> SessionOut:
    token = new_refresh_token()
    row = RefreshToken(
        user_id=user.id,
        family_id=family_id,
        token_hash=hash_token(token),
        expires_at=unit.clock() + REFRESH_LIFE,
        device_info=device.info,
        ip_address=device.ip_address,
    )
    unit.session.add(row)
    access, access_expires_at = tokens.issue(Actor(user.id, user.role, family_id))
    return SessionOut(
        access_token=access,
        access_expires_at=access_expires_at,
        refresh_token=token,
        refresh_expires_at=row.expires_at,
        user=user_out(user),
    )
