from server.app.wiring import Parts
from server.app.work import make_worker
from server.features.identity.avatar import Avatars, forget_avatars, key_of, name_of
from server.features.identity.events import UserPurged
from server.features.identity.models import User
from server.kit.db.unit import Units
from server.kit.jobs.queue import Queue
from tests.patience import until
from tests.server.features.identity.pictures import picture
from tests.server.people import Person


def test_files_that_nobody_needs_are_removed_by_the_worker(
    parts: Parts, units: Units, tahmina: Person
) -> None:
    avatars = parts.providers.get(Avatars)

    def put() -> str:
        avatars.put(tahmina.id, picture())
        with units.read() as unit:
            return name_of(unit.session.get_one(User, tahmina.id)) or ""

    first, second = key_of(put()), key_of(put())
    worker = make_worker(parts, [Queue.CONTROL])
    worker.start()
    try:
        until(lambda: avatars.storage.size(first) is None)
        assert avatars.storage.size(second) is not None
        with units.write() as unit:
            forget_avatars(unit, UserPurged(tahmina.id, None))
        until(lambda: avatars.storage.size(second) is None)
    finally:
        worker.stop()
