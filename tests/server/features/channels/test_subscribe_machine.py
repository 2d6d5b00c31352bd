"""Subscribing against a plain set of subscribers."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from server.contract.following import SubscriptionIn
from server.features.channels.models import UNLOCK_AT_SUBSCRIBERS, Channel
from server.features.channels.subscribe import subscribe, unsubscribe
from server.features.channels.subscriptions import subscription_of
from server.kit.db.unit import Units
from tests.server.scenery import as_actor, make_channel, make_user

pytestmark = pytest.mark.proof

ALREADY = UNLOCK_AT_SUBSCRIBERS - 2
"""Subscribers that the channel has had for long, so that the line is near."""
PEOPLE = 4
whom = st.integers(0, PEOPLE - 1)


class Following(RuleBasedStateMachine):
    """Some people come to a channel and leave it, about the line of 1,000 subscribers."""

    def __init__(self, units: Units) -> None:
        super().__init__()
        self.units = units
        with units.write() as unit:
            self.people = [make_user(unit) for _ in range(PEOPLE)]
            self.channel = make_channel(unit, make_user(unit))
            self.channel.subscriber_count = ALREADY
        self.notified: dict[int, bool] = {}

    @rule(who=whom, bell=st.none() | st.booleans())
    def follow(self, who: int, bell: bool | None) -> None:
        with self.units.write() as unit:
            asked = SubscriptionIn(notifications_enabled=bell)
            row, channel = subscribe(unit, self.channel.handle, as_actor(self.people[who]), asked)
        self.notified[who] = self.notified.get(who, True) if bell is None else bell
        assert row.notifications_enabled is self.notified[who]
        assert channel.id == self.channel.id

    @rule(who=whom)
    def leave(self, who: int) -> None:
        with self.units.write() as unit:
            unsubscribe(unit, self.channel.handle, as_actor(self.people[who]))
        self.notified.pop(who, None)

    @invariant()
    def the_channel_knows(self) -> None:
        with self.units.read() as unit:
            channel = unit.session.get_one(Channel, self.channel.id)
            for number, person in enumerate(self.people):
                row = subscription_of(unit.session, person.id, channel.id)
                assert (row and row.notifications_enabled) == self.notified.get(number)
        count = ALREADY + len(self.notified)
        assert channel.subscriber_count == count
        quotas = (channel.max_videos_per_week, channel.max_video_duration_minutes)
        assert quotas == ((None, 720) if count >= UNLOCK_AT_SUBSCRIBERS else (10, 15))
        assert channel.max_file_size_gb == (50 if count >= UNLOCK_AT_SUBSCRIBERS else 2)


def test_following_is_a_set(units: Units) -> None:
    run_state_machine_as_test(
        lambda: Following(units),  # type: ignore[arg-type]
        settings=settings(
            max_examples=15,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
