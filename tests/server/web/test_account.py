import pytest
from fastapi.testclient import TestClient

from server.features.identity.mail.letters import LetterKind
from server.web.words import BENGALI, ENGLISH
from tests.server.features.identity.test_reset_password import reset_token, second_factor
from tests.server.letters import OTHER_PASSWORD, MailWorld

EMAIL = "mina@nodi.example"


def test_a_page_asks_first_and_its_button_confirms(mail: MailWorld) -> None:
    mail.ask("mina")
    token = mail.token(LetterKind.CONFIRM_EMAIL)
    for _ in range(2):
        page = mail.client.get("/account/confirm", params={"lang": "en", "token": token})
        assert page.status_code == 200
        assert ENGLISH["confirm_button"] in page.text
    assert mail.client.head("/account/confirm", params={"token": token}).status_code == 200
    done = mail.client.post("/account/confirm", data={"token": token})
    assert done.url.path == "/account/done/confirmed"
    assert token not in str(done.url)
    assert ENGLISH["confirmed_title"] in done.text
    mail.sign_in(EMAIL)
    again = mail.client.post("/account/confirm", data={"token": token})
    assert again.status_code == 410
    assert ENGLISH["link_title"] in again.text


def test_the_pages_keep_their_address_to_themselves(mail: MailWorld) -> None:
    mail.member("mina")
    page = mail.client.get("/account/reset", params={"token": reset_token(mail)})
    assert page.headers["referrer-policy"] == "no-referrer"
    assert page.headers["cache-control"] == "no-store"
    assert "noindex" in page.headers["x-robots-tag"]
    assert "unsafe" not in page.headers["content-security-policy"]
    assert "<script" not in page.text


def test_the_other_language_is_one_press_away_and_the_link_lives_on(mail: MailWorld) -> None:
    mail.ask("mina")
    token = mail.token(LetterKind.CONFIRM_EMAIL)
    page = mail.client.get("/account/confirm", params={"lang": "bn", "token": token})
    assert BENGALI["confirm_button"] in page.text
    assert f"?lang=en&amp;token={token}" in page.text


def test_a_password_is_set_by_the_form(mail: MailWorld) -> None:
    mail.member("mina")
    token = reset_token(mail)
    page = mail.client.get("/account/reset", params={"token": token})
    assert 'name="code"' not in page.text
    for weak in ("short", "a" * 15):
        refused = mail.client.post("/account/reset", data={"token": token, "password": weak})
        assert refused.status_code == 422
        assert ENGLISH["password_weak"] in refused.text
        assert weak not in refused.text
    form = {"token": token, "password": OTHER_PASSWORD}
    done = mail.client.post("/account/reset", data=form)
    assert ENGLISH["changed_title"] in done.text
    mail.sign_in(EMAIL, OTHER_PASSWORD)
    assert mail.client.post("/account/reset", data=form).status_code == 410
    assert mail.client.get("/account/reset", params={"token": token}).status_code == 410


def test_the_form_takes_a_password_as_it_was_typed(mail: MailWorld) -> None:
    mail.member("mina")
    typed = f" {OTHER_PASSWORD} "
    mail.client.post("/account/reset", data={"token": reset_token(mail), "password": typed})
    trimmed = {"email": EMAIL, "password": OTHER_PASSWORD}
    assert mail.client.post("/api/v1/sign-in", json=trimmed).status_code == 401
    mail.sign_in(EMAIL, typed)


def test_the_form_asks_for_a_code_where_there_is_a_second_factor(mail: MailWorld) -> None:
    codes = second_factor(mail, mail.member("mina"))
    token = reset_token(mail)
    assert 'name="code"' in mail.client.get("/account/reset", params={"token": token}).text
    form = {"token": token, "password": OTHER_PASSWORD}
    for code, told in (("", "code_needed"), ("12", "code_wrong"), ("000000", "code_wrong")):
        refused = mail.client.post("/account/reset", data={**form, "code": code})
        assert ENGLISH[told] in refused.text, code
    done = mail.client.post("/account/reset", data={**form, "code": codes[0]})
    assert done.url.path == "/account/done/changed"


@pytest.mark.parametrize("path", ["/account/confirm", "/account/reset"])
def test_a_wrong_link_says_so(client: TestClient, path: str) -> None:
    for token in ("", "wrong", "<script>", "x" * 200):
        page = client.get(path, params={"token": token})
        assert page.status_code == 410
        assert ENGLISH["link_title"] in page.text
    assert client.post(path, data={"token": "w", "password": "p"}).status_code == 410
    assert client.post(path, data={}).status_code == 422
    assert client.get("/account/done/else").status_code == 404


def test_who_tries_links_by_the_hundred_has_to_wait(client: TestClient) -> None:
    for _ in range(120):
        client.get("/account/confirm", params={"token": "wrong"})
    page = client.get("/account/confirm", params={"token": "wrong"})
    assert page.status_code == 429
    assert ENGLISH["many_title"] in page.text
