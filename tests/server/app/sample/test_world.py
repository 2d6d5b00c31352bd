from datetime import UTC, date, datetime

from server.app.sample.world import about, happens
from tests.server.app.sample.made import tiny


def test_the_present_is_the_beginning_of_the_day() -> None:
    world = tiny(day=date(2026, 11, 22))
    assert datetime.fromtimestamp(world.present, UTC) == datetime(2026, 11, 22, tzinfo=UTC)
    assert world.first_day * 86_400 == world.present - 90 * 86_400


def test_chance_of_one_topic_does_not_depend_on_others() -> None:
    world = tiny()
    first = world.random("a", 1).random()
    world.random("b").random()
    assert world.random("a", 1).random() == first
    assert world.random("a", 2).random() != first
    assert tiny(seed=2).random("a", 1).random() != first
    assert world.ids("a", 1)(5) == world.ids("a", 1)(5)


def test_numbers_are_right_on_average() -> None:
    random = tiny().random("numbers")
    for mean in (0.3, 4.0, 25.0):
        found = [about(random, mean) for _ in range(4000)]
        assert min(found) >= 0
        assert abs(sum(found) / len(found) - mean) < mean * 0.1
    assert 1700 < sum(happens(random, 0.45) for _ in range(4000)) < 1900
