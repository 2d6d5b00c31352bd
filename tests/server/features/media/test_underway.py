from uuid import UUID

from fastapi.testclient import TestClient

from server.features.media.underway import Underway
from server.features.videos import progress
from server.features.videos.models import VideoVersion
from server.kit.db.unit import Units
from server.kit.ids import new_id
from tests.server.features.videos.making import arrive
from tests.server.people import Person


def test_a_stop_in_good_order_does_not_count_as_an_attempt(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = arrive(client, tahmina)
    assert video.processing is not None
    version_id, underway = video.processing.version_id, Underway(units)

    def attempts() -> int:
        with units.read() as unit:
            return unit.session.get_one(VideoVersion, version_id).attempts

    with underway.work_on(version_id):
        with units.write() as unit:
            progress.begin(unit, version_id)
        assert attempts() == 1
        underway.take_back()
        assert attempts() == 0
        underway.take_back()
        assert attempts() == 0
    with units.write() as unit:
        progress.begin(unit, version_id)
    underway.take_back()
    assert attempts() == 1


def test_other_attempts_are_taken_back_by_who_counts_them(units: Units) -> None:
    counted, uncounted, underway = new_id(), list[UUID](), Underway(units)
    with underway.work_on(counted, lambda _unit, each: uncounted.append(each)):
        underway.take_back()
    underway.take_back()
    assert uncounted == [counted]
