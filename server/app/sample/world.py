"""What every part of the sample platform goes by: its size, its seed and its present."""

from dataclasses import dataclass
from datetime import date
from random import Random

from server.app.sample.size import Size
from server.app.sample.values import DAY, Ids, Seconds, seconds_of

WINDOW_DAYS = 90
"""Days of daily figures and of single interactions."""
PEOPLE_SINCE_DAYS = (400, 1100)
"""How long ago accounts were made: all before the first video, so that nobody acts unborn."""
VIDEOS_SINCE_DAYS = 320


@dataclass(frozen=True)
class World:
    """One sample platform. The same one gives the same rows, ids included."""

    size: Size
    seed: int
    until: date
    """The day that everything has happened before."""

    @property
    def present(self) -> Seconds:
        """The beginning of ``until``, in UTC."""
        return seconds_of(self.until)

    @property
    def first_day(self) -> int:
        """First day of the daily figures, in days since 1970; the last is the day before today."""
        return self.present // DAY - WINDOW_DAYS

    def random(self, topic: str, number: int = 0) -> Random:
        """Chance for one topic and thing; it does not depend on what else was made before."""
        return Random(f"{self.seed}/{topic}/{number}")  # noqa: S311 - nothing here is secret

    def ids(self, topic: str, number: int = 0) -> Ids:
        """Ids for rows of one topic and thing."""
        return Ids(self.random(f"id {topic}", number))


def about(random: Random, mean: float) -> int:
    """A whole number around ``mean``, never below 0, right on average."""
    whole = int(mean * random.uniform(0.4, 1.6) + random.random())
    return max(0, whole)


def happens(random: Random, share: float) -> bool:
    """True in that share of all cases."""
    return random.random() < share
