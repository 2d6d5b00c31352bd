import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.contract.account import SecurityEventKind
from server.contract.errors import ErrorCode
from server.features.identity.mail.letters import LetterKind
from server.features.identity.models import RecoveryCode, RefreshToken, SecurityEvent, User
from server.kit.db.unit import Units
from tests.server.features.identity.authenticator import API, Turned, code, set_up
from tests.server.letters import MailWorld
from tests.server.people import PASSWORD, Person


def test_a_secret_counts_for_nothing_until_a_code_of_it_came(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    answer = client.post(f"{API}/me/second-factor", headers=tahmina.auth)
    secret = answer.json()["secret"]
    assert f"secret={secret}" in answer.json()["uri"]
    assert answer.json()["qr_svg"].startswith("<svg")
    with units.read() as unit:
        user = unit.session.get_one(User, tahmina.id)
        assert (user.mfa_enabled, secret in str(user.mfa_secret)) == (False, False)
    asked = {"email": tahmina.session.user.email, "password": PASSWORD}
    assert client.post(f"{API}/sign-in", json=asked).status_code == 200


def test_setting_up_is_written_down_and_this_session_has_proved_it(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    _, codes = set_up(client, tahmina, units)
    assert len(codes) == 10
    with units.read() as unit:
        kinds = unit.session.scalars(sa.select(SecurityEvent.kind)).all()
        assert unit.session.get_one(User, tahmina.id).mfa_enabled
        assert unit.session.scalars(sa.select(RefreshToken.second_factor)).all() == [True]
    assert {
        SecurityEventKind.SECOND_FACTOR_ENABLED,
        SecurityEventKind.RECOVERY_CODES_MADE,
    } <= set(kinds)
    again = client.post(f"{API}/me/second-factor", headers=tahmina.auth)
    assert (again.status_code, again.json()["code"]) == (409, ErrorCode.CONFLICT)


def test_nothing_is_confirmed_without_a_beginning_or_by_a_wrong_code(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    url = f"{API}/me/second-factor/confirm"
    none = client.post(url, json={"code": "123456"}, headers=tahmina.auth)
    assert none.status_code == 409
    secret = client.post(f"{API}/me/second-factor", headers=tahmina.auth).json()["secret"]
    wrong = "000000" if code(secret, units.clock()) != "000000" else "000001"
    answer = client.post(url, json={"code": wrong}, headers=tahmina.auth)
    assert (answer.status_code, answer.json()["code"]) == (422, ErrorCode.CODE_WRONG)
    assert "code" in answer.json()["fields"]


def test_removing_needs_the_factor_itself_and_takes_all_of_it_away(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    clock = Turned(units)
    secret, _ = set_up(client, tahmina, units)
    url = f"{API}/me/second-factor"
    # The token is of before, when the password alone was enough.
    early = client.delete(url, headers=tahmina.auth)
    assert (early.status_code, early.json()["code"]) == (403, ErrorCode.PROOF_NEEDED)
    clock.turn(seconds=60)
    proof = {"password": PASSWORD, "code": code(secret, clock())}
    proved = client.post(f"{API}/session/proof", json=proof, headers=tahmina.auth).json()
    headers = {"Authorization": f"Bearer {proved['access_token']}"}
    renewed = client.post(f"{API}/me/recovery-codes", headers=headers)
    assert len(renewed.json()["codes"]) == 10
    assert client.delete(url, headers=headers).status_code == 204
    with units.read() as unit:
        user = unit.session.get_one(User, tahmina.id)
        assert (user.mfa_enabled, user.mfa_secret, user.mfa_last_step) == (False, None, None)
        assert unit.session.scalars(sa.select(RecoveryCode.id)).all() == []
        assert unit.session.scalars(sa.select(RefreshToken.second_factor)).all() == [False]
    assert client.delete(url, headers=headers).status_code == 409
    assert client.post(f"{API}/me/recovery-codes", headers=headers).status_code == 409


def test_the_owner_is_told_of_whatever_changes_it(mail: MailWorld) -> None:
    mina = mail.member("mina")
    _, codes = set_up(mail.client, mina, mail.units)
    body = {"password": PASSWORD, "code": codes[0]}
    proof = mail.client.post(f"{API}/session/proof", json=body, headers=mina.auth).json()
    proved = {"Authorization": f"Bearer {proof['access_token']}"}
    assert mail.client.post(f"{API}/me/recovery-codes", headers=proved).status_code == 200
    assert mail.client.delete(f"{API}/me/second-factor", headers=proved).status_code == 204
    assert [each.kind for each in mail.letters()][-4:] == [
        LetterKind.SECOND_FACTOR_ON,
        LetterKind.RECOVERY_CODE_USED,
        LetterKind.RECOVERY_CODES_MADE,
        LetterKind.SECOND_FACTOR_OFF,
    ]
