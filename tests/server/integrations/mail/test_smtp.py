import pytest

from server.integrations.mail.address import Sender, read_smtp_url
from server.integrations.mail.port import Mail, MailAwayError, MailRefusedError
from server.integrations.mail.smtp import SmtpMailer
from tests.server.smtp import Inbox

SENDER = Sender("চিত্র", "no-reply@video.example")


def _mail(**changes: str) -> Mail:
    facts = {
        "id": "mail-1",
        "to": "mina@nodi.example",
        "subject": "নতুন পাসওয়ার্ড দিন",
        "text": "লিংক",
        "html": "<p>লিংক</p>",
    }
    return Mail(**{**facts, **changes})


def test_mail_arrives_as_it_was_written(inbox: Inbox) -> None:
    mailer = SmtpMailer(read_smtp_url(inbox.url), SENDER)
    mailer.send(_mail())
    [mail] = inbox.mails
    assert mail["Subject"] == "নতুন পাসওয়ার্ড দিন"
    assert "চিত্র" in mail["From"]
    assert mail["Message-ID"] == "<mail-1@video.example>"
    assert mailer.check().endswith("answers")


@pytest.mark.parametrize("field", ["subject", "to"])
def test_a_line_break_brings_no_header_along(inbox: Inbox, field: str) -> None:
    with pytest.raises(ValueError, match=r"newline|linefeed"):
        SmtpMailer(read_smtp_url(inbox.url), SENDER).send(
            _mail(**{field: "mina@nodi.example\r\nBcc: other@nodi.example"})
        )
    assert not inbox.mails


@pytest.mark.parametrize(
    ("answer", "kind"), [("451 later", MailAwayError), ("554 never", MailRefusedError)]
)
def test_now_and_never_are_told_apart(inbox: Inbox, answer: str, kind: type[Exception]) -> None:
    inbox.answers.append(answer)
    with pytest.raises(kind):
        SmtpMailer(read_smtp_url(inbox.url), SENDER).send(_mail())


def test_a_server_without_tls_is_not_told_anything(inbox: Inbox) -> None:
    url = f"smtp://user:secret@127.0.0.1:{inbox.port}"
    with pytest.raises(MailAwayError) as caught:
        SmtpMailer(read_smtp_url(url), SENDER).send(_mail())
    assert "secret" not in str(caught.value)
    assert not inbox.mails


def test_a_server_that_is_away_is_no_refusal() -> None:
    away = SmtpMailer(read_smtp_url("smtp://127.0.0.1:1?tls=none"), SENDER)
    with pytest.raises(MailAwayError):
        away.check()
