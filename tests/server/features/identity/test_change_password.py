import pytest
from pydantic import SecretStr

from server.contract.account import PasswordChange
from server.contract.identity import Role
from server.features.identity import change_password
from server.features.identity.change_password import PasswordChanging
from server.features.identity.devices import NOWHERE
from server.features.identity.models import User
from server.features.identity.new_password import hashed_new
from server.features.identity.tokens import Actor
from server.kit.errors import ConflictError
from server.kit.ids import new_id
from tests.server.letters import API, OTHER_PASSWORD, MailWorld
from tests.server.people import PASSWORD

EMAIL = "mina@nodi.example"


def test_of_two_changes_at_once_the_second_is_told(
    mail: MailWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    mina = mail.member("mina")
    real = hashed_new

    def overtaken(password: SecretStr, *about: str) -> str:
        with mail.units.write() as unit:
            unit.session.get_one(User, mina.id).password_hash = "changed meanwhile"
        return real(password, *about)

    monkeypatch.setattr(change_password, "hashed_new", overtaken)
    asked = PasswordChange(
        password=SecretStr(PASSWORD), new_password=SecretStr(OTHER_PASSWORD), sign_out_others=True
    )
    actor = Actor(mina.id, Role.CREATOR, new_id())
    with pytest.raises(ConflictError):
        mail.parts.providers.get(PasswordChanging).change(actor, asked, NOWHERE)


def test_who_guesses_with_a_session_has_to_wait(mail: MailWorld) -> None:
    mina = mail.member("mina")
    asked = {"password": "wrong wrong", "new_password": OTHER_PASSWORD, "sign_out_others": False}
    statuses = [
        mail.client.post(f"{API}/me/password", json=asked, headers=mina.auth).status_code
        for _ in range(8)
    ]
    assert statuses[0] == 422
    assert statuses[-1] == 429
