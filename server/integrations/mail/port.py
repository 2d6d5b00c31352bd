"""Sending mail, as features see it."""

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True)
class Mail:
    """One letter to one person, in text and in HTML."""

    id: str
    """Names the letter, so that a copy sent after a crash is known for one."""
    to: str = field(repr=False)
    subject: str
    text: str = field(repr=False)
    html: str = field(repr=False)


class MailError(Exception):
    """The mail could not be handed over; the message never holds an address or its content."""


class MailAwayError(MailError):
    """The mail server is away, or not set up right: trying again later may help."""


class MailRefusedError(MailError):
    """The mail server will never take this mail: trying again does not help."""


class Mailer(Protocol):
    """Hands mail to a server."""

    @property
    def works(self) -> bool:
        """Whether there is a mail server at all."""

    def send(self, mail: Mail) -> None:
        """Hand the mail over; it has been taken when this returns.

        Raises:
            MailAwayError: not now.
            MailRefusedError: never.
        """

    def check(self) -> str:
        """What answers, for the doctor; sends nothing.

        Raises:
            MailAwayError: nothing does.
        """
