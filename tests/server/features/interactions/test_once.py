import threading
from datetime import timedelta

from fastapi.testclient import TestClient

from server.contract.interactions import InteractionType
from server.features.interactions.once import ONCE_IN, counts_now
from server.features.interactions.visit import Visit
from server.kit.db.unit import Units
from tests.server.features.videos.making import on_air
from tests.server.people import Person


def test_of_several_at_once_one_counts(client: TestClient, units: Units, tahmina: Person) -> None:
    video = on_air(client, units, tahmina).id
    counted: list[bool] = []
    start = threading.Barrier(4)

    def again() -> None:
        start.wait()
        with units.write() as unit:
            counted.append(counts_now(unit, video, InteractionType.VIEW, None, Visit("me")))

    threads = [threading.Thread(target=again) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(counted) == [False, False, False, True]


def test_viewers_and_kinds_are_told_apart_and_six_hours_later_it_counts_again(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina).id

    def count(kind: InteractionType, who: str, later: timedelta = timedelta()) -> bool:
        at = units.clock() + later
        with units.write() as unit:
            unit.clock = lambda: at
            return counts_now(unit, video, kind, None, Visit(who))

    assert count(InteractionType.VIEW, "me")
    assert not count(InteractionType.VIEW, "me")
    assert count(InteractionType.SHARE, "me")
    assert count(InteractionType.VIEW, "you")
    assert not count(InteractionType.VIEW, "me", ONCE_IN - timedelta(minutes=1))
    assert count(InteractionType.VIEW, "me", ONCE_IN + timedelta(minutes=1))
