from datetime import date
from itertools import pairwise

from server.app.sample.days import WEEK, Days, interest, weekday, window_weights
from server.app.sample.values import DAY, seconds_of
from tests.server.app.sample.made import tiny


def test_weekdays_are_those_of_the_calendar() -> None:
    for day in range(20_000, 20_020):
        assert weekday(day) == date.fromordinal(date(1970, 1, 1).toordinal() + day).weekday()


def test_interest_falls_and_weekends_stand_out() -> None:
    assert all(interest(age) > interest(age + 1) for age in range(60))
    weights = window_weights(21_000, 21_060, 20_000)
    daily = [after - before for before, after in pairwise(weights)]
    friday = next(place for place in range(7) if weekday(21_001 + place) == 4)
    assert daily[friday + 7] > daily[friday + 4] * 1.3
    assert max(WEEK) == WEEK[4]


def test_things_happen_after_publishing_and_before_today() -> None:
    world = tiny()
    for ago in (2 * 3600, 5 * DAY, 300 * DAY):
        days = Days(world, world.present - ago)
        times = days.moments(world.random("times"), 500)
        assert all(world.present - ago < at < world.present for at in times)
        spread = days.spread(world.random("spread"), 777)
        assert sum(spread) == 777
        assert min(spread) >= 0
        assert days.first + len(spread) - 1 == days.last
    assert Days(world, world.present - 5 * DAY).share() == 1.0
    assert 0.02 < Days(world, world.present - 300 * DAY).share() < 0.5
    assert seconds_of(world.until) == world.present
