"""How views spread over a video's days: most at first, fewer later, more at the weekend."""

from functools import cache
from itertools import accumulate
from random import Random

from server.app.sample.values import DAY, Seconds
from server.app.sample.world import World

WEEK = (0.95, 0.92, 0.9, 1.02, 1.34, 1.28, 0.98)
"""Monday to Sunday; the weekend in Bangladesh is Friday and Saturday."""
_THURSDAY = 3
"""The first day of 1970."""
_FASTEST = 0.85
_FLOOR = 0.015


@cache
def interest(age: int) -> float:
    """How much a video is watched that many days after it was published."""
    return float((1 + age) ** -_FASTEST + _FLOOR)


@cache
def _interest_until(age: int) -> float:
    return sum(interest(each) for each in range(age + 1))


def weekday(day: int) -> int:
    """0 is Monday; the day counted since 1970."""
    return (day + _THURSDAY) % 7


@cache
def window_weights(first: int, last: int, published: int) -> tuple[float, ...]:
    """Cumulative weights of the days from ``first`` to ``last`` for a video of that day."""
    days = range(first, last + 1)
    return tuple(accumulate(interest(day - published) * WEEK[weekday(day)] for day in days))


class Days:
    """The days of the last ninety on which one video was to be seen."""

    def __init__(self, world: World, published: Seconds) -> None:
        self.published = published
        self.last = world.present // DAY - 1
        self.first = min(max(world.first_day, published // DAY), self.last)
        self._weights = window_weights(self.first, self.last, published // DAY)
        self._present = world.present

    def share(self) -> float:
        """Of all views ever, how many fell into these days."""
        life = _interest_until(max(0, self.last - self.published // DAY))
        before = self.first - self.published // DAY
        return 1.0 if before <= 0 else 1 - _interest_until(before - 1) / life

    def moments(self, random: Random, many: int) -> list[Seconds]:
        """Times of so many things that viewers did, each after publishing and before today."""
        days = random.choices(range(self.first, self.last + 1), cum_weights=self._weights, k=many)
        draw, earliest, latest = random.random, self.published + 60, self._present - 1
        # Few at night: the later of two throws is likelier in the evening.
        return [
            min(max(day * DAY + int(max(draw(), draw() * 0.96) * DAY), earliest), latest)
            for day in days
        ]

    def spread(self, random: Random, total: int) -> list[int]:
        """``total`` over the days, with some noise; adds up."""
        steps = [0.0, *self._weights]
        parts = [
            (after - before) * random.uniform(0.8, 1.2)
            for before, after in zip(steps, self._weights, strict=False)
        ]
        whole, given, so_far = sum(parts), 0, 0.0
        found = []
        for part in parts:
            so_far += part
            upto = round(total * so_far / whole)
            found.append(upto - given)
            given = upto
        return found
