from fastapi.testclient import TestClient

from server.features.channels.models import Channel
from server.features.videos.cards import video_cards
from server.features.videos.models import Video
from server.kit.db.unit import Units
from tests.server.features.videos.making import arrive, on_air
from tests.server.people import Person


def test_cards_keep_the_order_and_say_what_there_is(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    ready, raw = on_air(client, units, tahmina, "Ready"), arrive(client, tahmina, "Raw")
    with units.read() as unit:
        channel = unit.session.query(Channel).one()
        rows = [(unit.session.get_one(Video, found.id), channel) for found in (raw, ready)]
        cards = video_cards(unit.session, rows)
    assert [card.title for card in cards] == ["Raw", "Ready"]
    assert (cards[0].thumbnail_path, cards[0].duration_seconds) == (None, None)
    assert cards[1].duration_seconds == 12.5
    assert cards[1].thumbnail_path is not None
    assert cards[1].watch_path == ready.watch_path
