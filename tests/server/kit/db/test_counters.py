import threading

import pytest
import sqlalchemy as sa

from server.features.channels import repository as channels
from server.features.channels.counters import COUNTERS
from server.features.channels.models import Channel, Subscription
from server.kit.db import counters
from server.kit.db.counters import Mended, reconcile
from server.kit.db.unit import Units
from tests.server.people import Person

[SUBSCRIBERS] = COUNTERS


def _found(units: Units, *, mend: bool) -> list[Mended]:
    return list(reconcile(units, SUBSCRIBERS, mend=mend))


def test_a_wrong_counter_is_told_and_mended_batch_by_batch(
    units: Units, tahmina: Person, rafi: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counters, "BATCH", 1)
    with units.write() as unit:
        unit.session.execute(
            sa.update(Channel).where(Channel.user_id == tahmina.id).values(subscriber_count=7)
        )
    with units.read() as unit:
        before = list(unit.session.scalars(sa.select(Channel.updated_at).order_by(Channel.id)))
    name = "channel.subscriber_count"
    told = [Mended(name, 1, 1), Mended(name, 1, 0)]
    assert sorted(_found(units, mend=False), key=lambda each: -each.wrong) == told
    assert sorted(_found(units, mend=True), key=lambda each: -each.wrong) == told
    assert [each.wrong for each in _found(units, mend=False)] == [0, 0]
    assert rafi.id != tahmina.id
    with units.read() as unit:
        after = list(unit.session.scalars(sa.select(Channel.updated_at).order_by(Channel.id)))
    assert after == before


def test_counting_anew_while_others_count_loses_nothing(
    units: Units, tahmina: Person, rafi: Person
) -> None:
    with units.read() as unit:
        channel = channels.channel_of_user(unit.session, tahmina.id)
    assert channel is not None
    done = threading.Event()

    def follow() -> None:
        """Come and go many times; what counts is that row and counter go together."""
        for turn in range(60):
            with units.write() as unit:
                if turn % 2 == 0:
                    unit.session.add(Subscription(subscriber_id=rafi.id, channel_id=channel.id))
                    unit.session.flush()
                    channels.increment_subscriber_count(unit.session, channel.id)
                else:
                    unit.session.execute(sa.delete(Subscription))
                    channels.decrement_subscriber_count(unit.session, channel.id)
        done.set()

    follower = threading.Thread(target=follow)
    follower.start()
    wrong = 0
    while not done.is_set():
        wrong += sum(each.wrong for each in _found(units, mend=True))
    follower.join()
    assert wrong == 0
    assert sum(each.wrong for each in _found(units, mend=False)) == 0
