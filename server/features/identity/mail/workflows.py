"""The durable jobs that send mail, whatever falls over meanwhile."""

from dbos import DBOS

from server.features.identity.ask_for_mail import answer
from server.features.identity.mail.compose import Composer
from server.features.identity.mail.deliver import Outcome, deliver, try_later
from server.features.identity.mail.post import ANSWER, SEND, Asked, Post
from server.integrations.mail.port import Mailer
from server.kit.db.unit import Units
from server.kit.jobs.steady import steady_step
from server.kit.jobs.worker import Schedule, provided
from server.kit.sealing import Sealer


@steady_step("mail.deliver")
def _deliver(sealed: str) -> str:
    return deliver(
        sealed,
        sealer=provided(Sealer),
        composer=provided(Composer),
        mailer=provided(Mailer),  # type: ignore[type-abstract]
    ).value


@steady_step("mail.try_later")
def _try_later(letter_id: str, sealed: str, attempt: int) -> None:
    try_later(provided(Units), letter_id, sealed, attempt)


@steady_step("mail.answer")
def _answer(what: str, sealed: str) -> None:
    answer(provided(Units), provided(Post), Asked(what), sealed)


@DBOS.workflow(name=SEND)
def send_letter(letter_id: str, sealed: str, attempt: int) -> None:
    """Send one letter, or queue the next attempt."""
    if _deliver(sealed) == Outcome.AWAY:
        _try_later(letter_id, sealed, attempt)


@DBOS.workflow(name=ANSWER)
def answer_asked(what: str, sealed: str) -> None:
    """Look whether there is something to mail to an address, and queue it."""
    _answer(what, sealed)


SCHEDULES: tuple[Schedule, ...] = ()
