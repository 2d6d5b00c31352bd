import pytest
from fastapi.testclient import TestClient

from server.contract.errors import ErrorCode
from server.contract.profile import AVATAR_BYTES_MAX
from server.features.identity.models import User
from server.kit.db.unit import Units
from tests.server.features.identity.authenticator import API
from tests.server.features.identity.pictures import bomb, opened, picture
from tests.server.people import Person

AVATAR, PROFILE = f"{API}/me/avatar", f"{API}/me/profile"


def _send(client: TestClient, person: Person, body: bytes, kind: str = "image/png") -> object:
    headers = {**person.auth, "Content-Type": kind}
    answer = client.put(AVATAR, content=body, headers=headers)
    return answer.json().get("code", answer.status_code)


def test_a_profile_is_its_owners_to_read_and_change(client: TestClient, tahmina: Person) -> None:
    assert client.get(PROFILE).status_code == 401
    changed = client.patch(PROFILE, json={"bio": " Boats. "}, headers=tahmina.auth)
    assert (changed.status_code, changed.json()["bio"]) == (200, "Boats.")
    assert client.get(PROFILE, headers=tahmina.auth).json() == changed.json()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("bio", "a\0b"),
        ("bio", "a\x1b[2Jb"),
        ("bio", "x" * 2001),
        ("first_name", "Two\nlines"),
        ("last_name", "x" * 81),
        ("preferred_language", "de"),
        ("role", "ADMIN"),
        ("username", "somebody"),
    ],
)
def test_what_is_not_to_be_said_is_refused_by_field(
    client: TestClient, tahmina: Person, field: str, value: str
) -> None:
    answer = client.patch(PROFILE, json={field: value}, headers=tahmina.auth)
    assert (answer.status_code, set(answer.json()["fields"])) == (422, {field})


def test_a_picture_is_public_and_kept_for_ever(client: TestClient, tahmina: Person) -> None:
    assert _send(client, tahmina, picture()) == 200
    url = client.get(PROFILE, headers=tahmina.auth).json()["avatar_url"]
    answer = client.get(url)
    assert opened(answer.content).size == (512, 512)
    assert answer.headers["content-type"] == "image/webp"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    again = client.get(url, headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.delete(AVATAR, headers=tahmina.auth).json()["avatar_url"] is None
    assert client.get(url).status_code == 404


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"rubbish", "image/png"),
        (b"", "image/jpeg"),
        (bomb(), "image/png"),
        (picture(), "text/html"),
        (picture(), ""),
        (picture("GIF"), "image/webp"),
    ],
    ids=["rubbish", "nothing", "bomb", "another type", "no type", "another format"],
)
def test_what_is_no_picture_is_refused(
    client: TestClient, units: Units, tahmina: Person, body: bytes, kind: str
) -> None:
    assert _send(client, tahmina, body, kind) == ErrorCode.NOT_A_PICTURE
    with units.read() as unit:
        assert unit.session.get_one(User, tahmina.id).avatar_url is None


def test_a_picture_may_be_larger_than_other_requests_and_no_larger(
    client: TestClient, tahmina: Person
) -> None:
    padded = picture() + b"\0" * (2 * 1024 * 1024)
    assert _send(client, tahmina, padded) == 200
    headers = {**tahmina.auth, "Content-Type": "image/png"}
    for body in (b"x" * (AVATAR_BYTES_MAX + 1), iter([b"x" * AVATAR_BYTES_MAX, b"x"])):
        answer = client.put(AVATAR, content=body, headers=headers)
        assert answer.status_code == 413
        assert "8 MiB" in answer.json()["message"]


def test_a_guest_sends_no_picture(client: TestClient) -> None:
    answer = client.put(AVATAR, content=picture(), headers={"Content-Type": "image/png"})
    assert answer.status_code == 401
    assert client.delete(AVATAR).status_code == 401
