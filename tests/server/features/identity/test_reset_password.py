from typing import Any

import pyotp
import pytest
from pydantic import SecretStr

from server.contract.account import PasswordReset
from server.contract.errors import ErrorCode
from server.features.identity import reset_password
from server.features.identity.devices import NOWHERE
from server.features.identity.mail.letters import LetterKind
from server.features.identity.models import User
from server.features.identity.new_password import hashed_new
from server.features.identity.reset_password import PasswordResetting
from server.kit.errors import InvalidError
from tests.server.letters import API, OTHER_PASSWORD, MailWorld
from tests.server.people import Person

EMAIL = "mina@nodi.example"


def second_factor(mail: MailWorld, person: Person) -> list[str]:
    """Set one up; the recovery codes."""
    secret = mail.client.post(f"{API}/me/second-factor", headers=person.auth).json()["secret"]
    code = pyotp.TOTP(secret).at(mail.units.clock())
    made = mail.client.post(
        f"{API}/me/second-factor/confirm", json={"code": code}, headers=person.auth
    )
    codes: list[str] = made.json()["codes"]
    return codes


def reset_token(mail: MailWorld) -> str:
    mail.client.post(f"{API}/password/resets", json={"email": EMAIL})
    return mail.token(LetterKind.RESET_PASSWORD)


def test_a_link_alone_does_not_get_past_the_second_factor(mail: MailWorld) -> None:
    codes = second_factor(mail, mail.member("mina"))
    asked: dict[str, Any] = {"token": reset_token(mail), "new_password": OTHER_PASSWORD}
    url = f"{API}/password/reset"
    for code, told in ((None, ErrorCode.CODE_NEEDED), ("000000", ErrorCode.CODE_WRONG)):
        answer = mail.client.post(url, json={**asked, "code": code})
        assert (answer.status_code, answer.json()["code"]) == (422, told)
        assert "code" in answer.json()["fields"]
    assert mail.client.post(url, json={**asked, "code": codes[0]}).status_code == 204
    assert mail.client.post(url, json={**asked, "code": codes[1]}).status_code == 410


def test_a_weak_password_spends_no_recovery_code(mail: MailWorld) -> None:
    codes = second_factor(mail, mail.member("mina"))
    asked = {"token": reset_token(mail), "code": codes[0]}
    weak = mail.client.post(f"{API}/password/reset", json={**asked, "new_password": "a" * 15})
    assert weak.json()["code"] == ErrorCode.PASSWORD_WEAK
    good = {**asked, "new_password": OTHER_PASSWORD}
    assert mail.client.post(f"{API}/password/reset", json=good).status_code == 204


def test_a_second_factor_that_came_meanwhile_is_asked_for(
    mail: MailWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    mina, real = mail.member("mina"), hashed_new
    token = reset_token(mail)

    def overtaken(password: SecretStr, *about: str) -> str:
        with mail.units.write() as unit:
            unit.session.get_one(User, mina.id).mfa_enabled = True
        return real(password, *about)

    monkeypatch.setattr(reset_password, "hashed_new", overtaken)
    resetting = mail.parts.providers.get(PasswordResetting)
    assert not resetting.needs_code(token)
    asked = PasswordReset(token=SecretStr(token), new_password=SecretStr(OTHER_PASSWORD))
    with pytest.raises(InvalidError) as caught:
        resetting.reset(asked, NOWHERE)
    assert caught.value.code == ErrorCode.CODE_NEEDED
    assert resetting.needs_code(token)


def test_a_reset_confirms_the_address_that_it_was_mailed_to(mail: MailWorld) -> None:
    mail.ask("mina")
    asked = {"token": reset_token(mail), "new_password": OTHER_PASSWORD}
    assert mail.client.post(f"{API}/password/reset", json=asked).status_code == 204
    assert mail.sign_in(EMAIL, OTHER_PASSWORD).session.user.email_verified
