from fastapi.testclient import TestClient

from server.contract.identity import UserStatus
from server.features.identity.models import User
from server.features.videos import repository
from server.features.videos.view import watch_path
from server.kit.db.unit import Units
from tests.server.features.videos.making import arrive, make_playable, on_air
from tests.server.people import Person


def test_the_public_sees_what_is_on_air_newest_first(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    first = on_air(client, units, tahmina, "first")
    second = on_air(client, units, rafi, "second")
    unlisted = on_air(client, units, tahmina, "unlisted")
    client.patch(
        f"/api/v1/videos/{unlisted.id}", json={"visibility": "UNLISTED"}, headers=tahmina.auth
    )
    arrive(client, tahmina, "draft")
    with units.read() as unit:
        rows, cursor = repository.list_public(unit.session, limit=1)
        assert [(video.id, channel.handle) for video, channel in rows] == [(second.id, "rafi")]
        rows, cursor = repository.list_public(unit.session, limit=1, cursor=cursor)
        assert [video.id for video, _ in rows] == [first.id]
        rows, cursor = repository.list_public(unit.session, limit=1, cursor=cursor)
        assert (rows, cursor) == ([], None)
        found = repository.public_video(unit.session, unlisted.id)
        assert found is not None
        assert watch_path(found[0]) == unlisted.watch_path


def test_newest_is_what_was_published_last(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    old_draft = arrive(client, tahmina, "old draft")
    on_air(client, units, tahmina, "published first")
    make_playable(units, old_draft)
    client.post(f"/api/v1/videos/{old_draft.id}/publish", json={}, headers=tahmina.auth)
    titles, cursor = list[str](), None
    with units.read() as unit:
        while True:
            rows, cursor = repository.list_public(unit.session, limit=1, cursor=cursor)
            titles += [video.title for video, _ in rows]
            if cursor is None:
                break
    assert titles == ["old draft", "published first"]


def test_a_suspended_owner_has_nothing_on_air(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    with units.write() as unit:
        unit.session.get_one(User, tahmina.id).status = UserStatus.BANNED
    with units.read() as unit:
        assert repository.list_public(unit.session, limit=10) == ([], None)
        assert repository.public_video(unit.session, video.id) is None
