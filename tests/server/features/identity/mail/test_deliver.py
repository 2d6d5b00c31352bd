from datetime import UTC, datetime, timedelta

import pytest

from server.features.identity.mail.compose import Composer
from server.features.identity.mail.deliver import (
    ATTEMPTS,
    FIRST_WAIT,
    LONGEST_WAIT,
    Outcome,
    deliver,
    try_later,
    wait_after,
)
from server.features.identity.mail.letters import Letter, LetterKind, seal
from server.integrations.mail.mailers import open_mailer
from server.kit.sealing import Sealer
from tests.server.letters import PUBLIC_URL, MailWorld
from tests.server.smtp import Inbox

SEALER = Sealer(["a secret of at least thirty-two bytes"])
NOW = datetime(2026, 5, 1, tzinfo=UTC)


def _deliver(inbox: Inbox, letter: Letter, sealer: Sealer = SEALER) -> Outcome:
    return deliver(
        seal(letter, sealer),
        sealer=SEALER,
        composer=Composer("Nodi", PUBLIC_URL),
        mailer=open_mailer(inbox.url, "no-reply@video.example", PUBLIC_URL, "Nodi"),
        clock=lambda: NOW,
    )


def _letter(until: datetime | None = None) -> Letter:
    kind = LetterKind.RESET_PASSWORD
    return Letter("mail-1", kind, "mina@nodi.example", "bn", token="token-of-the-link", until=until)


def test_a_letter_arrives_in_text_and_in_html(inbox: Inbox) -> None:
    assert _deliver(inbox, _letter(NOW + timedelta(minutes=1))) is Outcome.SENT
    [mail] = inbox.mails
    assert mail["To"] == "mina@nodi.example"
    assert mail["Auto-Submitted"] == "auto-generated"
    for kind in ("plain", "html"):
        part = mail.get_body((kind,))
        assert part is not None
        assert "token-of-the-link" in part.get_content()


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [("451 later", Outcome.AWAY), ("550 no such mina@nodi.example", Outcome.DROPPED)],
)
def test_what_the_server_says_decides_and_no_address_is_logged(
    inbox: Inbox, answer: str, outcome: Outcome, capsys: pytest.CaptureFixture[str]
) -> None:
    inbox.answers.append(answer)
    assert _deliver(inbox, _letter()) is outcome
    printed = "".join(capsys.readouterr())
    assert "mina" not in printed
    assert "token-of-the-link" not in printed


def test_what_is_over_or_cannot_be_opened_is_not_sent(inbox: Inbox) -> None:
    assert _deliver(inbox, _letter(NOW)) is Outcome.DROPPED
    changed = Sealer(["another secret of thirty-two bytes!!"])
    assert _deliver(inbox, _letter(), changed) is Outcome.DROPPED
    assert not inbox.mails


def test_the_wait_doubles_up_to_an_hour_for_a_day() -> None:
    waits = [wait_after(attempt) for attempt in range(1, ATTEMPTS)]
    assert waits[:3] == [FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT]
    assert waits[-1] == LONGEST_WAIT
    assert timedelta(hours=20) < sum(waits, timedelta()) < timedelta(hours=28)


def test_the_next_attempt_is_another_job_until_it_is_given_up(mail: MailWorld) -> None:
    try_later(mail.units, "mail-1", "sealed", 1)
    [job] = mail.jobs
    assert (job.id, job.arguments) == ("mail-1-2", ("mail-1", "sealed", 2))
    assert job.delay_seconds == FIRST_WAIT.total_seconds()
    try_later(mail.units, "mail-1", "sealed", ATTEMPTS)
    assert len(mail.jobs) == 1
