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
