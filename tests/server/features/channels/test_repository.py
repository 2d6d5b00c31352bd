import threading

from server.features.channels import repository
from server.kit.db.unit import Units
from tests.server.people import Person


def test_counters_add_up_under_concurrency(units: Units, tahmina: Person) -> None:
    with units.read() as unit:
        channel = repository.channel_of_user(unit.session, tahmina.id)
    assert channel is not None

    def count() -> None:
        for _ in range(10):
            with units.write() as unit:
                repository.add_to_counts(unit.session, channel.id, views=1, videos=2)

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with units.read() as unit:
        after = repository.channel_by_id(unit.session, channel.id)
        assert after is not None
        assert (after.total_views, after.total_videos) == (40, 80)


def _quota(units: Units, person: Person) -> tuple[int, int | None, int]:
    with units.read() as unit:
        channel = repository.channel_of_user(unit.session, person.id)
        assert channel is not None
        return channel.subscriber_count, channel.max_videos_per_week, channel.max_file_size_gb


def test_quotas_change_where_the_line_of_1000_is_crossed(units: Units, tahmina: Person) -> None:
    with units.write() as unit:
        channel = repository.channel_of_user(unit.session, tahmina.id)
        assert channel is not None
        channel.subscriber_count = 999
    with units.write() as unit:
        repository.increment_subscriber_count(unit.session, channel.id)
    assert _quota(units, tahmina) == (1000, None, 50)
    with units.write() as unit:
        repository.decrement_subscriber_count(unit.session, channel.id)
    assert _quota(units, tahmina) == (999, 10, 2)


def test_limits_that_an_administrator_set_stay_until_the_line(
    units: Units, tahmina: Person
) -> None:
    with units.write() as unit:
        channel = repository.channel_of_user(unit.session, tahmina.id)
        assert channel is not None
        channel.max_file_size_gb = 20
    with units.write() as unit:
        repository.increment_subscriber_count(unit.session, channel.id)
    assert _quota(units, tahmina) == (1, 10, 20)


def test_views_never_go_below_zero(units: Units, tahmina: Person) -> None:
    with units.write() as unit:
        channel = repository.channel_of_user(unit.session, tahmina.id)
        assert channel is not None
        repository.add_to_counts(unit.session, channel.id, views=-5)
    with units.read() as unit:
        after = repository.channel_by_id(unit.session, channel.id)
        assert after is not None
        assert after.total_views == 0
