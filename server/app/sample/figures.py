"""Ninety days of figures per video and channel, and what was earned on each of them."""

import json
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from server.app.sample.catalogue import ChannelPlan, VideoPlan
from server.app.sample.days import Days
from server.app.sample.names import AGES, COUNTRIES
from server.app.sample.sheet import Sheet, Sink
from server.app.sample.values import DAY, day_text, moment
from server.app.sample.viewing import Tally
from server.app.sample.world import World, happens
from server.contract.analytics import RETENTION_POINTS, TrafficSource
from server.features.analytics.models import ChannelAnalytics, VideoAnalytics
from server.features.payouts.models import CREATOR_SHARE, RevenueShare
from server.kit.money import share

_SOURCES = dict(
    zip(TrafficSource, (0.2, 0.27, 0.14, 0.07, 0.04, 0.1, 0.03, 0.1, 0.05), strict=True)
)
_AD_CENTS = 0.22
"""For a view."""
WHOLE = 10_000

VIDEO_DAYS = Sheet(
    VideoAnalytics, "id", "created_at", "video_id", "date", "views", "unique_viewers",
    "watch_time_seconds", "average_view_duration_seconds", "average_percentage_viewed", "likes",
    "dislikes", "comments", "shares", "retention_curve", "demographics_data", "traffic_sources",
    "estimated_revenue_cents",
)  # fmt: skip
CHANNEL_DAYS = Sheet(
    ChannelAnalytics, "id", "created_at", "channel_id", "date", "total_views", "unique_viewers",
    "total_watch_time_seconds", "average_view_duration_seconds", "likes", "dislikes", "comments",
    "shares", "new_subscribers", "unsubscribers", "net_subscriber_change", "traffic_source_data",
    "estimated_revenue_cents",
)  # fmt: skip
REVENUE = Sheet(
    RevenueShare, "id", "created_at", "video_id", "channel_id", "date", "ad_impressions",
    "ad_revenue_cents", "premium_views", "premium_revenue_cents", "total_revenue_cents",
    "creator_revenue_cents",
)  # fmt: skip


@dataclass
class Earned:
    """One channel's cents, by day."""

    ads: Counter[int] = field(default_factory=Counter)
    premium: Counter[int] = field(default_factory=Counter)
    creator: Counter[int] = field(default_factory=Counter)


class Figures:
    """Adds up one channel's days while its videos are written."""

    def __init__(self, world: World, sink: Sink, channel: ChannelPlan) -> None:
        self._world, self._sink, self._channel = world, sink, channel
        self._sums: Counter[tuple[str, int]] = Counter()
        self.earned = Earned()

    def add_video(self, plan: VideoPlan, tally: Tally, length: float) -> None:
        """Rows of one published video."""
        random = self._world.random("figures", plan.number)
        new_id = self._world.ids("figures", plan.number)
        days = Days(self._world, plan.published)
        curve = _retention(random)
        held = sum(curve) / len(curve)
        for day, views in enumerate(
            days.spread(random, max(tally.views, round(plan.views * days.share()))),
            start=days.first,
        ):
            seconds = round(views * length * held)
            counts = [tally.by_day[kind, day] for kind in ("LIKE", "DISLIKE", "comments", "shares")]
            unique = round(views * random.uniform(0.78, 0.93))
            cents = self._earn(plan, day, views)
            made = (day + 1) * DAY
            for kind, value in zip(
                ("views", "unique", "seconds", "LIKE", "DISLIKE", "comments", "shares", "cents"),
                (views, unique, seconds, *counts, cents),
                strict=True,
            ):
                self._sums[kind, day] += value
            self._sink.put(VIDEO_DAYS, (
                new_id(made), moment(made), plan.id, day_text(day), views, unique, seconds,
                length * held if views else 0.0, round(held * WHOLE) if views else 0, *counts,
                json.dumps(curve), json.dumps(_who(views)), json.dumps(_sources(random, views)),
                cents,
            ))  # fmt: skip

    def write_channel(self, followed: Counter[int]) -> None:
        """Rows of the channel itself.

        Args:
            followed: new subscribers by day.
        """
        random = self._world.random("channel figures", self._channel.number)
        new_id = self._world.ids("channel figures", self._channel.number)
        for day in range(self._world.first_day, self._world.present // DAY):
            got = {
                kind: self._sums[kind, day]
                for kind in (
                    "views",
                    "unique",
                    "seconds",
                    "LIKE",
                    "DISLIKE",
                    "comments",
                    "shares",
                    "cents",
                )
            }
            new, gone = followed[day], int(happens(random, 0.06))
            made = (day + 1) * DAY
            self._sink.put(CHANNEL_DAYS, (
                new_id(made), moment(made), self._channel.id, day_text(day), got["views"],
                round(got["unique"] * 0.92), got["seconds"],
                got["seconds"] / got["views"] if got["views"] else 0.0, got["LIKE"], got["DISLIKE"],
                got["comments"], got["shares"], new, gone, new - gone,
                json.dumps(_sources(random, got["views"])), got["cents"],
            ))  # fmt: skip

    def _earn(self, plan: VideoPlan, day: int, views: int) -> int:
        """The video's cents of that day for its creator, as a row where there are any."""
        if not self._channel.pays:
            return 0
        ads, watched = round(views * _AD_CENTS), views // 12
        total = ads + watched
        if not total:
            return 0
        creator = share(total, CREATOR_SHARE)
        made = (day + 1) * DAY
        self.earned.ads[day] += ads
        self.earned.premium[day] += watched
        self.earned.creator[day] += creator
        new_id = self._world.ids(f"revenue {day}", plan.number)
        self._sink.put(REVENUE, (
            new_id(made), moment(made), plan.id, self._channel.id, day_text(day), views * 2 // 3,
            ads,
            watched, watched, total, creator,
        ))  # fmt: skip
        return creator


def _retention(random: Random) -> list[float]:
    """The share that still watches at each twentieth: falls, and stays up here and there."""
    left, curve = 1.0, [1.0]
    hook = random.uniform(0.12, 0.28)
    for step in range(1, RETENTION_POINTS):
        left *= 1 - (hook if step == 1 else random.uniform(0.004, 0.055))
        curve.append(round(left, 3))
    return curve


def _sources(random: Random, views: int) -> dict[str, int]:
    """Views by where they came from; adds up."""
    left, found = views, {}
    for source, part in _SOURCES.items():
        found[source.value] = min(left, round(views * part * random.uniform(0.7, 1.3)))
        left -= found[source.value]
    found[TrafficSource.DIRECT.value] += left
    return found


def _who(views: int) -> dict[str, dict[str, int]]:
    """Views by country and by age; each adds up."""
    countries = Counter(COUNTRIES)
    by_country = {name: views * many // len(COUNTRIES) for name, many in countries.items()}
    by_country["BD"] += views - sum(by_country.values())
    by_age = {
        name: views * part // 100 for name, part in zip(AGES, (31, 34, 19, 10, 6), strict=True)
    }
    by_age[AGES[1]] += views - sum(by_age.values())
    return {"countries": by_country, "ages": by_age}
