from collections.abc import Callable

import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.app.application import create_app
from server.app.settings import Settings
from server.app.wiring import wire
from server.contract.identity import NewAccount
from server.features.channels.models import Channel
from server.features.identity.devices import NOWHERE
from server.features.identity.mail.letters import LetterKind
from server.features.identity.mail.post import Post
from server.features.identity.models import User
from server.features.identity.sign_up import sign_up_by_mail
from server.kit.db.unit import Unit
from tests.server.letters import MailWorld
from tests.server.people import PASSWORD
from tests.server.races import overlap


def test_a_closed_server_takes_no_new_accounts(settings: Settings) -> None:
    parts = wire(settings.model_copy(update={"sign_up_open": False}))
    with TestClient(create_app(parts)) as client:
        answer = client.post(
            "/api/v1/sign-up",
            json={
                "email": "a@b.example",
                "username": "somebody",
                "password": "correct horse battery",
                "channel_name": "X",
                "birthdate": "1990-04-14",
            },
        )
        about = client.get("/api/v1/server").json()
    parts.close()
    assert answer.status_code == 403
    assert "no new accounts" in answer.json()["message"]
    assert about["sign_up_open"] is False


def test_a_name_is_taken_by_whoever_asked_for_it_whether_or_not_the_address_was_known(
    mail: MailWorld,
) -> None:
    """Else the next asker would learn from the name that the address before had an account."""
    mail.member("mina")
    answers = []
    for first, name in (("mina@nodi.example", "boats"), ("nobody@nodi.example", "rivers")):
        asked = [mail.ask(name, first), mail.ask(name, "another@nodi.example")]
        answers.append([*asked, mail.ask(name, first)])
    assert answers == [[202, 409, 409]] * 2
    assert [each.to for each in mail.letters() if each.kind is LetterKind.ACCOUNT_EXISTS] == [
        "mina@nodi.example"
    ]


def _asked(name: str, email: str) -> NewAccount:
    return NewAccount.model_validate(
        {"email": email, "username": name, "password": PASSWORD, "channel_name": "X"}
    )


def test_of_two_that_ask_with_one_address_at_once_neither_learns_of_the_other(
    mail: MailWorld,
) -> None:
    made: list[User | None] = []

    def ask(name: str) -> Callable[[Unit], None]:
        def run(unit: Unit) -> None:
            asked = _asked(name, "new@nodi.example")
            post = mail.parts.providers.get(Post)
            made.append(sign_up_by_mail(unit, post, asked, "hash", NOWHERE))

        return run

    assert overlap(mail.units, ask("first"), ask("second")) == []
    assert [user is not None for user in made] == [True, False]


def test_the_work_for_a_known_address_leaves_nothing_behind(mail: MailWorld) -> None:
    mail.member("mina")
    assert mail.ask("boats", "mina@nodi.example") == 202
    with mail.units.read() as unit:
        assert unit.session.scalars(sa.select(User.username)).all() == ["mina"]
        assert unit.session.scalars(sa.select(Channel.handle)).all() == ["mina"]


def test_who_signs_up_again_before_confirming_gets_the_link_again(mail: MailWorld) -> None:
    assert mail.ask("mina", "mina@nodi.example") == 202
    assert mail.ask("mina2", "mina@nodi.example") == 202
    kinds = [each.kind for each in mail.letters()]
    assert kinds == [LetterKind.CONFIRM_EMAIL] * 2
