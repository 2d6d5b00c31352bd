from fastapi.testclient import TestClient

from server.app.application import create_app
from server.app.settings import Settings
from server.app.wiring import wire


def test_a_closed_server_takes_no_new_accounts(settings: Settings) -> None:
    parts = wire(settings.model_copy(update={"sign_up_open": False}))
    with TestClient(create_app(parts)) as client:
        answer = client.post(
            "/api/v1/sign-up",
            json={
                "email": "a@b.example",
                "username": "somebody",
                "password": "correct horse battery",
                "channel_name": "X",
                "birthdate": "1990-04-14",
            },
        )
        about = client.get("/api/v1/server").json()
    parts.close()
    assert answer.status_code == 403
    assert "no new accounts" in answer.json()["message"]
    assert about["sign_up_open"] is False
