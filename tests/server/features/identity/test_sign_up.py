from fastapi.testclient import TestClient

from server.app.application import create_app
from server.app.settings import Settings
from server.app.wiring import wire
from server.features.identity.mail.letters import LetterKind
from tests.server.letters import MailWorld


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
