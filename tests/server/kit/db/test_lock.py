import threading

from server.features.channels.models import Channel
from server.kit.db.lock import locked
from server.kit.db.unit import Units
from server.kit.ids import new_id
from tests.server.people import Person


def test_whoever_holds_the_row_reads_what_is_true_until_the_commit(
    units: Units, tahmina: Person
) -> None:
    with units.read() as unit:
        channel_id = unit.session.query(Channel).filter_by(user_id=tahmina.id).one().id
    start = threading.Barrier(4)

    def add() -> None:
        start.wait()
        for _ in range(5):
            with units.write() as unit:
                # Read before the lock, and so perhaps out of date.
                unit.session.get_one(Channel, channel_id)
                channel = locked(unit.session, Channel, channel_id)
                assert channel is not None
                channel.total_views = channel.total_views + 1

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with units.write() as unit:
        channel = locked(unit.session, Channel, channel_id)
        assert channel is not None
        assert channel.total_views == 20
        assert locked(unit.session, Channel, new_id()) is None


def test_what_was_changed_before_the_lock_is_not_lost(units: Units, tahmina: Person) -> None:
    with units.write() as unit:
        channel = unit.session.query(Channel).filter_by(user_id=tahmina.id).one()
        channel.name = "Changed"
        assert locked(unit.session, Channel, channel.id) is channel
        assert channel.name == "Changed"
