"""One attempt to send one letter."""

from datetime import timedelta
from enum import StrEnum

import structlog

from server.features.identity.mail.compose import Composer
from server.features.identity.mail.letters import unseal
from server.features.identity.mail.post import SEND
from server.integrations.mail.port import MailAwayError, Mailer, MailRefusedError
from server.kit.clock import Clock, now
from server.kit.db.unit import Units
from server.kit.jobs.queue import Job, Queue
from server.kit.sealing import SealBrokenError, Sealer

log = structlog.get_logger(__name__)

ATTEMPTS = 32
"""With the waits below: for a day."""
FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(hours=1)


class Outcome(StrEnum):
    """What became of an attempt."""

    SENT = "SENT"
    DROPPED = "DROPPED"
    """It will never be sent: refused for good, or its link is over."""
    AWAY = "AWAY"
    """Not now."""


def deliver(
    sealed: str, *, sealer: Sealer, composer: Composer, mailer: Mailer, clock: Clock = now
) -> Outcome:
    """Send the letter. No transaction is open meanwhile; the log names letters by id alone."""
    try:
        letter = unseal(sealed, sealer)
    except SealBrokenError:
        log.error("a letter cannot be opened: the server's secret was changed")  # noqa: TRY400
        return Outcome.DROPPED
    told = log.bind(letter=letter.id, kind=letter.kind.value)
    if letter.until is not None and letter.until <= clock():
        told.warning("mail came too late to be sent")
        return Outcome.DROPPED
    try:
        mailer.send(composer.compose(letter))
    except MailRefusedError as error:
        told.warning("mail was refused for good", reason=str(error))
        return Outcome.DROPPED
    except MailAwayError as error:
        told.warning("mail cannot be sent now", reason=str(error))
        return Outcome.AWAY
    told.info("mail sent")
    return Outcome.SENT


def try_later(units: Units, letter_id: str, sealed: str, attempt: int) -> None:
    """Queue the attempt after this one. Meanwhile the letter keeps nobody from working."""
    if attempt >= ATTEMPTS:
        log.error("mail was given up", letter=letter_id, attempts=attempt)
        return
    following = attempt + 1
    job = Job(
        SEND,
        Queue.CONTROL,
        f"{letter_id}-{following}",
        (letter_id, sealed, following),
        delay_seconds=wait_after(attempt).total_seconds(),
    )
    with units.write() as unit:
        unit.enqueue(job)


def wait_after(attempt: int) -> timedelta:
    """How long to wait after that many attempts: twice as long each time, up to an hour."""
    doublings = min(attempt - 1, 10)
    return min(LONGEST_WAIT, FIRST_WAIT * (1 << doublings))
