"""The release queue: on which days and at what time videos go on air. Pure but for the clock."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from studio.ui.memory import Memory

_KEY = "editor/release-queue"
_DAYS = 7
_MOST_WEEKS = 104


@dataclass(frozen=True, slots=True)
class ReleaseQueue:
    """The slots of a week.

    Attributes:
        days: 0 is Monday.
        at: Of the creator's own clock.
    """

    days: frozenset[int] = frozenset({1, 3})
    at: time = time(18, 0)


def next_slot(queue: ReleaseQueue, now: datetime, taken: Iterable[datetime]) -> datetime | None:
    """The first slot from now on that no other video has.

    Args:
        queue: The slots.
        now: With the creator's time zone.
        taken: When other videos go on air.

    Returns:
        A moment, or None when the queue has no day, or two years are full.
    """
    full = {moment.astimezone().replace(second=0, microsecond=0) for moment in taken}
    local = now.astimezone()
    for ahead in range(_DAYS * _MOST_WEEKS):
        day = local.date() + timedelta(days=ahead)
        # Naive first: the offset of that day is the one that counts, not today's.
        slot = datetime.combine(day, queue.at).astimezone()
        if day.weekday() in queue.days and slot > local and slot not in full:
            return slot
    return None


def kept_queue(memory: Memory) -> ReleaseQueue:
    """As the creator has set it; what a hand has broken counts as not set."""
    try:
        kept = json.loads(memory.text(_KEY) or "{}")
        days = frozenset(day for day in kept["days"] if day in range(_DAYS))
        return ReleaseQueue(days, time.fromisoformat(kept["at"]))
    except (ValueError, KeyError, TypeError):
        return ReleaseQueue()


def keep_queue(memory: Memory, queue: ReleaseQueue) -> None:
    """Remember it."""
    kept = {"days": sorted(queue.days), "at": queue.at.isoformat("minutes")}
    memory.keep_text(_KEY, json.dumps(kept))
