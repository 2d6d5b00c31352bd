"""Put letters in the mail, in the transaction that gives reason to them."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from server.contract.account import MailSent
from server.contract.errors import ErrorCode
from server.features.identity.mail.letters import PURPOSE, Letter, LetterKind, seal
from server.features.identity.models import User
from server.kit.db.unit import Unit
from server.kit.errors import ConflictError
from server.kit.ids import new_id
from server.kit.jobs.queue import Job, Queue
from server.kit.sealing import Sealer

SEND = "send_letter"
"""Name of the workflow; it takes the letter's id, the letter, sealed, and the attempt's number."""
ANSWER = "answer_asked"
"""Name of the workflow; it takes what was asked for, and the address, sealed."""
NO_MAIL = "This server sends no mail. Ask whoever runs it to help you with your account."
ON_ITS_WAY = MailSent(
    message="If there is something to send to this address, mail is on its way. Look in your "
    "inbox, and in the folder for unwanted mail."
)
"""The one answer to all who ask for mail: it tells nothing about the address."""


class Asked(StrEnum):
    """What somebody who is not signed in may ask to be mailed."""

    CONFIRMATION = "CONFIRMATION"
    """The link that confirms an account's address, once more."""
    PASSWORD_RESET = "PASSWORD_RESET"  # noqa: S105 - a request, not a secret
    """A link to set a new password."""


class Post:
    """Queues letters. Where no mail is configured, they are not written."""

    def __init__(self, sealer: Sealer, *, works: bool) -> None:
        self._sealer = sealer
        self.works = works

    def check(self) -> None:
        """Whether mail can be asked for here.

        Raises:
            ConflictError: this server sends none.
        """
        if not self.works:
            raise ConflictError(NO_MAIL, code=ErrorCode.NO_MAIL)

    def send(self, unit: Unit, letter: Letter) -> None:
        """Queue the letter; one with a known id is not sent again."""
        if self.works:
            arguments = (letter.id, seal(letter, self._sealer), 1)
            unit.enqueue(Job(SEND, Queue.CONTROL, f"{letter.id}-1", arguments))

    def tell(
        self,
        unit: Unit,
        user: User,
        kind: LetterKind,
        *,
        address: str = "",
        until: datetime | None = None,
    ) -> None:
        """Queue a letter without a link to the user's address."""
        letter = Letter(
            id=f"mail-{new_id()}",
            kind=kind,
            to=user.email,
            language=user.preferred_language,
            address=address,
            until=until,
        )
        self.send(unit, letter)

    def tell_hourly(self, unit: Unit, user: User, kind: LetterKind) -> None:
        """As ``tell``, but at most once an hour: strangers give reason to this letter."""
        name = f"mail-{kind.value.lower()}-{user.id}-{unit.clock():%Y%m%d%H}"
        self.send(unit, Letter(name, kind, user.email, user.preferred_language))

    def ask(self, unit: Unit, what: Asked, email: str) -> None:
        """Queue the answer to somebody who asks for mail to that address.

        Whether the address is known is looked up by the worker: what happens here is the same
        for every address, so that neither the answer nor its time tells.
        """
        sealed = self._sealer.seal(PURPOSE, email.lower())
        unit.enqueue(Job(ANSWER, Queue.CONTROL, f"asked-{new_id()}", (what.value, sealed)))

    def open_asked(self, sealed: str) -> str:
        """The address that was asked with.

        Raises:
            SealBrokenError: it was sealed by a secret that this server does not know.
        """
        return self._sealer.open(PURPOSE, sealed)


def linked(
    row_id: UUID, kind: LetterKind, *, to: str, language: str, token: str, until: datetime
) -> Letter:
    """A letter with a link, named by the row that the link's token is checked against."""
    return Letter(
        id=f"mail-{row_id}", kind=kind, to=to, language=language, token=token, until=until
    )
