import threading
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from server.contract.errors import ErrorCode
from server.features.identity.models import Throttle
from server.features.identity.throttle import (
    Counter,
    Limit,
    charge,
    count,
    forgive,
    is_marked,
    mark,
    network,
    too_many,
    waits_until,
)
from server.kit.db.unit import Units
from server.kit.errors import TooManyRequestsError
from tests.server.features.identity.authenticator import Turned

LIMIT = Limit(free=5, longest=timedelta(minutes=15), forgets=timedelta(hours=1))
COUNTER = Counter("pair", "somebody", LIMIT)


def test_the_wait_doubles_from_a_second_to_the_longest() -> None:
    waits = [LIMIT.wait(tries) for tries in (0, 5, 6, 7, 8, 15, 16, 5000)]
    seconds = [wait and wait.total_seconds() for wait in waits]
    assert seconds == [None, None, 1, 2, 4, 512, 900, 900]


@pytest.mark.parametrize(
    ("address", "stands"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("a pipe", "unknown"),
        ("made up 1", "unknown"),
        ("", "unknown"),
    ],
)
def test_an_address_stands_for_all_that_its_owner_has(address: str, stands: str) -> None:
    assert network(address) == stands


def test_after_the_free_ones_each_try_waits_and_quiet_is_forgotten(units: Units) -> None:
    clock = Turned(units)
    for _ in range(6):
        charge(units, [COUNTER])
    with pytest.raises(TooManyRequestsError) as caught:
        charge(units, [COUNTER])
    assert (caught.value.retry_after, caught.value.code) == (1, ErrorCode.TOO_MANY_TRIES)
    clock.turn(seconds=1.1)
    assert waits_until(charge(units, [COUNTER])) == clock() + timedelta(seconds=2)
    clock.turn(hours=2)
    assert [waits_until(charge(units, [COUNTER])) for _ in range(5)] == [None] * 5


def test_a_refused_try_makes_nobody_wait_longer(units: Units) -> None:
    Turned(units)
    for _ in range(6):
        charge(units, [COUNTER])
    for _ in range(50):
        with pytest.raises(TooManyRequestsError):
            charge(units, [COUNTER])
    with units.read() as unit:
        assert unit.session.scalar(sa.select(Throttle.failures)) == 6


def test_of_many_tries_at_once_no_more_pass_than_one_after_the_other(units: Units) -> None:
    at = units.clock()
    units.clock = lambda: at
    passed: list[bool] = []

    def attempt() -> None:
        try:
            charge(units, [COUNTER, Counter("address", "somewhere", LIMIT)])
        except TooManyRequestsError:
            return
        passed.append(True)

    threads = [threading.Thread(target=attempt) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(passed) == 6


def test_who_was_right_begins_anew_but_not_for_a_whole_address(units: Units) -> None:
    address = Counter("address", "somewhere", LIMIT)
    for _ in range(4):
        charged = charge(units, [COUNTER, address])
    with units.write() as unit:
        forgive(unit, charged, all_of=("pair",))
    with units.read() as unit:
        rows = dict(unit.session.execute(sa.select(Throttle.key, Throttle.failures)).all())
    assert rows == {address.key: 3}
    assert "somewhere" not in address.key


def test_anything_can_be_counted(units: Units) -> None:
    count(units, "mail", "tahmina@nodi.example", Limit(1, timedelta(hours=1), timedelta(days=1)))


@pytest.mark.parametrize(
    ("wait", "seconds", "words"),
    [(0.2, 1, "a second"), (59.1, 60, "60 seconds"), (600, 600, "10 minutes")],
)
def test_the_wait_is_told_in_words(wait: float, seconds: int, words: str) -> None:
    error = too_many(timedelta(seconds=wait))
    assert (error.retry_after, words in error.message) == (seconds, True)


def _row(units: Units, counter: Counter) -> tuple[int, datetime | None] | None:
    with units.read() as unit:
        row = unit.session.get(Throttle, counter.key)
        return None if row is None else (row.failures, row.blocked_until)


@pytest.mark.parametrize("all_of", [(), ("pair",)])
def test_a_right_try_takes_nothing_back_that_was_counted_after_it(
    units: Units, all_of: tuple[str, ...]
) -> None:
    clock = Turned(units)
    for _ in range(5):
        charge(units, [COUNTER])
    right = charge(units, [COUNTER])
    clock.turn(seconds=1.1)
    later = waits_until(charge(units, [COUNTER]))
    with units.write() as unit:
        forgive(unit, right, all_of=all_of)
    assert _row(units, COUNTER) == (1 if all_of else 6, later)


@pytest.mark.parametrize("all_of", [(), ("pair",)])
def test_a_right_try_takes_its_own_wait_back(units: Units, all_of: tuple[str, ...]) -> None:
    Turned(units)
    for _ in range(6):
        right = charge(units, [COUNTER])
    assert waits_until(right) is not None
    with units.write() as unit:
        forgive(unit, right, all_of=all_of)
    assert _row(units, COUNTER) == (None if all_of else (5, None))


def test_the_longest_wait_is_told_whichever_counter_comes_first(units: Units) -> None:
    Turned(units)
    slow = [Counter(kind, "x", LIMIT) for kind in ("a", "b")]
    for seconds, each in zip((10, 20), slow, strict=True):
        with units.write() as unit:
            until = unit.clock() + timedelta(seconds=seconds)
            unit.session.add(Throttle(key=each.key, failures=9, blocked_until=until))
    for order in (slow, slow[::-1]):
        with pytest.raises(TooManyRequestsError) as refused:
            charge(units, order)
        assert refused.value.retry_after == 20


def test_what_was_done_can_be_noted_without_being_counted(units: Units) -> None:
    for _ in range(2):
        with units.write() as unit:
            mark(unit, "name", "mina")
    with units.read() as unit:
        assert is_marked(unit.session, "name", "mina")
        assert not is_marked(unit.session, "name", "rafi")
    with units.write() as unit:
        long_ago = unit.clock() - timedelta(days=7)
        unit.session.execute(sa.update(Throttle).values(last_failed_at=long_ago))
    with units.read() as unit:
        assert not is_marked(unit.session, "name", "mina"), "however long rows are kept"
