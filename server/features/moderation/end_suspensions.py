"""End the suspensions whose time is over."""

from uuid import UUID

from server.features.moderation import repository
from server.features.moderation.suspend import end_by_time
from server.kit.db.unit import Units

BATCH = 100


def end_suspensions(units: Units) -> int:
    """End all that are due, each user in a transaction of their own; how many there were.

    A user with another suspension that is still active stays shut out.
    """
    ended = 0
    while due := _due(units):
        for user_id in due:
            with units.write() as unit:
                ended += end_by_time(unit, user_id)
    return ended


def _due(units: Units) -> list[UUID]:
    with units.read() as unit:
        return repository.users_with_time_over(unit.session, unit.clock(), BATCH)
