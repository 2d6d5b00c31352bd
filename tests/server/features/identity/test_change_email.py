import pytest

from server.features.identity.change_email import ask_for_email
from server.features.identity.mail.letters import LetterKind
from server.features.identity.mail.post import Post
from server.kit.errors import BusyError, GoneError, InvalidError
from tests.server.letters import API, MailWorld


def test_of_several_addresses_the_last_one_counts(mail: MailWorld) -> None:
    mina, post = mail.member("mina"), mail.parts.providers.get(Post)
    tokens = []
    for email in ("one@else.example", "two@else.example"):
        with mail.units.write() as unit:
            ask_for_email(unit, post, mina.id, email)
        tokens.append(mail.token(LetterKind.CHANGE_EMAIL))
    answers = [mail.client.post(f"{API}/email/confirm", json={"token": each}) for each in tokens]
    assert [answer.status_code for answer in answers] == [GoneError.status, 204]
    mail.sign_in("two@else.example")


def test_the_present_address_and_too_many_are_refused(mail: MailWorld) -> None:
    mina, post = mail.member("mina"), mail.parts.providers.get(Post)
    with pytest.raises(InvalidError), mail.units.write() as unit:
        ask_for_email(unit, post, mina.id, "MINA@nodi.example")
    with pytest.raises(BusyError):
        for number in range(9):
            with mail.units.write() as unit:
                ask_for_email(unit, post, mina.id, f"{number}@else.example")


def test_an_address_that_was_taken_meanwhile_is_not_taken_away(mail: MailWorld) -> None:
    mina, post = mail.member("mina"), mail.parts.providers.get(Post)
    with mail.units.write() as unit:
        ask_for_email(unit, post, mina.id, "rafi@nodi.example")
    token = mail.token(LetterKind.CHANGE_EMAIL)
    mail.member("rafi")
    answer = mail.client.post(f"{API}/email/confirm", json={"token": token})
    assert answer.status_code == GoneError.status
    mail.sign_in("mina@nodi.example")
