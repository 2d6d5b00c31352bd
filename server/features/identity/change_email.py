"""Ask for another e-mail address; it is the account's when a link sent to it was opened."""

from uuid import UUID

from server.features.identity import mailed, repository
from server.features.identity.mail.letters import Letter, LetterKind
from server.features.identity.mail.post import Post, linked
from server.features.identity.models import MailedToken, MailPurpose
from server.features.identity.tokens import UNREADABLE
from server.kit.db.unit import Unit
from server.kit.errors import BusyError, InvalidError, NotSignedInError

SAME = "This is the address that the account has already."
FLOODED = (
    "Several addresses were asked for within the last hour. Wait a while, then ask for another."
)


def ask_for_email(unit: Unit, post: Post, user_id: UUID, asked: str) -> None:
    """Mail a link to the new address and word of it to the old one.

    An address that has an account is not told to the asker: its owner is written to instead,
    by the same steps.

    Raises:
        InvalidError: it is the present address.
        BusyError: too many were asked for lately.
    """
    user = repository.user_by_id(unit.session, user_id)
    if user is None:
        raise NotSignedInError(UNREADABLE)
    email, at = asked.lower(), unit.clock()
    if email == user.email:
        raise InvalidError(SAME, fields={"email": SAME})
    if mailed.is_flooded(unit.session, MailedToken, user.id, at):
        raise BusyError(FLOODED)
    mailed.void_changes(unit.session, user.id, at)
    made = mailed.make_confirmation(unit, user, MailPurpose.CHANGE_EMAIL, email)
    owner = repository.user_by_email(unit.session, email)
    if owner is None:
        letter = linked(
            made.row_id,
            LetterKind.CHANGE_EMAIL,
            to=email,
            language=user.preferred_language,
            token=made.token,
            until=made.until,
        )
    else:
        letter = Letter(
            f"mail-{made.row_id}", LetterKind.ADDRESS_IN_USE, email, owner.preferred_language
        )
    post.send(unit, letter)
    post.tell(unit, user, LetterKind.EMAIL_CHANGE_ASKED, address=email)
