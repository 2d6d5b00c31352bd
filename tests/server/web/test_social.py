import pytest

from server.web.words import BENGALI, ENGLISH
from tests.server.elsewhere.browser import visit
from tests.server.elsewhere.world import LOOPBACK, SocialWorld

PATH = "/account/social/google/callback"
EVIL = "http://evil.example/"


@pytest.mark.parametrize(
    "brought",
    [
        {},
        {"state": "", "code": "x"},
        {"state": "x" * 43, "code": "x"},
        {"state": "x" * 43, "error": "access_denied"},
        {"state": "x", "code": "x", "redirect_uri": EVIL},
        {"state": f"{EVIL}\r\nLocation: {EVIL}", "code": "x"},
        {"state": "\0", "code": "\0"},
    ],
    ids=str,
)
def test_a_foreign_answer_gets_a_page_and_goes_nowhere(
    social: SocialWorld, brought: dict[str, str]
) -> None:
    for answer in (
        social.client.get(PATH, params=brought, follow_redirects=False),
        social.client.post(PATH.replace("google", "apple"), data=brought, follow_redirects=False),
    ):
        assert answer.status_code == 400
        assert "location" not in answer.headers
        assert ENGLISH["social_title"] in answer.text
        assert "evil" not in answer.text
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
    assert not social.elsewhere.google.asked


def test_the_page_is_in_the_readers_language(social: SocialWorld) -> None:
    page = social.client.get(PATH, headers={"Accept-Language": "bn"})
    assert BENGALI["social_title"] in page.text
    assert "<script" not in page.text


def test_what_is_longer_than_anything_real_is_not_looked_at(social: SocialWorld) -> None:
    assert social.client.get(PATH, params={"state": "x" * 201}).status_code == 422
    assert social.client.get(PATH.replace("google", "twitter")).status_code == 422


@pytest.mark.parametrize("provider", ["google", "apple"])
def test_the_browser_goes_on_and_leaves_no_trace(social: SocialWorld, provider: str) -> None:
    studio = social.studio()
    place, brought = visit(studio.begin(provider))
    answer = studio.deliver(place, {**brought, "redirect_uri": EVIL, "client_state": "x"})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(f"{LOOPBACK}?code=")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in answer.headers
    assert brought["code"] not in answer.headers["location"]


def test_who_tries_states_by_the_hundred_has_to_wait(social: SocialWorld) -> None:
    answers = [social.client.get(PATH).status_code for _ in range(121)]
    assert (answers[-2], answers[-1]) == (400, 429)
