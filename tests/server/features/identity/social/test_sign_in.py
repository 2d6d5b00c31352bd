import pytest
import sqlalchemy as sa

from server.contract.account import SecurityEventKind
from server.contract.errors import ErrorCode
from server.contract.identity import UserStatus
from server.features.identity.mail.letters import LetterKind
from server.features.identity.models import SecurityEvent, SocialAuth, User
from server.kit.db.unit import Units
from tests.server.elsewhere.world import API, SocialMail, SocialWorld
from tests.server.features.identity.authenticator import Turned, code, set_up
from tests.server.people import Person, sign_up


def _status(units: Units, person: Person, status: UserStatus) -> None:
    with units.write() as unit:
        unit.session.get_one(User, person.id).status = status


@pytest.mark.parametrize("provider", ["google", "facebook", "apple"])
def test_who_has_joined_signs_in(social: SocialWorld, provider: str) -> None:
    studio = social.studio()
    mina = studio.member(provider=provider, email="mina@nodi.example")
    again = studio.sign_in(provider)
    assert again.id == mina.id
    assert again.session.refresh_token != mina.session.refresh_token
    assert social.client.get(f"{API}/me", headers=again.auth).status_code == 200
    device = studio.trade(provider, device="My desk").json()["access_token"]
    devices = social.client.get(f"{API}/me/devices", headers={"Authorization": f"Bearer {device}"})
    assert "My desk" in {each["name"] for each in devices.json()}
    with social.units.read() as unit:
        events = unit.session.scalars(sa.select(SecurityEvent)).all()
    signed_in = [each for each in events if each.kind is SecurityEventKind.SIGNED_IN]
    assert len(signed_in) == 3
    assert all(each.request_id for each in signed_in)


def test_another_address_there_is_the_same_person(social: SocialWorld) -> None:
    studio = social.studio()
    mina = studio.member()
    social.elsewhere.google.person["email"] = "begum@gmail.example"
    assert studio.sign_in().id == mina.id


def test_the_same_address_there_is_not_the_same_person(social: SocialWorld) -> None:
    """Addresses change hands; and whoever says so first must not get the account."""
    rafi = sign_up(social.client, "rafi")
    email = rafi.session.user.email
    social.elsewhere.google.person = {"sub": "1", "email": email, "email_verified": True}
    social.elsewhere.facebook.person["email"] = email
    social.elsewhere.apple.person["email"] = email
    for provider in ("google", "facebook", "apple"):
        assert set(social.studio().ticket(provider)) >= {"ticket", "provider"}
    with social.units.read() as unit:
        assert not unit.session.scalars(sa.select(SocialAuth)).all()


def test_a_subject_is_of_one_provider(social: SocialWorld) -> None:
    social.studio().member()
    social.elsewhere.apple.person["sub"] = social.elsewhere.google.person["sub"]
    social.elsewhere.facebook.person["id"] = social.elsewhere.google.person["sub"]
    for provider in ("apple", "facebook"):
        assert social.studio().ticket(provider)["provider"] == provider.upper()


def test_the_second_factor_is_asked_for_all_the_same(social: SocialWorld) -> None:
    clock, studio = Turned(social.units), social.studio()
    mina = studio.member()
    secret, recovery = set_up(social.client, mina, social.units)
    clock.turn(seconds=60)
    answer = studio.trade()
    assert answer.status_code == 202
    half = answer.json()
    assert set(half) == {"challenge", "expires_at"}
    headers = {"Authorization": f"Bearer {half['challenge']}"}
    assert social.client.get(f"{API}/me", headers=headers).status_code == 401
    url = f"{API}/sign-in/code"
    given = {"challenge": half["challenge"], "code": "000000"}
    assert social.client.post(url, json=given).json()["code"] == ErrorCode.CODE_WRONG
    given["code"] = code(secret, clock())
    done = social.client.post(url, json=given)
    assert done.status_code == 200
    assert done.json()["user"]["id"] == str(mina.id)
    with_recovery = {"challenge": studio.trade().json()["challenge"], "code": recovery[0]}
    assert social.client.post(url, json=with_recovery).status_code == 200


@pytest.mark.parametrize("status", [UserStatus.SUSPENDED, UserStatus.BANNED, UserStatus.DELETED])
def test_a_shut_account_stays_shut(social: SocialWorld, status: UserStatus) -> None:
    studio = social.studio()
    mina = studio.member()
    _status(social.units, mina, status)
    answer = studio.trade()
    assert (answer.status_code, answer.json()["code"]) == (403, ErrorCode.ACCOUNT_BLOCKED)
    # Nor is a newcomer made of its owner.
    _status(social.units, mina, UserStatus.ACTIVE)
    assert studio.sign_in().id == mina.id


def test_where_mail_works_who_mistyped_an_address_joins_anew(social_mail: SocialMail) -> None:
    social, mail = social_mail.social, social_mail.mail
    studio = social.studio()
    for username, email in (("mina", "minna@nodi.example"), ("mina2", "mina@nodi.example")):
        ticket = studio.ticket("facebook")["ticket"]
        assert studio.join(ticket, username, email=email).status_code == 202
    right = mail.token(LetterKind.CONFIRM_EMAIL)
    assert mail.client.post(f"{API}/email/confirm", json={"token": right}).status_code == 204
    mina = studio.sign_in("facebook")
    assert mina.session.user.username == "mina2"
    with social.units.read() as unit:
        assert unit.session.scalars(sa.select(SocialAuth.user_id)).all() == [mina.id]


def test_an_address_that_is_confirmed_meanwhile_counts(social_mail: SocialMail) -> None:
    social, mail = social_mail.social, social_mail.mail
    studio = social.studio()
    ticket = studio.ticket("facebook")["ticket"]
    assert studio.join(ticket, email="mina@nodi.example").status_code == 202
    late = studio.ticket("facebook")["ticket"]
    token = mail.token(LetterKind.CONFIRM_EMAIL)
    assert mail.client.post(f"{API}/email/confirm", json={"token": token}).status_code == 204
    refused = studio.join(late, "mina2", email="mina2@nodi.example")
    assert (refused.status_code, refused.json()["code"]) == (409, ErrorCode.SOCIAL_TAKEN)
    assert studio.sign_in("facebook").session.user.username == "mina"


def test_a_deleted_account_comes_back_where_that_is_wanted(social: SocialWorld) -> None:
    studio = social.studio()
    mina = studio.member()
    assert social.client.post(f"{API}/me/deletion", headers=mina.auth).status_code == 200
    answer = studio.trade("google")
    assert (answer.status_code, answer.json()["code"]) == (403, ErrorCode.ACCOUNT_DELETED)
    again = studio.trade("google", restore=True)
    assert again.status_code == 200, again.text
    assert again.json()["user"]["status"] == UserStatus.ACTIVE
