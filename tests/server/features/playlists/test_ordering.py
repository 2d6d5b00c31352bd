import pytest
from fastapi.testclient import TestClient

from server.features.playlists import ordering
from server.features.playlists.models import Playlist, PlaylistItem
from server.features.videos.models import Video
from server.kit.db.unit import Unit, Units
from tests.server.features.playlists.making import videos_on_air
from tests.server.people import Person

COUNT = 5


def _order(unit: Unit) -> list[tuple[int, str]]:
    rows = unit.session.query(PlaylistItem.position, Video.title).join(
        Video, Video.id == PlaylistItem.video_id
    )
    return [(row[0], row[1][-1]) for row in rows.order_by(PlaylistItem.position)]


@pytest.fixture
def playlist(client: TestClient, units: Units, tahmina: Person) -> Playlist:
    videos = videos_on_air(client, units, tahmina, COUNT)
    with units.write() as unit:
        made = Playlist(user_id=tahmina.id, title="Boats")
        unit.session.add(made)
        unit.session.flush()
        for position, video in enumerate(videos, start=1):
            row = PlaylistItem(playlist_id=made.id, video_id=video, position=position)
            unit.session.add(row)
    return made


def test_every_move_there_is(units: Units, playlist: Playlist) -> None:
    with units.write() as unit:
        expected = [title for _, title in _order(unit)]
        for start in range(1, COUNT + 1):
            for to in range(1, COUNT + 1):
                unit.session.expire_all()
                item = unit.session.query(PlaylistItem).filter_by(position=start).one()
                ordering.move(unit.session, item, to)
                expected.insert(to - 1, expected.pop(start - 1))
                assert _order(unit) == list(enumerate(expected, start=1))


def test_gaps_of_videos_removed_for_good_are_closed(units: Units, playlist: Playlist) -> None:
    with units.write() as unit:
        assert ordering.count_items(unit.session, playlist.id) == COUNT
        for title in ("Video 1", "Video 3", "Video 4"):
            unit.session.delete(unit.session.query(Video).filter_by(title=title).one())
            unit.session.flush()
        assert [place for place, _ in _order(unit)] == [2, 5]
        assert ordering.count_items(unit.session, playlist.id) == 2
        assert _order(unit) == [(1, "2"), (2, "5")]


def test_an_empty_playlist_has_no_items(units: Units, playlist: Playlist) -> None:
    with units.write() as unit:
        unit.session.query(PlaylistItem).delete()
        assert ordering.count_items(unit.session, playlist.id) == 0
        ordering.close_gaps(unit.session, playlist.id)
