"""Confirm an address by a mailed link: the first one of an account, or one that replaces it."""

from uuid import UUID

from server.contract.account import SecurityEventKind
from server.features.identity import mailed, repository, security_events
from server.features.identity.ask_for_mail import mark_confirmed
from server.features.identity.devices import Device
from server.features.identity.mail.letters import LetterKind
from server.features.identity.mail.post import Post
from server.features.identity.models import MailPurpose, User
from server.features.identity.standing import BLOCKED
from server.kit.db.unit import Unit


def confirm_email(
    unit: Unit, post: Post, token: str, device: Device, keep: tuple[UUID, UUID] | None = None
) -> None:
    """Use the link up and do what it was mailed for.

    Args:
        unit: The transaction.
        post: Where the old address is told.
        token: Of the link.
        device: From where it was opened.
        keep: Who asks and by which session, where somebody is signed in: it is not ended.

    Raises:
        GoneError: the link is used, over, or was overtaken by something else.
    """
    at = unit.clock()
    found = mailed.confirmation_by_token(unit.session, token)
    if found is None or not mailed.use_confirmation(unit.session, found.id, at):
        raise mailed.link_not_valid()
    user = repository.user_by_id(unit.session, found.user_id)
    if user is None or user.status in BLOCKED:
        raise mailed.link_not_valid()
    if found.purpose is MailPurpose.CHANGE_EMAIL:
        family = keep[1] if keep is not None and keep[0] == user.id else None
        _change(unit, post, user, found.email, device, family)
    elif user.email == found.email:
        mark_confirmed(user, unit)
        security_events.record(unit, user.id, SecurityEventKind.EMAIL_CONFIRMED, device)
    else:
        raise mailed.link_not_valid()


def is_valid(unit: Unit, token: str) -> bool:
    """Whether the link still works. Asking does not use it up."""
    found = mailed.confirmation_by_token(unit.session, token)
    return found is not None and found.is_valid(unit.clock())


def _change(
    unit: Unit, post: Post, user: User, email: str, device: Device, keep_family: UUID | None
) -> None:
    at = unit.clock()
    if repository.user_by_email(unit.session, email) is not None:
        raise mailed.link_not_valid()
    post.tell(unit, user, LetterKind.EMAIL_CHANGED, address=email)
    user.email = email
    user.email_verified, user.email_verified_at = True, at
    mark_confirmed(user, unit)
    mailed.void_all(unit.session, user.id, at)
    repository.revoke_sessions(unit.session, user.id, at, keep=keep_family)
    security_events.record(unit, user.id, SecurityEventKind.EMAIL_CHANGED, device)
