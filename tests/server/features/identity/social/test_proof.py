from server.contract.errors import ErrorCode
from tests.server.elsewhere.world import API, SocialWorld
from tests.server.features.identity.authenticator import Turned, code, set_up
from tests.server.people import Person

URL = f"{API}/session/proof/social"


def _fresh(social: SocialWorld, person: Person, token: str | None = None) -> bool:
    """Whether something that needs a proof is let through as far as it goes."""
    auth = {"Authorization": f"Bearer {token}"} if token else person.auth
    answer = social.client.post(f"{API}/me/second-factor", headers=auth)
    assert answer.status_code in {200, 403, 409}, answer.text
    return answer.status_code != 403


def _grown_old(social: SocialWorld, clock: Turned, person: Person) -> Person:
    clock.turn(minutes=11)
    asked = {"refresh_token": person.session.refresh_token}
    answer = social.client.post(f"{API}/refresh", json=asked)
    session = type(person.session).model_validate(answer.json())
    return Person(session)


def test_who_has_no_password_proves_it_by_the_linked_account(social: SocialWorld) -> None:
    clock, studio = Turned(social.units), social.studio()
    mina = _grown_old(social, clock, studio.member())
    assert not _fresh(social, mina)
    answer = social.client.post(URL, json=studio.code(), headers=mina.auth)
    assert answer.status_code == 200, answer.text
    assert _fresh(social, mina, answer.json()["access_token"])


def test_somebody_elses_account_proves_nothing(social: SocialWorld) -> None:
    studio = social.studio()
    mina = studio.member()
    for subject, linked in (("109", True), ("110", False)):
        social.elsewhere.google.person = {
            "sub": subject,
            "email": f"{subject}@gmail.example",
            "email_verified": True,
        }
        if linked:
            social.studio().member("rafi")
        answer = social.client.post(URL, json=studio.code(), headers=mina.auth)
        assert (answer.status_code, answer.json()["code"]) == (422, ErrorCode.SOCIAL_FAILED)


def test_the_second_factor_belongs_to_the_proof(social: SocialWorld) -> None:
    clock, studio = Turned(social.units), social.studio()
    mina = studio.member()
    secret, _ = set_up(social.client, mina, social.units)
    mina = _grown_old(social, clock, mina)
    half = studio.code()
    missing = social.client.post(URL, json=half, headers=mina.auth)
    assert (missing.status_code, missing.json()["code"]) == (422, ErrorCode.CODE_NEEDED)
    assert list(missing.json()["fields"]) == ["second_factor_code"]
    wrong = {**half, "second_factor_code": "000000"}
    refused = social.client.post(URL, json=wrong, headers=mina.auth)
    assert (refused.status_code, refused.json()["code"]) == (422, ErrorCode.CODE_WRONG)
    right = {**half, "second_factor_code": code(secret, clock())}
    used = social.client.post(URL, json=right, headers=mina.auth)
    assert used.json()["code"] == ErrorCode.SOCIAL_FAILED, "the other code was used up"
    whole = {**studio.code(), "second_factor_code": code(secret, clock())}
    assert social.client.post(URL, json=whole, headers=mina.auth).status_code == 200


def test_a_guest_and_a_session_that_ended_prove_nothing(social: SocialWorld) -> None:
    studio = social.studio()
    mina = studio.member()
    assert social.client.post(URL, json=studio.code()).status_code == 401
    asked = {"refresh_token": mina.session.refresh_token}
    assert social.client.post(f"{API}/sign-out", json=asked).status_code == 204
    assert social.client.post(URL, json=studio.code(), headers=mina.auth).status_code == 401
