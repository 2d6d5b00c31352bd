import pytest

from server.app.settings import Settings
from tests.server.elsewhere.google import DATED, provider_mock
from tests.server.elsewhere.world import API, SocialWorld, landed, social_world
from tests.server.people import sign_up


@DATED
def test_a_whole_trip_by_a_provider_that_others_wrote(
    social: SocialWorld, settings: Settings
) -> None:
    with provider_mock() as mock:
        mock.person("109", email="mina@gmail.example", email_verified=True, given_name="Mina")
        social.elsewhere.google.url = mock.url
        with social_world(settings, social.elsewhere) as world:
            studio = world.studio()
            trip = mock.visit(studio.begin(), "109")
            code = landed(studio.deliver(*trip))["code"]
            asked = {"code": code, "code_verifier": studio.verifier}
            newcomer = world.client.post(f"{API}/social/sessions", json=asked)
            assert newcomer.status_code == 202
            made = studio.join(newcomer.json()["ticket"])
            assert made.status_code == 201
            trip = mock.visit(studio.begin(), "109")
            asked["code"] = landed(studio.deliver(*trip))["code"]
            again = world.client.post(f"{API}/social/sessions", json=asked)
            assert again.json()["user"]["id"] == made.json()["user"]["id"]
            refused = landed(studio.deliver(*mock.visit(studio.begin(), None)))
            assert refused == {"error": "access_denied", "state": studio.state}


@pytest.mark.parametrize(
    ("path", "times"), [("social/sessions", 120), ("social/accounts", 60)], ids=str
)
def test_who_guesses_has_to_wait(social: SocialWorld, path: str, times: int) -> None:
    url = f"{API}/{path}"
    answers = [social.client.post(url, json={}).status_code for _ in range(times + 1)]
    assert (answers[-2], answers[-1]) == (422, 429)


def test_no_answer_is_kept_on_the_way(social: SocialWorld) -> None:
    sign_up(social.client, "rafi")
    answer = social.studio().trade()
    assert answer.headers["Cache-Control"] == "no-store"
