from fastapi.testclient import TestClient

from server.contract.errors import ErrorCode
from server.kit.db.unit import Units
from tests.server.features.identity.authenticator import API, set_up
from tests.server.people import PASSWORD, Person


def test_a_wrong_or_missing_part_of_a_proof_is_named_and_a_guest_has_none(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    url = f"{API}/session/proof"
    assert client.post(url, json={"password": PASSWORD}).status_code == 401
    wrong = client.post(url, json={"password": "wrong"}, headers=tahmina.auth)
    assert (wrong.status_code, wrong.json()["code"]) == (422, ErrorCode.SIGN_IN_FAILED)
    assert list(wrong.json()["fields"]) == ["password"]
    set_up(client, tahmina, units)
    half = client.post(url, json={"password": PASSWORD}, headers=tahmina.auth)
    assert (half.status_code, half.json()["code"]) == (422, ErrorCode.CODE_NEEDED)
    bad = {"password": PASSWORD, "code": "ABCDE-FGHJK"}
    answer = client.post(url, json=bad, headers=tahmina.auth)
    assert (answer.status_code, answer.json()["code"]) == (422, ErrorCode.CODE_WRONG)


def test_a_proof_is_slowed_down_like_a_sign_in(client: TestClient, tahmina: Person) -> None:
    url = f"{API}/session/proof"
    answers = [
        client.post(url, json={"password": "wrong"}, headers=tahmina.auth).status_code
        for _ in range(12)
    ]
    assert answers[:6] == [422] * 6
    assert 429 in answers
