import pytest
from fastapi.testclient import TestClient

from server.contract.errors import ErrorCode
from server.contract.identity import Role
from server.features.identity.models import User
from server.kit.db.unit import Units
from server.kit.ids import new_id
from tests.server.features.moderation.reporting import add_comment, add_playlist, channel_id
from tests.server.features.videos.making import on_air
from tests.server.people import PASSWORD, Person, sign_up

API = "/api/v1"
QUEUE = f"{API}/moderation/flags"
ACTIONS = f"{API}/moderation/actions"


@pytest.fixture
def mina(client: TestClient, units: Units) -> dict[str, str]:
    """A moderator's headers."""
    person = sign_up(client, "mina")
    with units.write() as unit:
        unit.session.get_one(User, person.id).role = Role.MODERATOR
    asked = {"email": "mina@nodi.example", "password": PASSWORD}
    token = client.post(f"{API}/sign-in", json=asked).json()["access_token"]
    return {"Authorization": f"Bearer {token}"}


def _action(kind: str, object_id: object, action: str) -> dict[str, str]:
    asked = {"content_type": kind, "object_id": str(object_id)}
    return {**asked, "action": action, "reason": "Second look"}


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


def test_what_was_decided_for_good_can_be_brought_back(
    client: TestClient, units: Units, rafi: Person, tahmina: Person, mina: dict[str, str]
) -> None:
    video = on_air(client, units, tahmina)
    first = _flag(client, video.id, rafi)
    removal = {"action": "CONTENT_REMOVED", "notes": "Adverts."}
    client.post(f"{QUEUE}/{first['id']}/review", json=removal, headers=mina)
    assert client.get(video.watch_path).status_code == 404
    restored = client.post(
        ACTIONS, json=_action("VIDEO", video.id, "CONTENT_RESTORED"), headers=mina
    )
    assert restored.status_code == 201, restored.text
    told = restored.json()
    assert (told["object_id"], told["action"], told["related_flag_id"]) == (
        str(video.id),
        "CONTENT_RESTORED",
        None,
    )
    assert client.get(video.watch_path).status_code == 200


def test_everything_can_be_taken_away_and_brought_back_without_a_report(
    client: TestClient, units: Units, rafi: Person, tahmina: Person, mina: dict[str, str]
) -> None:
    video = on_air(client, units, tahmina)
    with units.write() as unit:
        comment = add_comment(unit, rafi, video.id)
        playlist = add_playlist(unit, rafi)
        channel = channel_id(unit, rafi)
    things = [
        ("COMMENT", comment, "CONTENT_REMOVED", f"{API}/comments/{comment}"),
        ("COMMENT", comment, "CONTENT_HIDDEN", f"{API}/comments/{comment}"),
        ("PLAYLIST", playlist, "CONTENT_HIDDEN", f"{API}/playlists/{playlist}"),
        ("CHANNEL", channel, "CONTENT_HIDDEN", f"{API}/channels/rafi"),
        ("VIDEO", video.id, "CONTENT_REMOVED", video.watch_path),
    ]
    for kind, object_id, away, page in things:
        for action, status in ((away, 404), ("CONTENT_RESTORED", 200)):
            answer = client.post(ACTIONS, json=_action(kind, object_id, action), headers=mina)
            assert (answer.status_code, answer.json()["content_type"]) == (201, kind)
            assert client.get(page).status_code == status, (kind, action)
    banned = client.post(ACTIONS, json=_action("VIDEO", video.id, "USER_BANNED"), headers=mina)
    assert (banned.json()["content_type"], banned.json()["object_id"]) == ("USER", str(tahmina.id))
    assert client.get(video.watch_path).status_code == 404
    nothing = client.post(ACTIONS, json=_action("VIDEO", new_id(), "WARNING"), headers=mina)
    assert nothing.status_code == 404


def test_moderators_do_not_decide_about_their_own(
    client: TestClient, units: Units, mina: dict[str, str]
) -> None:
    own = client.get(f"{API}/channel", headers=mina).json()["id"]
    answer = client.post(ACTIONS, json=_action("CHANNEL", own, "WARNING"), headers=mina)
    assert (answer.status_code, answer.json()["code"]) == (403, ErrorCode.NOT_ALLOWED)


def test_moderation_is_for_moderators(client: TestClient, rafi: Person) -> None:
    reason = {"reason": "Spam"}
    asked = [
        ("GET", QUEUE, None),
        ("POST", f"{QUEUE}/{new_id()}/review", {}),
        ("POST", f"{API}/moderation/users/{rafi.id}/suspensions", reason),
        ("POST", ACTIONS, _action("USER", rafi.id, "WARNING")),
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
        ("moderation/actions", {"action": "SINK"}, "action"),
        ("moderation/actions", {"reason": ""}, "reason"),
        ("moderation/actions", {"action": "USER_SUSPENDED"}, "duration_days"),
        ("moderation/actions", {"action": "AGE_RESTRICTED"}, "action"),
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
    if url == "moderation/actions":
        asked = {**_action("USER", rafi.id, "WARNING"), **body}
    answer = client.post(f"{API}/{url.format(id=rafi.id)}", json=asked, headers=mina)
    assert (answer.status_code, set(answer.json()["fields"])) == (422, {field})
