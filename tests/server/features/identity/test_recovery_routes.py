import threading
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.contract.errors import ErrorCode
from server.features.identity import passwords
from server.features.identity.mail.letters import LetterKind
from server.features.identity.models import RefreshToken, User
from tests.server.letters import API, OTHER_PASSWORD, MailWorld
from tests.server.people import PASSWORD, Person

EMAIL = "mina@nodi.example"


def _post(mail: MailWorld, path: str, body: dict[str, Any], person: Person | None = None) -> Any:
    headers = person.auth if person else {}
    return mail.client.post(f"{API}{path}", json=body, headers=headers)


def _prove(mail: MailWorld, person: Person) -> dict[str, str]:
    given = _post(mail, "/session/proof", {"password": PASSWORD}, person)
    return {"Authorization": f"Bearer {given.json()['access_token']}"}


@pytest.fixture
def verifications(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every password that was hashed or compared."""
    seen: list[str] = []
    monkeypatch.setattr(passwords, "_HASHING", _Counted(passwords._HASHING, seen))
    return seen


class _Counted:
    def __init__(self, hashing: Any, seen: list[str]) -> None:
        self._hashing, self._seen = hashing, seen

    def __getattr__(self, name: str) -> Callable[..., Any]:
        self._seen.append("hash" if name == "hash" else "verify")
        return getattr(self._hashing, name)  # type: ignore[no-any-return]


def test_an_account_waits_for_its_address_and_then_opens(mail: MailWorld) -> None:
    assert mail.ask("mina") == 202
    asked = {"email": EMAIL, "password": PASSWORD}
    waiting = _post(mail, "/sign-in", asked)
    wrong = _post(mail, "/sign-in", {**asked, "password": "wrong wrong wrong"})
    nobody = _post(mail, "/sign-in", {**asked, "email": "no@nodi.example"})
    answers = [waiting, wrong, nobody]
    assert {answer.status_code for answer in answers} == {401}
    assert {answer.json()["code"] for answer in answers} == {ErrorCode.SIGN_IN_FAILED}
    assert len({answer.json()["message"] for answer in answers}) == 1
    token = mail.token(LetterKind.CONFIRM_EMAIL)
    assert _post(mail, "/email/confirm", {"token": token}).status_code == 204
    assert mail.sign_in(EMAIL).session.user.email_verified
    again = _post(mail, "/email/confirm", {"token": token})
    assert (again.status_code, again.json()["code"]) == (410, ErrorCode.LINK_NOT_VALID)


def test_signing_up_does_the_same_for_a_known_address(
    mail: MailWorld, verifications: list[str]
) -> None:
    mail.member("mina")
    before = len(mail.letters())
    done: list[tuple[int, int, str]] = []
    for name, email in (("other", "other@nodi.example"), ("another", EMAIL)):
        jobs, hashes = len(mail.jobs), len(verifications)
        body = {
            "email": email,
            "username": name,
            "password": PASSWORD,
            "channel_name": "TV",
            "birthdate": "1990-04-14",
        }
        answer = _post(mail, "/sign-up", body)
        assert answer.status_code == 202
        done.append((len(mail.jobs) - jobs, len(verifications) - hashes, answer.text))
    assert done[0] == done[1]
    assert done[0][:2] == (1, 1)
    kinds = [letter.kind for letter in mail.letters()[before:]]
    assert kinds == [LetterKind.CONFIRM_EMAIL, LetterKind.ACCOUNT_EXISTS]


@pytest.mark.parametrize("path", ["/email/confirmations", "/password/resets"])
def test_asking_for_mail_does_the_same_for_every_address(mail: MailWorld, path: str) -> None:
    mail.member("mina")
    done = []
    for email in (EMAIL, "nobody@nodi.example"):
        before = len(mail.jobs)
        answer = _post(mail, path, {"email": email})
        done.append((answer.status_code, answer.text, len(mail.jobs) - before))
    assert done[0] == done[1]
    assert done[0][0] == 202
    assert "nobody@nodi.example" not in {letter.to for letter in mail.letters()}


def test_who_asks_too_often_floods_nobody(mail: MailWorld) -> None:
    mail.member("mina")
    for _ in range(8):
        assert _post(mail, "/password/resets", {"email": EMAIL}).status_code == 202
    kinds = [letter.kind for letter in mail.letters()]
    assert kinds.count(LetterKind.RESET_PASSWORD) == 5


def test_a_reset_ends_every_session_and_every_other_link(mail: MailWorld) -> None:
    mina = mail.member("mina")
    tokens = []
    for _ in range(2):
        _post(mail, "/password/resets", {"email": EMAIL})
        tokens.append(mail.token(LetterKind.RESET_PASSWORD))
    weak = _post(mail, "/password/reset", {"token": tokens[0], "new_password": "a" * 15})
    assert (weak.status_code, weak.json()["code"]) == (422, ErrorCode.PASSWORD_WEAK)
    new = {"token": tokens[0], "new_password": OTHER_PASSWORD}
    assert _post(mail, "/password/reset", new).status_code == 204
    assert _post(mail, "/password/reset", {**new, "token": tokens[1]}).status_code == 410
    refreshed = _post(mail, "/refresh", {"refresh_token": mina.session.refresh_token})
    assert refreshed.status_code == 401
    # The access token still lives, and changes nothing any more.
    written = _post(mail, "/playlists", {"title": "Boats"}, mina)
    assert (written.status_code, written.json()["code"]) == (401, ErrorCode.SESSION_ENDED)
    assert mail.last(LetterKind.PASSWORD_CHANGED).to == EMAIL
    mail.sign_in(EMAIL, OTHER_PASSWORD)


def test_of_many_who_race_with_one_link_one_wins(mail: MailWorld) -> None:
    mail.member("mina")
    _post(mail, "/password/resets", {"email": EMAIL})
    body = {"token": mail.token(LetterKind.RESET_PASSWORD), "new_password": OTHER_PASSWORD}
    found: list[int] = []
    together = threading.Barrier(4)

    def reset() -> None:
        together.wait()
        found.append(_post(mail, "/password/reset", body).status_code)

    threads = [threading.Thread(target=reset) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [204, 410, 410, 410]


def test_a_password_is_changed_by_who_knows_it(mail: MailWorld) -> None:
    mina, elsewhere = mail.member("mina"), mail.sign_in(EMAIL)
    asked = {"password": PASSWORD, "new_password": OTHER_PASSWORD, "sign_out_others": True}
    wrong = _post(mail, "/me/password", {**asked, "password": "wrong wrong wrong"}, mina)
    assert (wrong.status_code, wrong.json()["code"]) == (422, ErrorCode.SIGN_IN_FAILED)
    named = _post(mail, "/me/password", {**asked, "new_password": "mina@nodi.example"}, mina)
    assert named.json()["code"] == ErrorCode.PASSWORD_WEAK
    assert _post(mail, "/me/password", asked, mina).status_code == 204
    assert _post(mail, "/playlists", {"title": "Boats"}, mina).status_code == 201
    assert _post(mail, "/playlists", {"title": "Boats"}, elsewhere).status_code == 401
    mail.sign_in(EMAIL, OTHER_PASSWORD)
    mail.last(LetterKind.PASSWORD_CHANGED)


def test_another_address_counts_when_it_is_confirmed(mail: MailWorld) -> None:
    mina, elsewhere = mail.member("mina"), mail.sign_in(EMAIL)
    url, new = f"{API}/me/email", {"email": "Mina@Else.example"}
    headers = _prove(mail, mina)
    assert mail.client.post(url, json=new, headers=headers).status_code == 202
    assert mail.last(LetterKind.CHANGE_EMAIL).to == "mina@else.example"
    assert mail.last(LetterKind.EMAIL_CHANGE_ASKED).to == EMAIL
    shown = mail.client.get(f"{API}/me/security", headers=headers).json()
    assert (shown["email"], shown["pending_email"]) == (EMAIL, "mina@else.example")
    token = mail.token(LetterKind.CHANGE_EMAIL)
    assert _post(mail, "/email/confirm", {"token": token}, mina).status_code == 204
    assert _post(mail, "/playlists", {"title": "Boats"}, mina).status_code == 201
    assert _post(mail, "/playlists", {"title": "Boats"}, elsewhere).status_code == 401
    mail.sign_in("mina@else.example")


def test_an_address_in_use_is_told_to_its_owner_alone(mail: MailWorld) -> None:
    mina = mail.member("mina")
    mail.member("rafi")
    headers, answers = _prove(mail, mina), []
    for email in ("rafi@nodi.example", "free@nodi.example"):
        before = len(mail.jobs)
        answer = mail.client.post(f"{API}/me/email", json={"email": email}, headers=headers)
        answers.append((answer.status_code, answer.text, len(mail.jobs) - before))
    assert answers[0] == answers[1]
    assert mail.last(LetterKind.ADDRESS_IN_USE).to == "rafi@nodi.example"
    assert mail.last(LetterKind.CHANGE_EMAIL).to == "free@nodi.example"


def test_another_address_needs_a_fresh_proof(mail: MailWorld) -> None:
    mina = mail.member("mina")
    with mail.units.write() as unit:
        long_ago = unit.clock().replace(year=2020)
        unit.session.execute(sa.update(RefreshToken).values(proved_at=long_ago))
    renewed = _post(mail, "/refresh", {"refresh_token": mina.session.refresh_token}).json()
    headers = {"Authorization": f"Bearer {renewed['access_token']}"}
    answer = mail.client.post(f"{API}/me/email", json={"email": "a@b.example"}, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, ErrorCode.PROOF_NEEDED)


def test_links_come_from_the_settings_whatever_host_was_asked(mail: MailWorld) -> None:
    poison = {"Host": "evil.example", "X-Forwarded-Host": "evil.example"}
    assert mail.ask("mina", None, **poison) == 202
    mail.client.post(f"{API}/password/resets", json={"email": EMAIL}, headers=poison)
    assert mail.token(LetterKind.CONFIRM_EMAIL)
    assert mail.token(LetterKind.RESET_PASSWORD)


@pytest.mark.parametrize("email", ["a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example"])
def test_an_address_brings_no_headers_along(mail: MailWorld, email: str) -> None:
    assert _post(mail, "/password/resets", {"email": email}).status_code == 422
    assert not mail.jobs


def test_without_mail_nothing_is_asked_for(client: TestClient, tahmina: Person) -> None:
    for path in ("/email/confirmations", "/password/resets"):
        answer = client.post(f"{API}{path}", json={"email": "tahmina@nodi.example"})
        assert (answer.status_code, answer.json()["code"]) == (409, ErrorCode.NO_MAIL)
    answer = client.post(f"{API}/me/email", json={"email": "a@b.example"}, headers=tahmina.auth)
    assert answer.json()["code"] == ErrorCode.NO_MAIL


def test_no_secret_is_logged(mail: MailWorld, capsys: pytest.CaptureFixture[str]) -> None:
    mail.member("mina")
    _post(mail, "/password/resets", {"email": EMAIL})
    token = mail.token(LetterKind.RESET_PASSWORD)
    mail.client.get("/account/reset", params={"token": token})
    _post(mail, "/password/reset", {"token": token, "new_password": OTHER_PASSWORD})
    with mail.units.read() as unit:
        assert unit.session.scalars(sa.select(User.email)).all() == [EMAIL]
    printed = "".join(capsys.readouterr())
    for secret in (token, OTHER_PASSWORD, PASSWORD, EMAIL, "1990-04-14"):
        assert secret not in printed
