from fastapi.testclient import TestClient

from server.contract.identity import UserStatus
from server.features.channels.subscriptions import list_subscriptions
from server.features.identity.models import User
from server.kit.db.unit import Units
from tests.server.people import Person, sign_up
from tests.server.plans import assert_by_index, plan_of


def test_the_channels_one_follows_in_pages_without_hidden_ones(
    client: TestClient, units: Units, rafi: Person
) -> None:
    people = {name: sign_up(client, name) for name in ("anika", "bashir", "chanda")}
    for name in people:
        client.put(f"/api/v1/channels/{name}/subscription", json={}, headers=rafi.auth)

    def walk() -> list[str]:
        found, cursor = [], None
        with units.read() as unit:
            for _ in range(3):
                rows, cursor = list_subscriptions(unit.session, rafi.id, cursor=cursor, limit=2)
                found += [channel.handle for _, channel in rows]
                if cursor is None:
                    break
        return found

    assert walk() == ["chanda", "bashir", "anika"]
    listed = client.get("/api/v1/subscriptions", headers=rafi.auth).json()["items"]
    assert [item["channel"]["handle"] for item in listed] == walk()
    with units.write() as unit:
        unit.session.get_one(User, people["bashir"].id).status = UserStatus.SUSPENDED
    assert walk() == ["chanda", "anika"]


def test_the_listing_walks_its_index(units: Units, rafi: Person) -> None:
    with units.read() as unit:
        session, key = unit.session, rafi.id
        plan = plan_of(session, lambda: list_subscriptions(session, key, cursor=None, limit=5))
        assert_by_index(plan, "subscription", "ix_subscription_subscriber_id_subscribed_at_id")
