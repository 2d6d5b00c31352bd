from uuid import UUID

from fastapi.testclient import TestClient

from server.features.comments.counting import locked_thread, recounting
from server.kit.db.unit import Units
from tests.server.features.comments.talking import check_counters, say
from tests.server.features.videos.making import on_air
from tests.server.people import Person


def test_a_block_that_changes_nothing_shown_counts_nothing(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    top = say(client, tahmina, video.id, "Top")
    reply = say(client, tahmina, video.id, "Reply", top)
    with units.write() as unit:
        thread = locked_thread(unit, UUID(reply))
        assert thread.top is not None
        assert (thread.top.id, thread.counted) == (UUID(top), 1)
        with recounting(unit, thread):
            thread.comment.text = "Other"
    check_counters(units)
    with units.write() as unit:
        thread = locked_thread(unit, UUID(top))
        assert (thread.top, thread.counted) == (None, 2)
        with recounting(unit, thread):
            thread.comment.deleted_at = unit.clock()
        assert thread.counted == 1
    check_counters(units)
