"""Accounts elsewhere that sign in here: found, linked, unlinked.

Known by the provider and what it calls the person, never by an address: addresses change hands.
Nothing is linked by itself.
"""

from collections.abc import Collection, Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.contract.account import SecurityEventKind
from server.contract.errors import ErrorCode
from server.contract.identity import SocialProvider, UserStatus
from server.contract.social import SocialLinkOut
from server.features.identity import security_events
from server.features.identity.devices import Device
from server.features.identity.mail.letters import LetterKind
from server.features.identity.mail.post import Post
from server.features.identity.models import SOCIAL_TAKEN, SocialAuth, User
from server.features.identity.social.offered import titled
from server.features.identity.social.trade import Proven
from server.features.identity.tokens import UNREADABLE
from server.kit.db.lock import locked
from server.kit.db.unit import Unit
from server.kit.errors import AppError, ConflictError, NotFoundError, NotSignedInError

NO_LINK = "There is no such linked account, or it was unlinked already."
LAST_WAY_IN = (
    "This is the only way into your account. Set a password first, or link another account; "
    "then unlink this one."
)


def link_to(session: Session, provider: SocialProvider, subject: str) -> SocialAuth | None:
    """The link of that account elsewhere."""
    return session.scalar(
        sa.select(SocialAuth).where(
            SocialAuth.provider == provider, SocialAuth.provider_user_id == subject
        )
    )


def links_of(session: Session, user_id: UUID) -> Sequence[SocialAuth]:
    """All of a user's, oldest first."""
    mine = sa.select(SocialAuth).where(SocialAuth.user_id == user_id)
    return session.scalars(mine.order_by(SocialAuth.created_at, SocialAuth.id)).all()


def add(unit: Unit, user_id: UUID, found: Proven, device: Device) -> SocialAuth:
    """Let the account elsewhere sign in to the user's.

    Raises:
        ConflictError: it signs in to another one.
    """
    if link_to(unit.session, found.provider, found.profile.subject) is not None:
        raise taken()
    link = SocialAuth(
        user_id=user_id,
        provider=found.provider,
        provider_user_id=found.profile.subject,
        email=found.profile.email,
        created_at=unit.clock(),
    )
    unit.session.add(link)
    unit.session.flush()
    security_events.record(unit, user_id, SecurityEventKind.SOCIAL_LINKED, device)
    return link


def release(unit: Unit, found: Proven, device: Device) -> None:
    """Take the account elsewhere from an account here whose address was never confirmed.

    It may have been mistyped, or somebody else's, so nobody can be held to it.
    """
    known = link_to(unit.session, found.provider, found.profile.subject)
    if known is None:
        return
    # The lock comes before the look: the address may be confirmed at this very moment.
    user = locked(unit.session, User, known.user_id)
    if user is None or user.status is not UserStatus.PENDING_VERIFICATION:
        return
    unit.session.delete(known)
    unit.session.flush()
    security_events.record(unit, user.id, SecurityEventKind.SOCIAL_UNLINKED, device)


def link(unit: Unit, post: Post, user_id: UUID, found: Proven, device: Device) -> SocialAuth:
    """As ``add``, for somebody who has an account here; they are told. Twice is as good as once.

    Raises:
        ConflictError: it signs in to somebody else's.
    """
    user = _mine(unit, user_id)
    known = link_to(unit.session, found.provider, found.profile.subject)
    if known is not None and known.user_id == user_id:
        return known
    made = add(unit, user_id, found, device)
    post.tell(unit, user, LetterKind.SOCIAL_LINKED, address=titled(found.provider))
    return made


def unlink(
    unit: Unit,
    post: Post,
    user_id: UUID,
    link_id: UUID,
    device: Device,
    offered: Collection[SocialProvider],
) -> None:
    """Let it sign in no more.

    Args:
        unit: The transaction.
        post: Where the owner is told.
        user_id: Whose account it is.
        link_id: Which link.
        device: From where.
        offered: Providers that one can come in by; a link to any other is no way in.

    Raises:
        NotFoundError: there is no such link of the user's.
        ConflictError: there is no other way in.
    """
    # The lock comes first: of two that unlink the last two at once, one must see the other.
    user = _mine(unit, user_id)
    links = {each.id: each for each in links_of(unit.session, user_id)}
    if link_id not in links:
        raise NotFoundError(NO_LINK)
    gone = links.pop(link_id)
    if not user.password_hash and not any(each.provider in offered for each in links.values()):
        raise ConflictError(LAST_WAY_IN, code=ErrorCode.LAST_WAY_IN)
    unit.session.delete(gone)
    security_events.record(unit, user_id, SecurityEventKind.SOCIAL_UNLINKED, device)
    post.tell(unit, user, LetterKind.SOCIAL_UNLINKED, address=titled(gone.provider))


def link_out(row: SocialAuth) -> SocialLinkOut:
    """The link as the contract shows it."""
    return SocialLinkOut(
        id=row.id, provider=row.provider, email=row.email, linked_at=row.created_at
    )


def taken() -> AppError:
    """The refusal of an account elsewhere that signs in to another one here."""
    return ConflictError(SOCIAL_TAKEN, code=ErrorCode.SOCIAL_TAKEN)


def _mine(unit: Unit, user_id: UUID) -> User:
    user = locked(unit.session, User, user_id)
    if user is None:
        raise NotSignedInError(UNREADABLE)
    return user
