"""Answer those who ask for mail without being signed in. Runs in the worker."""

from server.contract.account import SecurityEventKind
from server.contract.identity import UserStatus
from server.features.identity import mailed, repository, security_events
from server.features.identity.mail.letters import LetterKind
from server.features.identity.mail.post import Asked, Post, linked
from server.features.identity.models import MailedToken, MailPurpose, PasswordResetToken, User
from server.features.identity.standing import BLOCKED
from server.kit.db.unit import Unit, Units


def answer(units: Units, post: Post, what: Asked, sealed: str) -> None:
    """Queue the letter that was asked for, if the address has an account that it concerns."""
    email = post.open_asked(sealed)
    with units.write() as unit:
        user = repository.user_by_email(unit.session, email)
        if user is None or user.status in BLOCKED:
            return
        if what is Asked.PASSWORD_RESET:
            _mail_reset(unit, post, user)
        elif not user.email_verified:
            mail_confirmation(unit, post, user)


def mail_confirmation(unit: Unit, post: Post, user: User) -> None:
    """Queue the letter that confirms the address of an account."""
    if mailed.is_flooded(unit.session, MailedToken, user.id, unit.clock()):
        return
    made = mailed.make_confirmation(unit, user, MailPurpose.CONFIRM_EMAIL, user.email)
    post.send(
        unit,
        linked(
            made.row_id,
            LetterKind.CONFIRM_EMAIL,
            to=user.email,
            language=user.preferred_language,
            token=made.token,
            until=made.until,
        ),
    )


def mark_confirmed(user: User, unit: Unit) -> None:
    """The address was shown to be the user's; an account that waited for it is open now."""
    if not user.email_verified:
        user.email_verified, user.email_verified_at = True, unit.clock()
    if user.status is UserStatus.PENDING_VERIFICATION:
        user.status = UserStatus.ACTIVE


def _mail_reset(unit: Unit, post: Post, user: User) -> None:
    if mailed.is_flooded(unit.session, PasswordResetToken, user.id, unit.clock()):
        return
    made = mailed.make_reset(unit, user)
    security_events.record(unit, user.id, SecurityEventKind.PASSWORD_RESET_ASKED)
    post.send(
        unit,
        linked(
            made.row_id,
            LetterKind.RESET_PASSWORD,
            to=user.email,
            language=user.preferred_language,
            token=made.token,
            until=made.until,
        ),
    )
