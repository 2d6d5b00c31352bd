"""People who use the server in tests."""

from dataclasses import dataclass
from uuid import UUID

from fastapi.testclient import TestClient

from server.contract.identity import SessionOut

PASSWORD = "correct horse battery"


@dataclass(frozen=True)
class Person:
    """Somebody who has signed up."""

    session: SessionOut

    @property
    def id(self) -> UUID:
        return self.session.user.id

    @property
    def auth(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.session.access_token}"}


def sign_up(client: TestClient, username: str) -> Person:
    """An account with a channel."""
    answer = client.post(
        "/api/v1/sign-up",
        json={
            "email": f"{username}@nodi.example",
            "username": username,
            "password": PASSWORD,
            "channel_name": f"{username.title()} TV",
            "birthdate": "1990-04-14",
        },
    )
    assert answer.status_code == 201, answer.text
    return Person(SessionOut.model_validate(answer.json()))
