import pytest
from fastapi.testclient import TestClient

from server.contract.channels import ChannelStatus
from server.features.channels.events import ChannelChanged
from server.features.channels.models import Channel, Subscription
from server.kit.db.unit import Units
from tests.server.people import Person, sign_up

URL = "/api/v1/channels/tahmina/subscription"


def _count(units: Units) -> int:
    with units.read() as unit:
        channel = unit.session.query(Channel).filter_by(handle="tahmina").one()
        assert unit.session.query(Subscription).count() == channel.subscriber_count
        return channel.subscriber_count


def test_following_and_leaving_twice_is_once(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    heard: list[ChannelChanged] = []
    units.subscriptions.subscribe(ChannelChanged, lambda _unit, event: heard.append(event))
    for _ in range(2):
        answer = client.put(URL, json={}, headers=rafi.auth)
        assert answer.status_code == 200, answer.text
        assert answer.json()["channel"]["subscriber_count"] == 1
        assert _count(units) == 1
    client.put(URL, json={}, headers=sign_up(client, "karim").auth)
    assert _count(units) == 2
    for _ in range(2):
        assert client.delete(URL, headers=rafi.auth).status_code == 204
        assert _count(units) == 1
    assert [event.owner_id for event in heard] == [tahmina.id] * 3


def test_notifications_are_on_and_stay_as_they_were_set(
    client: TestClient, tahmina: Person, rafi: Person
) -> None:
    def put(**body: bool) -> bool:
        answer = client.put(URL, json=body, headers=rafi.auth)
        return bool(answer.json()["notifications_enabled"])

    assert put()
    assert not put(notifications_enabled=False)
    assert not put()
    assert put(notifications_enabled=True)


def test_the_thousandth_subscriber_unlocks_and_its_leaving_locks(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    with units.write() as unit:
        channel = unit.session.query(Channel).filter_by(handle="tahmina").one()
        channel.subscriber_count = 999

    def quotas() -> tuple[int | None, int, int]:
        with units.read() as unit:
            row = unit.session.get_one(Channel, channel.id)
            return row.max_videos_per_week, row.max_video_duration_minutes, row.max_file_size_gb

    assert quotas() == (10, 15, 2)
    client.put(URL, json={}, headers=rafi.auth)
    assert quotas() == (None, 720, 50)
    client.delete(URL, headers=rafi.auth)
    assert quotas() == (10, 15, 2)


def test_one_s_own_channel_and_one_that_is_not_there(client: TestClient, tahmina: Person) -> None:
    own = client.put(URL, json={}, headers=tahmina.auth)
    assert own.status_code == 403
    for path in ("/api/v1/channels/nobody/subscription", "/api/v1/channels/%00/subscription"):
        assert client.put(path, json={}, headers=tahmina.auth).status_code in {404, 422}
        assert client.delete(path, headers=tahmina.auth).status_code in {404, 422}
    assert client.put(URL, json={}).status_code == 401


@pytest.mark.parametrize("body", [{"notifications_enabled": "maybe"}, {"bell": True}])
def test_a_bad_field_is_named(client: TestClient, rafi: Person, body: dict[str, object]) -> None:
    answer = client.put(URL, json=body, headers=rafi.auth)
    assert (answer.status_code, set(answer.json()["fields"])) == (422, set(body))


def test_a_hidden_channel_can_be_left_but_not_followed(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    client.put(URL, json={}, headers=rafi.auth)
    with units.write() as unit:
        channel = unit.session.query(Channel).filter_by(handle="tahmina").one()
        channel.status = ChannelStatus.SUSPENDED
    assert client.put(URL, json={}, headers=rafi.auth).status_code == 404
    assert client.delete(URL, headers=rafi.auth).status_code == 204
    assert client.delete(URL, headers=rafi.auth).status_code == 404
    assert _count(units) == 0
