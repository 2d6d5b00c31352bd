from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from server.contract.account import SecurityEventKind
from server.contract.errors import ErrorCode
from server.contract.identity import UserStatus
from server.features.channels.models import Channel
from server.features.identity.mail.letters import LetterKind
from server.features.identity.models import SecurityEvent, SocialAuth, User
from server.features.identity.social.sign_up import SocialSigningUp
from server.kit.db.unit import Units
from server.kit.policies import SignUpPolicy
from tests.server.elsewhere.world import API, SocialMail, SocialWorld
from tests.server.letters import OTHER_PASSWORD
from tests.server.people import PASSWORD, sign_up

EMAIL = "mina@gmail.example"


def _everybody(units: Units) -> list[User]:
    with units.read() as unit:
        return list(unit.session.scalars(sa.select(User)))


def test_who_joins_has_an_account_a_channel_a_link_and_no_password(social: SocialWorld) -> None:
    social.elsewhere.google.person |= {"given_name": "Mina", "family_name": "Begum"}
    mina = social.studio().member(preferred_language="bn")
    [user] = _everybody(social.units)
    assert (user.id, user.email, user.password_hash) == (mina.id, EMAIL, "")
    assert (user.email_verified, user.status) == (True, UserStatus.ACTIVE)
    assert (user.full_name, user.preferred_language) == ("Mina Begum", "bn")
    assert str(user.birthdate) == "1990-04-14"
    with social.units.read() as unit:
        assert unit.session.scalars(sa.select(Channel.name)).all() == ["Mina TV"]
        link = unit.session.scalars(sa.select(SocialAuth)).one()
        kinds = set(unit.session.scalars(sa.select(SecurityEvent.kind)))
    assert (link.user_id, link.provider_user_id, link.email) == (mina.id, "108", EMAIL)
    assert (link.access_token, link.refresh_token) == (None, None)
    expected = {
        SecurityEventKind.SIGNED_UP,
        SecurityEventKind.SOCIAL_LINKED,
        SecurityEventKind.SIGNED_IN,
    }
    assert kinds == expected
    security = social.client.get(f"{API}/me/security", headers=mina.auth).json()
    assert security["has_password"] is False


def test_the_address_that_is_vouched_for_counts_whatever_is_typed(social: SocialWorld) -> None:
    mina = social.studio().member(email="somebody.else@nodi.example")
    assert mina.session.user.email == EMAIL


def test_an_address_is_asked_for_where_none_is_vouched_for(social: SocialWorld) -> None:
    studio = social.studio()
    social.elsewhere.facebook.person["email"] = "typed@nodi.example"
    ticket = studio.ticket("facebook")["ticket"]
    refused = studio.join(ticket)
    assert (refused.status_code, list(refused.json()["fields"])) == (422, ["email"])
    made = studio.join(ticket, email="mina@nodi.example")
    assert made.status_code == 201
    assert made.json()["user"]["email"] == "mina@nodi.example"
    assert made.json()["user"]["email_verified"] is False


@pytest.mark.parametrize(
    ("wrong", "status", "code"),
    [
        ({"birthdate": "2020-01-01"}, 403, ErrorCode.TOO_YOUNG),
        ({"birthdate": "1800-01-01"}, 422, ErrorCode.INVALID),
        ({"username": "rafi"}, 409, ErrorCode.USERNAME_TAKEN),
        ({"username": "!"}, 422, ErrorCode.INVALID),
    ],
    ids=str,
)
def test_a_form_can_be_mended(
    social: SocialWorld, wrong: dict[str, Any], status: int, code: ErrorCode
) -> None:
    sign_up(social.client, "rafi")
    studio = social.studio()
    ticket = studio.ticket()["ticket"]
    for _ in range(2):
        refused = studio.join(ticket, **{"username": "mina", **wrong})
        assert (refused.status_code, refused.json()["code"]) == (status, code)
    assert [user.username for user in _everybody(social.units)] == ["rafi"]
    assert studio.join(ticket).status_code == 201


def test_of_somebody_too_young_nothing_is_stored(social: SocialWorld) -> None:
    studio = social.studio()
    refused = studio.join(studio.ticket()["ticket"], birthdate="2020-01-01")
    assert refused.status_code == 403
    assert "2020" not in refused.text
    with social.units.read() as unit:
        for table in (User, SocialAuth, SecurityEvent, Channel):
            assert not unit.session.scalars(sa.select(table)).all()


def test_an_account_with_the_address_is_not_joined_to(social: SocialWorld) -> None:
    rafi = sign_up(social.client, "rafi")
    social.elsewhere.google.person["email"] = "RAFI@nodi.example"
    studio = social.studio()
    ticket = studio.ticket()["ticket"]
    refused = studio.join(ticket)
    assert (refused.status_code, refused.json()["code"]) == (409, ErrorCode.EMAIL_TAKEN)
    assert "link the other account under Security" in refused.json()["message"]
    assert len(_everybody(social.units)) == 1
    linked = social.client.get(f"{API}/me/social", headers=rafi.auth)
    assert linked.json() == []


def test_a_typed_address_of_somebody_is_refused_where_there_is_no_mail(
    social: SocialWorld,
) -> None:
    sign_up(social.client, "rafi")
    studio = social.studio()
    refused = studio.join(studio.ticket("facebook")["ticket"], email="rafi@nodi.example")
    assert (refused.status_code, refused.json()["code"]) == (409, ErrorCode.EMAIL_TAKEN)


