"""Somebody with a browser in front of the administration."""

from starlette.testclient import TestClient

from server.app.admin import create_admin
from server.app.wiring import Parts
from server.contract.identity import NewAccount
from server.features.identity.mail.post import Post
from server.features.identity.models import User
from server.kit.db.unit import Units
from tests.server.people import PASSWORD

ADMIN = "root@nodi.example"


def make_admin(parts: Parts) -> User:
    """An administrator's account."""
    asked = NewAccount.model_validate(
        {"email": ADMIN, "username": "root", "password": PASSWORD, "channel_name": "Root"}
    )
    get = parts.providers.get
    return create_admin(get(Units), get(Post), asked, "Chitra")


def enter(client: TestClient, email: str = ADMIN, password: str = PASSWORD) -> int:
    """Sign in at the door; the status of what is behind it."""
    client.post("/admin/login", data={"username": email, "password": password})
    return client.get("/admin/", follow_redirects=False).status_code
