"""Which letters there are, and how one waits in the queue without being readable there."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from server.kit.sealing import Sealer

PURPOSE = "mail"
"""What letters are sealed for."""


class LetterKind(StrEnum):
    """Why somebody gets mail."""

    CONFIRM_EMAIL = "CONFIRM_EMAIL"
    """A link that shows the address to be one's own."""
    ACCOUNT_EXISTS = "ACCOUNT_EXISTS"
    """Somebody signed up with an address that has an account."""
    RESET_PASSWORD = "RESET_PASSWORD"  # noqa: S105 - a kind, not a secret
    """A link to set a new password."""
    PASSWORD_CHANGED = "PASSWORD_CHANGED"  # noqa: S105 - a kind, not a secret
    """The password is another one now."""
    CHANGE_EMAIL = "CHANGE_EMAIL"
    """To the new address: a link that makes it the account's."""
    ADDRESS_IN_USE = "ADDRESS_IN_USE"
    """To the new address, which has an account of its own."""
    EMAIL_CHANGE_ASKED = "EMAIL_CHANGE_ASKED"
    """To the old address: another one was asked for."""
    EMAIL_CHANGED = "EMAIL_CHANGED"
    """To the old address: another one has taken its place."""
    SESSION_COPIED = "SESSION_COPIED"
    """A session was ended, because it seems to have been copied."""
    SECOND_FACTOR_ON = "SECOND_FACTOR_ON"
    """Codes of an authenticator app are asked for from now on."""
    SECOND_FACTOR_OFF = "SECOND_FACTOR_OFF"
    """The password is enough again."""
    RECOVERY_CODES_MADE = "RECOVERY_CODES_MADE"
    """New recovery codes took the place of all before."""
    RECOVERY_CODE_USED = "RECOVERY_CODE_USED"
    """A recovery code stood in for the authenticator app."""
    SOCIAL_LINKED = "SOCIAL_LINKED"
    """An account elsewhere may sign in from now on."""
    SOCIAL_UNLINKED = "SOCIAL_UNLINKED"
    """An account elsewhere may not sign in any more."""
    ACCOUNT_DELETED = "ACCOUNT_DELETED"
    """The account was deleted by its owner, and can be brought back until then."""
    ACCOUNT_RESTORED = "ACCOUNT_RESTORED"
    """The owner brought a deleted account back."""
    EXPORT_READY = "EXPORT_READY"
    """A copy of everything about the account can be fetched until then."""
    ROLE_CHANGED = "ROLE_CHANGED"
    """An administrator gave the account another role."""


@dataclass(frozen=True)
class Letter:
    """What is to be told to whom. Nothing in it is free text that a stranger wrote.

    An account with somebody else's address could otherwise be made to mail them that text.
    """

    id: str
    """Names the letter: queued twice, it is sent once."""
    kind: LetterKind
    to: str = field(repr=False)
    language: str
    token: str | None = field(default=None, repr=False)
    """Of the link."""
    address: str = field(default="", repr=False)
    """The other address, or the other site, where the letter is about one."""
    until: datetime | None = None
    """When the link, or what the letter tells of, ends: it is not worth sending after that."""


def seal(letter: Letter, sealer: Sealer) -> str:
    """The letter as it lies in the queue: whoever reads the database learns nothing."""
    facts = {
        "id": letter.id,
        "kind": letter.kind.value,
        "to": letter.to,
        "language": letter.language,
        "token": letter.token,
        "address": letter.address,
        "until": letter.until.isoformat() if letter.until else None,
    }
    return sealer.seal(PURPOSE, json.dumps(facts))


def unseal(sealed: str, sealer: Sealer) -> Letter:
    """The letter.

    Raises:
        SealBrokenError: it was sealed by a secret that this server does not know.
    """
    facts = json.loads(sealer.open(PURPOSE, sealed))
    until = facts.pop("until")
    kind = LetterKind(facts.pop("kind"))
    return Letter(**facts, kind=kind, until=datetime.fromisoformat(until) if until else None)
