import pytest
from fastapi.testclient import TestClient

from server.contract.errors import ErrorCode
from tests.server.people import PASSWORD, Person, sign_up

NEW = {
    "email": "New@Nodi.example",
    "username": "newcomer",
    "password": PASSWORD,
    "channel_name": "New",
    "birthdate": "1990-04-14",
}


def test_signing_up_signs_in_and_brings_a_channel(client: TestClient) -> None:
    answer = client.post("/api/v1/sign-up", json=NEW)
    assert answer.status_code == 201
    auth = {"Authorization": f"Bearer {answer.json()['access_token']}"}
    assert client.get("/api/v1/me", headers=auth).json()["email"] == "new@nodi.example"
    assert client.get("/api/v1/channel", headers=auth).json()["name"] == "New"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "no address"),
        ("username", "a b"),
        ("username", "x"),
        ("password", "short"),
        ("channel_name", ""),
        ("preferred_language", "xx"),
        ("role", "ADMIN"),
    ],
)
def test_a_bad_field_is_named(client: TestClient, field: str, value: str) -> None:
    answer = client.post("/api/v1/sign-up", json={**NEW, field: value})
    assert answer.status_code == 422
    body = answer.json()
    assert field in body["fields"]
    assert body["code"] == ErrorCode.INVALID
    assert body["request_id"] == answer.headers["X-Request-ID"]
    assert value not in answer.text or len(value) < 8


@pytest.mark.parametrize(
    ("field", "code"),
    [("email", ErrorCode.EMAIL_TAKEN), ("username", ErrorCode.USERNAME_TAKEN)],
)
def test_what_is_taken_is_said(client: TestClient, field: str, code: ErrorCode) -> None:
    client.post("/api/v1/sign-up", json=NEW)
    other = {**NEW, "email": "b@b.example", "username": "other", field: NEW[field]}
    answer = client.post("/api/v1/sign-up", json=other)
    assert (answer.status_code, answer.json()["code"]) == (409, code)
    assert field in answer.json()["fields"]


def test_signing_in_is_blind_to_the_case_of_the_address(client: TestClient) -> None:
    sign_up(client, "tahmina")
    answer = client.post(
        "/api/v1/sign-in", json={"email": "TAHMINA@nodi.example", "password": PASSWORD}
    )
    assert answer.status_code == 200


@pytest.mark.parametrize("email", ["tahmina@nodi.example", "nobody@nodi.example"])
def test_a_wrong_password_and_an_unknown_address_look_alike(client: TestClient, email: str) -> None:
    sign_up(client, "tahmina")
    answer = client.post("/api/v1/sign-in", json={"email": email, "password": "wrong password"})
    assert (answer.status_code, answer.json()["code"]) == (401, ErrorCode.SIGN_IN_FAILED)
    assert "wrong" in answer.json()["message"]


def test_a_refresh_token_works_once_and_reuse_ends_the_session(
    client: TestClient, tahmina: Person
) -> None:
    first = tahmina.session.refresh_token
    second = client.post("/api/v1/refresh", json={"refresh_token": first})
    assert second.status_code == 200
    stolen = client.post("/api/v1/refresh", json={"refresh_token": first})
    assert (stolen.status_code, stolen.json()["code"]) == (401, ErrorCode.SESSION_ENDED)
    after = client.post("/api/v1/refresh", json={"refresh_token": second.json()["refresh_token"]})
    assert after.status_code == 401


def test_signing_out_ends_this_session_and_no_other(client: TestClient, tahmina: Person) -> None:
    again = client.post(
        "/api/v1/sign-in", json={"email": tahmina.session.user.email, "password": PASSWORD}
    ).json()
    token = {"refresh_token": tahmina.session.refresh_token}
    assert client.post("/api/v1/sign-out", json=token).status_code == 204
    assert client.post("/api/v1/refresh", json=token).status_code == 401
    other = client.post("/api/v1/refresh", json={"refresh_token": again["refresh_token"]})
    assert other.status_code == 200


@pytest.mark.parametrize("header", [None, "Bearer", "Bearer x.y.z", "Basic dTpw"])
def test_without_a_valid_token_nobody_is_signed_in(client: TestClient, header: str | None) -> None:
    headers = {} if header is None else {"Authorization": header}
    answer = client.get("/api/v1/me", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (401, ErrorCode.NOT_SIGNED_IN)


def test_a_password_that_is_guessed_first_is_refused(client: TestClient) -> None:
    for weak in ("passwordpassword", "newcomernewcomer", "chitra chitra 1"):
        answer = client.post("/api/v1/sign-up", json={**NEW, "password": weak})
        assert (answer.status_code, answer.json()["code"]) == (422, ErrorCode.PASSWORD_WEAK)
        assert "password" in answer.json()["fields"]
    assert client.post("/api/v1/sign-up", json=NEW).status_code == 201


def test_no_secret_is_in_any_answer(client: TestClient) -> None:
    answer = client.post("/api/v1/sign-up", json={**NEW, "password": "x" * 300})
    assert "x" * 300 not in answer.text
