import pytest

from server.contract.errors import ErrorCode
from server.features.identity.mail.letters import LetterKind
from server.features.identity.mail.post import Asked, Post, linked
from server.features.identity.models import User
from server.kit.db.unit import Units
from server.kit.errors import ConflictError
from server.kit.ids import new_id
from server.kit.sealing import Sealer
from tests.server.letters import MailWorld
from tests.server.people import Person


def test_strangers_cause_one_letter_an_hour(mail: MailWorld) -> None:
    mail.member("mina")
    for name in ("one", "two", "three"):
        mail.ask(name, "mina@nodi.example")
    kinds = [letter.kind for letter in mail.letters()]
    assert kinds.count(LetterKind.ACCOUNT_EXISTS) == 1


def test_what_was_asked_lies_sealed_in_the_queue(mail: MailWorld) -> None:
    post = mail.parts.providers.get(Post)
    post.check()
    with mail.units.write() as unit:
        post.ask(unit, Asked.PASSWORD_RESET, "Mina@Nodi.example")
    [job] = mail.jobs
    assert "nodi" not in repr(job)
    assert post.open_asked(job.arguments[1]) == "mina@nodi.example"


def test_where_no_mail_is_configured_nothing_is_written(units: Units, tahmina: Person) -> None:
    post = Post(Sealer(["a secret of at least thirty-two bytes"]), works=False)
    with pytest.raises(ConflictError) as caught:
        post.check()
    assert caught.value.code == ErrorCode.NO_MAIL
    with units.write() as unit:
        post.tell(unit, unit.session.get_one(User, tahmina.id), LetterKind.PASSWORD_CHANGED)


def test_a_letter_is_named_by_the_row_of_its_link(units: Units) -> None:
    row, kind = new_id(), LetterKind.CONFIRM_EMAIL
    until = units.clock()
    letter = linked(row, kind, to="a@b.example", language="en", token="t", until=until)
    assert letter.id == f"mail-{row}"
