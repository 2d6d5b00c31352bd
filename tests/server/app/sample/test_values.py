from datetime import UTC, date, datetime
from uuid import UUID

from server.app.sample.values import date_of, day_text, moment, seconds_of
from tests.server.app.sample.made import tiny


def test_times_are_written_as_sqlite_keeps_them() -> None:
    at = datetime(2026, 3, 9, 4, 5, 6, tzinfo=UTC)
    assert moment(int(at.timestamp())) == "2026-03-09 04:05:06.000000"
    day = seconds_of(date(2024, 2, 29)) // 86_400
    assert day_text(day) == "2024-02-29"
    assert date_of(day) == date(2024, 2, 29)


def test_ids_are_uuids_of_version_7_with_the_time_given() -> None:
    new_id, again = tiny().ids("some"), tiny().ids("some")
    at = 1_790_000_000
    found = [UUID(new_id(at)) for _ in range(50)]
    assert {identifier.version for identifier in found} == {7}
    assert {identifier.variant for identifier in found} == {"specified in RFC 4122"}
    assert {identifier.int >> 80 for identifier in found} == {at * 1000}
    assert found == [UUID(again(at)) for _ in range(50)]
    assert len(set(found)) == 50
