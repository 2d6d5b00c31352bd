import pytest
from fastapi.testclient import TestClient

from server.contract.errors import ErrorCode
from server.contract.identity import UserStatus
from server.features.identity.models import User
from server.kit.db.unit import Units
from tests.server.people import Person


def test_an_owner_changes_their_channel(client: TestClient, tahmina: Person) -> None:
    answer = client.patch(
        "/api/v1/channel",
        json={"name": "Nodi o Nouka", "handle": "nodi-o-nouka", "description": "Rivers"},
        headers=tahmina.auth,
    )
    assert answer.status_code == 200
    seen = client.get("/api/v1/channels/Nodi-o-Nouka").json()
    assert (seen["name"], seen["description"]) == ("Nodi o Nouka", "Rivers")


def test_a_taken_handle_is_refused(client: TestClient, tahmina: Person, rafi: Person) -> None:
    answer = client.patch("/api/v1/channel", json={"handle": "tahmina"}, headers=rafi.auth)
    assert (answer.status_code, answer.json()["code"]) == (409, ErrorCode.HANDLE_TAKEN)
    mine = client.patch("/api/v1/channel", json={"handle": "tahmina"}, headers=tahmina.auth)
    assert mine.status_code == 200


@pytest.mark.parametrize("handle", ["ab", "with space", "-dash", "a--b", "x" * 41, "../up"])
def test_a_handle_is_part_of_an_address(client: TestClient, tahmina: Person, handle: str) -> None:
    answer = client.patch("/api/v1/channel", json={"handle": handle}, headers=tahmina.auth)
    assert answer.status_code == 422
    assert "handle" in answer.json()["fields"]


def test_the_channel_of_a_suspended_owner_is_hidden_and_comes_back(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    for status, answer in ((UserStatus.SUSPENDED, 404), (UserStatus.ACTIVE, 200)):
        with units.write() as unit:
            unit.session.get_one(User, tahmina.id).status = status
        assert client.get("/api/v1/channels/tahmina").status_code == answer


def test_a_channel_nobody_has(client: TestClient) -> None:
    assert client.get("/api/v1/channels/nobody").json()["code"] == ErrorCode.NOT_FOUND