def test_a_server_that_is_closed_takes_nobody(social: SocialWorld) -> None:
    studio = social.studio()
    ticket = studio.ticket()["ticket"]
    signing_up = social.parts.providers.get(SocialSigningUp)
    closed = replace(signing_up, policy=SignUpPolicy(open=False, minimum_age=13))
    social.parts.providers.put(SocialSigningUp, closed)
    refused = studio.join(ticket)
    assert (refused.status_code, refused.json()["code"]) == (403, ErrorCode.NOT_ALLOWED)


def test_the_account_elsewhere_joins_once(social: SocialWorld) -> None:
    first, second = social.studio(), social.studio()
    tickets = [studio.ticket("facebook")["ticket"] for studio in (first, second)]
    assert first.join(tickets[0], "mina", email="mina@nodi.example").status_code == 201
    refused = second.join(tickets[1], "minu", email="minu@nodi.example")
    assert (refused.status_code, refused.json()["code"]) == (409, ErrorCode.SOCIAL_TAKEN)
    assert len(_everybody(social.units)) == 1


def test_where_mail_works_a_typed_address_is_confirmed_first(social_mail: SocialMail) -> None:
    social, mail = social_mail.social, social_mail.mail
    studio = social.studio()
    ticket = studio.ticket("facebook")["ticket"]
    answer = studio.join(ticket, email="mina@nodi.example")
    assert answer.status_code == 202
    assert set(answer.json()) == {"message"}
    [user] = _everybody(social.units)
    assert (user.status, user.email_verified) == (UserStatus.PENDING_VERIFICATION, False)
    token = mail.token(LetterKind.CONFIRM_EMAIL)
    assert mail.client.post(f"{API}/email/confirm", json={"token": token}).status_code == 204
    assert studio.sign_in("facebook").id == user.id


def test_where_mail_works_a_known_address_gets_the_same_answer(social_mail: SocialMail) -> None:
    social, mail = social_mail.social, social_mail.mail
    mail.member("rafi")
    known, new = social.studio(), social.studio()
    answers = []
    for studio, email in ((known, "rafi@nodi.example"), (new, "mina@nodi.example")):
        social.elsewhere.facebook.person["id"] = email
        ticket = studio.ticket("facebook")["ticket"]
        answer = studio.join(ticket, email.partition("@")[0] + "9", email=email)
        again = studio.join(ticket, "another", email=email)
        signed_in = studio.trade("facebook")
        told = (answer.text, sorted(signed_in.json()))
        answers.append((answer.status_code, again.status_code, signed_in.status_code, told))
    assert answers[0] == answers[1]
    assert mail.last(LetterKind.ACCOUNT_EXISTS).to == "rafi@nodi.example"
    with social.units.read() as unit:
        emails = unit.session.scalars(sa.select(User.email).join(SocialAuth)).all()
    assert emails == ["mina@nodi.example"]


def test_a_vouched_address_needs_no_mail(social_mail: SocialMail) -> None:
    mina = social_mail.social.studio().member()
    assert mina.session.user.email_verified
    assert not social_mail.mail.letters()


def test_whoever_owns_the_address_drives_out_who_only_claimed_it(social_mail: SocialMail) -> None:
    """An account made beforehand with somebody's address must not wait for them as a trap."""
    social, mail = social_mail.social, social_mail.mail
    studio = social.studio()
    ticket = studio.ticket("facebook")["ticket"]
    assert studio.join(ticket, email="victim@nodi.example").status_code == 202
    asked = {"email": "victim@nodi.example"}
    assert mail.client.post(f"{API}/password/resets", json=asked).status_code == 202
    token = mail.token(LetterKind.RESET_PASSWORD)
    new = {"token": token, "new_password": OTHER_PASSWORD}
    assert mail.client.post(f"{API}/password/reset", json=new).status_code == 204
    victim = mail.sign_in("victim@nodi.example", OTHER_PASSWORD)
    linked = mail.client.get(f"{API}/me/social", headers=victim.auth)
    assert linked.json() == []
    assert studio.trade("facebook").json().get("ticket"), "the trap is nobody's account now"


def test_no_password_fits_an_account_without_one(social_mail: SocialMail) -> None:
    social = social_mail.social
    mina = social.studio().member()
    for password in ("", " ", PASSWORD, "the password of no account"):
        asked = {"email": EMAIL, "password": password}
        answer = social.client.post(f"{API}/sign-in", json=asked)
        assert (answer.status_code, answer.json()["code"]) == (401, ErrorCode.SIGN_IN_FAILED)
    proof = social.client.post(f"{API}/session/proof", json={"password": ""}, headers=mina.auth)
    assert (proof.status_code, proof.json()["code"]) == (422, ErrorCode.SIGN_IN_FAILED)
    change = {"password": "", "new_password": OTHER_PASSWORD, "sign_out_others": False}
    changed = social.client.post(f"{API}/me/password", json=change, headers=mina.auth)
    assert (changed.status_code, changed.json()["code"]) == (422, ErrorCode.SIGN_IN_FAILED)
    assert _everybody(social.units)[0].password_hash == ""


def test_a_password_is_set_by_mail_and_the_link_stays(social_mail: SocialMail) -> None:
    social, mail = social_mail.social, social_mail.mail
    studio = social.studio()
    mina = studio.member()
    assert mail.client.post(f"{API}/password/resets", json={"email": EMAIL}).status_code == 202
    new = {"token": mail.token(LetterKind.RESET_PASSWORD), "new_password": OTHER_PASSWORD}
    assert mail.client.post(f"{API}/password/reset", json=new).status_code == 204
    assert mail.sign_in(EMAIL, OTHER_PASSWORD).id == mina.id
    assert studio.sign_in().id == mina.id
