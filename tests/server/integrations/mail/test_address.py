import pytest

from server.integrations.mail.address import (
    BadMailSettingError,
    Security,
    read_sender,
    read_smtp_url,
)


@pytest.mark.parametrize(
    ("url", "port", "security"),
    [
        ("smtp://mail.example", 587, Security.STARTTLS),
        ("smtps://mail.example", 465, Security.TLS),
        ("smtp://127.0.0.1:25?tls=none", 25, Security.NONE),
        ("smtp://user:p%40ss@localhost?tls=none", 25, Security.NONE),
    ],
)
def test_an_address_is_read(url: str, port: int, security: Security) -> None:
    found = read_smtp_url(url)
    assert (found.port, found.security) == (port, security)
    if found.user:
        assert (found.user, found.password) == ("user", "p@ss")
    assert "p@ss" not in f"{found} {found!r}"


@pytest.mark.parametrize(
    "url",
    [
        "http://mail.example",
        "smtp://",
        "smtp://mail.example:x",
        "smtp://mail.example/path",
        "smtp://user:secret@mail.example?tls=none",
        "smtps://mail.example?tls=none",
        "smtp://mail.example?tls=maybe",
        "smtp://mail.example?other=1",
    ],
)
def test_what_cannot_be_used_is_said_without_its_password(url: str) -> None:
    with pytest.raises(BadMailSettingError, match="CHITRA_SMTP_URL") as caught:
        read_smtp_url(url)
    assert "secret" not in str(caught.value)


def test_a_sender_may_have_a_name() -> None:
    named = read_sender("Nodi TV <no-reply@video.example>", "Chitra")
    assert (named.name, named.address) == ("Nodi TV", "no-reply@video.example")
    assert read_sender("no-reply@video.example", "Chitra").name == "Chitra"
    for wrong in (None, "", "nobody", "a@b", "Nodi <a b@video.example>"):
        with pytest.raises(BadMailSettingError, match="CHITRA_MAIL_FROM"):
            read_sender(wrong, "Chitra")
