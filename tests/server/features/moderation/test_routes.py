import pytest
from fastapi.testclient import TestClient

from server.contract.errors import ErrorCode
from server.contract.identity import Role
from server.features.identity.models import User
from server.kit.db.unit import Units
from server.kit.ids import new_id
from tests.server.features.videos.making import on_air
from tests.server.people import PASSWORD, Person, sign_up

API = "/api/v1"
QUEUE = f"{API}/moderation/flags"


@pytest.fixture
def mina(client: TestClient, units: Units) -> dict[str, str]:
    """A moderator's headers."""
    person = sign_up(client, "mina")
    with units.write() as unit:
        unit.session.get_one(User, person.id).role = Role.MODERATOR
    asked = {"email": "mina@nodi.example", "password": PASSWORD}
    token = client.post(f"{API}/sign-in", json=asked).json()["access_token"]
    return {"Authorization": f"Bearer {token}"}


def _flag(client: TestClient, object_id: object, person: Person | None) -> dict[str, str]:
    asked = {"content_type": "VIDEO", "object_id": str(object_id), "reason": "SPAM"}
    answer = client.post(f"{API}/flags", json=asked, headers=person.auth if person else {})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def test_from_a_report_to_a_decision(
    client: TestClient, units: Units, tahmina: Person, rafi: Person, mina: dict[str, str]
) -> None:
    video = on_air(client, units, tahmina)
    first, second = _flag(client, video.id, rafi), _flag(client, video.id, None)
    page = client.get(QUEUE, params={"limit": 1}, headers=mina).json()
    assert [item["id"] for item in page["items"]] == [first["id"]]
    following = {"limit": 1, "cursor": page["next_cursor"]}
    items = client.get(QUEUE, params=following, headers=mina).json()["items"]
    assert [(item["id"], item["owner_id"]) for item in items] == [(second["id"], str(tahmina.id))]
    url = f"{QUEUE}/{first['id']}/review"
    decided = client.post(url, json={"action": "CONTENT_REMOVED"}, headers=mina).json()
    assert decided["status"] == "ACTIONED"
    again = client.post(url, json={"action": "NO_ACTION"}, headers=mina)
    assert (again.status_code, again.json()["code"]) == (409, ErrorCode.FLAG_CLOSED)
    hers = client.get(f"{API}/videos/{video.id}", headers=tahmina.auth).json()
    assert hers["status"] == "REMOVED"
    assert client.get(QUEUE, params={"status": "ACTIONED"}, headers=mina).json()["items"]


def test_from_a_suspension_to_its_end(
    client: TestClient, rafi: Person, mina: dict[str, str]
) -> None:
    url = f"{API}/moderation/users/{rafi.id}/suspensions"
    made = client.post(url, json={"reason": "Spam", "duration_days": 3}, headers=mina)
    assert made.status_code == 201
    assert (made.json()["is_active"], made.json()["is_permanent"]) == (True, False)
    sign_in = {"email": "rafi@nodi.example", "password": PASSWORD}
    shut = client.post(f"{API}/sign-in", json=sign_in)
    assert (shut.status_code, shut.json()["code"]) == (403, ErrorCode.ACCOUNT_BLOCKED)
    lift = f"{API}/moderation/suspensions/{made.json()['id']}/lift"
    lifted = client.post(lift, json={"reason": "Sorry"}, headers=mina).json()
    assert (lifted["is_active"], lifted["lifted_at"] is not None) == (False, True)
    assert client.post(f"{API}/sign-in", json=sign_in).status_code == 200
    over = client.post(lift, json={"reason": "Sorry"}, headers=mina)
    assert (over.status_code, over.json()["code"]) == (409, ErrorCode.SUSPENSION_OVER)


def test_moderation_is_for_moderators(client: TestClient, rafi: Person) -> None:
    reason = {"reason": "Spam"}
    asked = [
        ("GET", QUEUE, None),
        ("POST", f"{QUEUE}/{new_id()}/review", {}),
        ("POST", f"{API}/moderation/users/{rafi.id}/suspensions", reason),
        ("POST", f"{API}/moderation/suspensions/{new_id()}/lift", reason),
    ]
    for method, url, body in asked:
        assert client.request(method, url, json=body, headers=rafi.auth).status_code == 403
        assert client.request(method, url, json=body).status_code == 401


@pytest.mark.parametrize(
    ("url", "body", "field"),
    [
        ("flags", {"content_type": "BOAT", "reason": "SPAM"}, "content_type"),
        ("flags", {"content_type": "USER", "reason": "BORED"}, "reason"),
        ("moderation/users/{id}/suspensions", {"reason": ""}, "reason"),
        ("moderation/users/{id}/suspensions", {"reason": "x", "duration_days": 0}, "duration_days"),
    ],
)
def test_a_bad_field_is_named(
    client: TestClient,
    rafi: Person,
    mina: dict[str, str],
    url: str,
    body: dict[str, object],
    field: str,
) -> None:
    asked = {"object_id": str(rafi.id), **body} if url == "flags" else body
    answer = client.post(f"{API}/{url.format(id=rafi.id)}", json=asked, headers=mina)
    assert (answer.status_code, set(answer.json()["fields"])) == (422, {field})
