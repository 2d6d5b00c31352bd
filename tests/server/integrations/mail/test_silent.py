import pytest

from server.integrations.mail.port import Mail, MailRefusedError
from server.integrations.mail.silent import NoMailer


def test_nothing_is_sent_and_the_doctor_says_so() -> None:
    mail = Mail("mail-1", "mina@nodi.example", "Hello", "text", "<p>html</p>")
    with pytest.raises(MailRefusedError) as caught:
        NoMailer().send(mail)
    assert "mina" not in str(caught.value)
    assert "not configured" in NoMailer().check()
