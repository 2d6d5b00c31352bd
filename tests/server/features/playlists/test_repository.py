from fastapi.testclient import TestClient

from server.features.playlists import repository
from server.features.playlists.models import Playlist
from server.kit.db.unit import Units
from tests.server.features.playlists.making import PLAYLISTS, add, make, videos_on_air
from tests.server.people import Person
from tests.server.plans import assert_by_index, plan_of


def test_pages_lead_through_playlists_and_items(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    urls = [make(client, tahmina, title=f"List {number}") for number in range(3)]
    videos = videos_on_air(client, units, tahmina, 3)
    for video in videos:
        add(client, tahmina, urls[0], video)

    def walk(url: str) -> list[str]:
        found: list[str] = []
        query = "limit=2"
        while True:
            page = client.get(f"{url}?{query}", headers=tahmina.auth).json()
            found += [item.get("title") or item["video_id"] for item in page["items"]]
            if page["next_cursor"] is None:
                return found
            query = f"limit=2&cursor={page['next_cursor']}"

    assert walk(PLAYLISTS) == ["List 2", "List 1", "List 0"]
    assert walk(f"{urls[0]}/items") == [str(video) for video in videos]


def test_every_listing_walks_its_index(client: TestClient, units: Units, tahmina: Person) -> None:
    make(client, tahmina)
    with units.read() as unit:
        session, key = unit.session, tahmina.id
        playlist = session.query(Playlist).one()
        plan = plan_of(session, lambda: repository.list_own(session, key, cursor=None, limit=5))
        assert_by_index(plan, "playlist", "ix_playlist_user_id_id")
        plan = plan_of(session, lambda: repository.list_public(session, key, cursor=None, limit=5))
        # Of so few rows either index is as good.
        assert_by_index(plan, "playlist", "ix_playlist_user_id_")
        plan = plan_of(
            session, lambda: repository.items(session, playlist, None, cursor=None, limit=5)
        )
        by_position = {
            "sqlite": "sqlite_autoindex_playlist_item",
            "postgresql": "uq_playlist_item_playlist_id_position",
        }
        assert_by_index(plan, "playlist_item", by_position[session.get_bind().dialect.name])
