import pytest
from pydantic import TypeAdapter

from server.app.sample.people import DEMO, DOMAIN, owner_of, people
from server.contract.identity import PASSWORD_MIN, Username
from tests.server.app.sample.made import cast, rows, tiny


def test_names_are_such_as_people_may_choose() -> None:
    for person in people(tiny()):
        assert TypeAdapter(Username).validate_python(person.username) == person.username
    assert any(not row["first_name"].isascii() for row in rows("user"))
    assert any(row["first_name"].isascii() for row in rows("user"))


def test_three_can_sign_in_and_nobody_administers() -> None:
    found = {row["email"]: row for row in rows("user")}
    for name, role in zip(DEMO, ("CREATOR", "PREMIUM", "MODERATOR"), strict=True):
        assert found[f"{name}@{DOMAIN}"]["role"] == role
        assert found[f"{name}@{DOMAIN}"]["password_hash"] == "demo hash"
    assert [row["password_hash"] for row in rows("user")].count("demo hash") == len(DEMO)
    assert not [row for row in rows("user") if row["role"] == "ADMIN" or row["is_staff"]]
    assert len("the river keeps no secrets") >= PASSWORD_MIN


@pytest.mark.parametrize("status", ["SUSPENDED", "BANNED", "DELETED", "PENDING_VERIFICATION"])
def test_every_standing_occurs(status: str) -> None:
    found = [row for row in rows("user") if row["status"] == status]
    assert len(found) == 1
    assert not found[0]["is_active"]
    assert (found[0]["deleted_at"] is not None) == (status == "DELETED")


def test_each_channel_has_an_owner_of_its_own_who_creates() -> None:
    owners = [owner_of(number) for number in range(8)]
    assert len(set(owners)) == 8
    assert all(cast().crowd[number].role == "CREATOR" for number in owners)
