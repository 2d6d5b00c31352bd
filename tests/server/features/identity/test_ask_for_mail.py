from server.contract.identity import UserStatus
from server.features.identity.ask_for_mail import answer
from server.features.identity.mail.letters import PURPOSE, LetterKind
from server.features.identity.mail.post import Asked, Post
from server.features.identity.models import User
from server.kit.sealing import Sealer
from tests.server.letters import MailWorld

EMAIL = "mina@nodi.example"


def _answer(mail: MailWorld, what: Asked) -> list[LetterKind]:
    before = len(mail.letters())
    sealed = mail.parts.providers.get(Sealer).seal(PURPOSE, EMAIL)
    answer(mail.units, mail.parts.providers.get(Post), what, sealed)
    return [letter.kind for letter in mail.letters()[before:]]


def test_a_letter_goes_where_there_is_something_to_do(mail: MailWorld) -> None:
    assert _answer(mail, Asked.PASSWORD_RESET) == []
    mail.ask("mina")
    assert _answer(mail, Asked.CONFIRMATION) == [LetterKind.CONFIRM_EMAIL]
    assert _answer(mail, Asked.PASSWORD_RESET) == [LetterKind.RESET_PASSWORD]
    with mail.units.write() as unit:
        user = unit.session.query(User).one()
        user.email_verified, user.email_verified_at = True, unit.clock()
    assert _answer(mail, Asked.CONFIRMATION) == []


def test_a_shut_account_gets_no_links(mail: MailWorld) -> None:
    mail.ask("mina")
    with mail.units.write() as unit:
        unit.session.query(User).one().status = UserStatus.BANNED
    assert _answer(mail, Asked.PASSWORD_RESET) == []
    assert _answer(mail, Asked.CONFIRMATION) == []
