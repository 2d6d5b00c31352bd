from server.contract.errors import ErrorCode
from tests.server.elsewhere.world import API, SocialWorld
from tests.server.features.identity.authenticator import Turned
from tests.server.people import sign_up

URL = f"{API}/me/social"


def test_accounts_elsewhere_are_linked_listed_and_unlinked(social: SocialWorld) -> None:
    rafi, studio, client = sign_up(social.client, "rafi"), social.studio(), social.client
    assert client.get(URL, headers=rafi.auth).json() == []
    made = client.post(URL, json=studio.code("apple"), headers=rafi.auth)
    assert made.status_code == 201
    assert made.json()["provider"] == "APPLE"
    assert made.json()["email"] == "x7@privaterelay.example"
    assert set(made.json()) == {"id", "provider", "email", "linked_at"}
    client.post(URL, json=studio.code("google"), headers=rafi.auth)
    listed = client.get(URL, headers=rafi.auth).json()
    assert [each["provider"] for each in listed] == ["APPLE", "GOOGLE"]
    assert studio.sign_in("apple").id == rafi.id
    gone = f"{URL}/{made.json()['id']}"
    assert client.delete(gone, headers=rafi.auth).status_code == 204
    assert client.delete(gone, headers=rafi.auth).status_code == 404
    assert studio.trade("apple").status_code == 202
    kinds = [
        each["kind"]
        for each in client.get(f"{API}/me/security/events", headers=rafi.auth).json()["items"]
    ]
    assert (kinds.count("SOCIAL_LINKED"), kinds.count("SOCIAL_UNLINKED")) == (2, 1)


def test_a_strangers_link_is_not_there(social: SocialWorld) -> None:
    mina = social.studio().member()
    [link] = social.client.get(URL, headers=mina.auth).json()
    rafi = sign_up(social.client, "rafi")
    answer = social.client.delete(f"{URL}/{link['id']}", headers=rafi.auth)
    assert (answer.status_code, answer.json()["code"]) == (404, ErrorCode.NOT_FOUND)
    assert len(social.client.get(URL, headers=mina.auth).json()) == 1


def test_what_is_somebody_elses_is_not_linked_and_the_last_way_in_not_unlinked(
    social: SocialWorld,
) -> None:
    studio = social.studio()
    mina = studio.member()
    rafi = sign_up(social.client, "rafi")
    taken = social.client.post(URL, json=studio.code(), headers=rafi.auth)
    assert (taken.status_code, taken.json()["code"]) == (409, ErrorCode.SOCIAL_TAKEN)
    [link] = social.client.get(URL, headers=mina.auth).json()
    last = social.client.delete(f"{URL}/{link['id']}", headers=mina.auth)
    assert (last.status_code, last.json()["code"]) == (409, ErrorCode.LAST_WAY_IN)


def test_both_need_a_fresh_proof(social: SocialWorld) -> None:
    clock, studio = Turned(social.units), social.studio()
    mina = studio.member()
    [link] = social.client.get(URL, headers=mina.auth).json()
    clock.turn(minutes=11)
    asked = {"refresh_token": mina.session.refresh_token}
    token = social.client.post(f"{API}/refresh", json=asked).json()["access_token"]
    auth = {"Authorization": f"Bearer {token}"}
    for answer in (
        social.client.post(URL, json=studio.code("apple"), headers=auth),
        social.client.delete(f"{URL}/{link['id']}", headers=auth),
    ):
        assert (answer.status_code, answer.json()["code"]) == (403, ErrorCode.PROOF_NEEDED)
