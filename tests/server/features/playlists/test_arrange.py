import threading
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from server.contract.identity import Role
from server.contract.playlists import PlaylistItemIn
from server.features.identity.tokens import Actor
from server.features.playlists import arrange
from server.features.playlists.models import PlaylistItem
from server.kit.db.unit import Units
from server.kit.ids import new_id
from tests.server.features.playlists.making import add, check_positions, items, make, videos_on_air
from tests.server.features.videos.making import arrive
from tests.server.people import Person


def test_videos_are_added_moved_and_taken_out(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    one, two, three = videos_on_air(client, units, tahmina, 3)
    url = make(client, rafi)
    places = {one: add(client, rafi, url, one), two: add(client, rafi, url, two, position=1)}
    places[three] = add(client, rafi, url, three, position=5000)

    def order() -> list[UUID]:
        check_positions(units)
        return [UUID(item["video_id"]) for item in items(client, url, rafi)]

    assert order() == [two, one, three]
    moved = client.patch(places[three], json={"position": 1}, headers=rafi.auth)
    assert (moved.status_code, moved.json()["position"]) == (200, 1)
    assert order() == [three, two, one]
    client.patch(places[three], json={"position": 99}, headers=rafi.auth)
    assert order() == [two, one, three]
    assert client.delete(places[two], headers=rafi.auth).status_code == 204
    assert client.delete(places[two], headers=rafi.auth).status_code == 404
    assert order() == [one, three]
    before = client.get(url, headers=rafi.auth).json()
    assert before["item_count"] == 2
    assert before["updated_at"] > before["created_at"]


def test_a_video_is_in_a_playlist_once(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    [video] = videos_on_air(client, units, tahmina, 1)
    url = make(client, rafi)
    add(client, rafi, url, video)
    body = {"video_id": str(video)}
    again = client.post(f"{url}/items", json=body, headers=rafi.auth)
    assert (again.status_code, set(again.json()["fields"])) == (409, {"video_id"})


def test_only_what_one_may_see_is_added(client: TestClient, tahmina: Person, rafi: Person) -> None:
    body = {"video_id": str(arrive(client, tahmina).id)}
    for person, status in ((rafi, 404), (tahmina, 201)):
        url = make(client, person)
        answer = client.post(f"{url}/items", json=body, headers=person.auth)
        assert answer.status_code == status


def test_a_full_playlist_says_so(
    client: TestClient,
    units: Units,
    tahmina: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one, two = videos_on_air(client, units, tahmina, 2)
    url = make(client, tahmina)
    monkeypatch.setattr(arrange, "ITEMS_MAX", 1)
    add(client, tahmina, url, one)
    answer = client.post(f"{url}/items", json={"video_id": str(two)}, headers=tahmina.auth)
    assert answer.status_code == 409
    assert "most" in answer.json()["message"]


@pytest.mark.parametrize("position", [0, -1, 5001, "first", None])
def test_a_position_that_is_none_is_named(
    client: TestClient, units: Units, tahmina: Person, position: object
) -> None:
    [video] = videos_on_air(client, units, tahmina, 1)
    item = add(client, tahmina, make(client, tahmina), video)
    answer = client.patch(item, json={"position": position}, headers=tahmina.auth)
    assert (answer.status_code, set(answer.json()["fields"])) == (422, {"position"})


def test_several_at_once_take_turns(client: TestClient, units: Units, tahmina: Person) -> None:
    videos = videos_on_air(client, units, tahmina, 6)
    playlist = UUID(make(client, tahmina).rsplit("/", 1)[1])
    actor = Actor(tahmina.id, Role.CREATOR, new_id())
    failed: list[Exception] = []
    start = threading.Barrier(3)

    def work(mine: list[UUID]) -> None:
        start.wait()
        try:
            for video in mine:
                with units.write() as unit:
                    asked = PlaylistItemIn(video_id=video, position=1)
                    item = arrange.add_video(unit, playlist, actor, asked)
                for position in (2, 1, 6):
                    with units.write() as unit:
                        arrange.move_video(unit, playlist, item.id, actor, position)
        except Exception as error:  # noqa: BLE001 - told below
            failed.append(error)

    threads = [threading.Thread(target=work, args=(videos[n : n + 2],)) for n in (0, 2, 4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    check_positions(units)
    with units.read() as unit:
        assert unit.session.query(PlaylistItem).count() == 6
