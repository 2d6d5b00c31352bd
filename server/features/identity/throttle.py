"""Slow down who guesses, on counters that all server processes share.

A try is counted before it is judged and taken back when it was right: of a thousand that come at
once, no more are judged than of a thousand one after the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.features.identity.models import Throttle
from server.kit.clock import now
from server.kit.db.unit import Unit, Units
from server.kit.db.upsert import insert_or_update
from server.kit.errors import TooManyRequestsError

UNKNOWN = "unknown"
"""Stands for all senders whose address cannot be read, as a proxy may pass on what it was sent:
each with a counter of its own, whoever makes such addresses up would never be slowed down."""
MARK_LIFE = timedelta(days=7)
"""How long what was noted counts, however long rows are kept."""
HOST_BITS = 64
"""Of an IPv6 address: whoever has one has a whole /64 of them."""
WAIT = "Too many tries. Wait {}, then try again."


@dataclass(frozen=True)
class Limit:
    """How soon it gets slow."""

    free: int
    """Tries that cost no time."""
    longest: timedelta
    """The wait grows from a second, doubling, to this."""
    forgets: timedelta
    """After this long without a try, counting begins anew."""

    def wait(self, tries: int) -> timedelta | None:
        """How long to wait after that many tries that were wrong."""
        over = tries - self.free
        if over <= 0:
            return None
        # More doublings than this exceed any limit, and a float.
        return min(timedelta(seconds=2 ** min(over - 1, 32)), self.longest)


@dataclass(frozen=True)
class Counter:
    """What is counted, and for whom."""

    kind: str
    subject: str
    limit: Limit

    @property
    def key(self) -> str:
        """The row's key, from which the subject is not read."""
        return key_of(self.kind, self.subject)


def key_of(kind: str, subject: str) -> str:
    """The key of a counter."""
    return sha256(f"{kind}\n{subject}".encode()).hexdigest()


def network(address: str) -> str:
    """What stands for the sender: the address, or of an IPv6 address the /64, or UNKNOWN."""
    try:
        found = ip_address(address)
    except ValueError:
        return UNKNOWN
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return f"{IPv6Address(int(found) >> HOST_BITS << HOST_BITS)}/{HOST_BITS}"
    return str(found)


@dataclass(frozen=True)
class Charged:
    """A try that was counted."""

    counter: Counter
    tries: int
    """How many there were by then, with this one."""
    until: datetime | None
    """Until when the next one has to wait, if this one turns out to be wrong."""


def charge(units: Units, counters: Sequence[Counter]) -> list[Charged]:
    """Count a try on each of them, in a transaction of its own.

    Raises:
        TooManyRequestsError: it has to wait, as long as the strictest of them says; it was not
            counted then.
    """
    with units.write() as unit:
        # In one order, so that of two requests neither waits for a row that the other has.
        done = [_charge(unit, each) for each in _in_order(counters)]
        waits = [each for each in done if isinstance(each, timedelta)]
        if waits:
            raise too_many(max(waits))
    return [each for each in done if isinstance(each, Charged)]


def waits_until(charged: Sequence[Charged]) -> datetime | None:
    """Until when the next try has to wait, if this one turns out to be wrong."""
    return max((each.until for each in charged if each.until), default=None)


def count(units: Units, kind: str, subject: str, limit: Limit) -> None:
    """Count something that is slow after a while whether or not it is right, such as mails.

    Raises:
        TooManyRequestsError: it has to wait.
    """
    charge(units, [Counter(kind, subject, limit)])


def forgive(unit: Unit, charged: Sequence[Charged], *, all_of: Sequence[str]) -> None:
    """Take a try back that was right, and nothing that was counted after it.

    Args:
        unit: where it turned out to be.
        charged: what it was counted as.
        all_of: kinds that begin anew. On the others, one right try among wrong ones is taken
            back alone: who has one account must not get free tries at others by it.
    """
    for each in sorted(charged, key=lambda one: one.counter.key):
        row = Throttle.key == each.counter.key
        taken = each.tries if each.counter.kind in all_of else 1
        own = Throttle.blocked_until == each.until if each.until else sa.false()
        unit.session.execute(
            sa.update(Throttle)
            .where(row)
            .values(
                failures=sa.case((Throttle.failures > taken, Throttle.failures - taken), else_=0),
                # A later try that was wrong has set another one, which stays.
                blocked_until=sa.case((own, None), else_=Throttle.blocked_until),
            )
            .execution_options(synchronize_session=False)
        )
        unit.session.execute(
            sa.delete(Throttle)
            .where(row, Throttle.failures == 0, Throttle.blocked_until.is_(None))
            .execution_options(synchronize_session=False)
        )


def mark(unit: Unit, kind: str, subject: str) -> None:
    """Note that something was done just now; it is forgotten with what was counted, or sooner."""
    at = unit.clock()
    insert_or_update(
        unit.session,
        Throttle,
        {"key": key_of(kind, subject), "failures": 0, "last_failed_at": at},
        by=["key"],
        update={"last_failed_at": at},
    )


def is_marked(session: Session, kind: str, subject: str) -> bool:
    """Whether it was noted, and is not forgotten yet."""
    found = session.get(Throttle, key_of(kind, subject))
    return found is not None and found.last_failed_at > now() - MARK_LIFE


def _in_order(counters: Sequence[Counter]) -> list[Counter]:
    return sorted(counters, key=lambda one: one.key)


def _charge(unit: Unit, counter: Counter) -> Charged | timedelta:
    """What was counted, or how long to wait before anything is."""
    at = unit.clock()
    quiet = Throttle.last_failed_at < at - counter.limit.forgets
    insert_or_update(
        unit.session,
        Throttle,
        {"key": counter.key, "failures": 1, "last_failed_at": at},
        by=["key"],
        update={
            "failures": sa.case((quiet, 1), else_=Throttle.failures + 1),
            "last_failed_at": at,
        },
    )
    # The row is ours now until the transaction ends, so what is read here stays true.
    mine = Throttle.key == counter.key
    tries, blocked_until = unit.session.execute(
        sa.select(Throttle.failures, Throttle.blocked_until).where(mine)
    ).one()
    if blocked_until is not None and blocked_until > at:
        wait_for: timedelta = blocked_until - at
        return wait_for
    wait = counter.limit.wait(tries)
    until = None if wait is None else at + wait
    unit.session.execute(
        sa.update(Throttle)
        .where(mine)
        .values(blocked_until=until)
        .execution_options(synchronize_session=False)
    )
    return Charged(counter, tries, until)


def too_many(wait: timedelta) -> TooManyRequestsError:
    """The refusal, in whole seconds that are long enough."""
    seconds = max(1, -int(-wait.total_seconds() // 1))
    return TooManyRequestsError(WAIT.format(_told(seconds)), retry_after=seconds)


def _told(seconds: int) -> str:
    if seconds == 1:
        return "a second"
    return f"{seconds} seconds" if seconds <= 90 else f"{-(-seconds // 60)} minutes"  # noqa: PLR2004
