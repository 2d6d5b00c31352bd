"""What follows when somebody is given another role."""

from server.contract.account import SecurityEventKind
from server.features.identity import security_events
from server.features.identity.mail.letters import LetterKind
from server.features.identity.mail.post import Post
from server.features.identity.models import User
from server.kit.db.unit import Unit


def role_changed(unit: Unit, post: Post, user: User) -> None:
    """Write it down for the person and for the audit, and tell the person.

    Who did it is in the log of the administration, under the same request. Their address is not
    the person's business.
    """
    security_events.record(unit, user.id, SecurityEventKind.ROLE_CHANGED)
    post.tell(unit, user, LetterKind.ROLE_CHANGED)
