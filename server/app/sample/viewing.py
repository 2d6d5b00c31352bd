"""What viewers do with a video: views, reactions, shares, sittings and their history."""

from collections import Counter
from dataclasses import dataclass, field
from random import Random

from server.app.sample.catalogue import VideoPlan
from server.app.sample.days import Days
from server.app.sample.names import COUNTRIES, DEVICES
from server.app.sample.people import Person
from server.app.sample.sheet import Sheet, Sink
from server.app.sample.values import DAY, Seconds, moment
from server.app.sample.world import World, about, happens
from server.features.interactions.models import Interaction, UserWatchHistory, WatchSession

COMPLETE = 9_000
"""Hundredths of a per cent from which a video counts as watched."""
WHOLE = 10_000
GUESTS = 0.4
DISLIKES = 0.07
"""Of all reactions."""

DONE = Sheet(Interaction, "id", "user_id", "video_id", "type", "value", "session_id", "timestamp")
SITTINGS = Sheet(
    WatchSession, "id", "user_id", "video_id", "session_id", "watch_time_seconds",
    "completion_percentage", "rebuffer_count", "rebuffer_duration_seconds", "startup_time_ms",
    "average_bitrate_kbps", "device_type", "browser", "os", "country_code", "started_at",
    "ended_at",
)  # fmt: skip
HISTORY = Sheet(
    UserWatchHistory, "id", "user_id", "video_id", "watch_percentage", "watch_duration_seconds",
    "completed", "last_position_seconds", "watched_at", "updated_at",
)  # fmt: skip


@dataclass
class Tally:
    """What a video's counters have to say, and its figures by day (since 1970)."""

    views: int = 0
    likes: int = 0
    dislikes: int = 0
    shares: int = 0
    sittings: int = 0
    seconds: int = 0
    complete: int = 0
    comments: int = 0
    last: Seconds = 0
    by_day: Counter[tuple[str, int]] = field(default_factory=Counter)

    @property
    def average_seconds(self) -> float:
        """As the nightly count works it out: whole seconds."""
        return float(self.seconds // self.sittings) if self.sittings else 0.0

    @property
    def completion(self) -> int:
        """Hundredths of a per cent, as the nightly count works it out."""
        return self.complete * WHOLE // self.sittings if self.sittings else 0


class Viewing:
    """Writes what is done with one video after the other."""

    def __init__(self, world: World, sink: Sink, crowd: list[Person]) -> None:
        self._world, self._sink = world, sink
        self._crowd = [person.id for person in crowd if person.status == "ACTIVE"]

    def write(self, plan: VideoPlan, owner: str, length: float) -> Tally:
        """Rows of one published video.

        Args:
            owner: who is no viewer of their own video.
            length: of the video, in seconds.
        """
        world, size, tally = self._world, self._world.size, Tally()
        random = world.random("viewing", plan.number)
        days = Days(world, plan.published)
        self._views(
            random, days, plan, min(about(random, size.views * plan.weight), plan.views), tally
        )
        fans = min(about(random, size.likes * plan.weight), plan.views, len(self._crowd) * 2 // 3)
        self._opinions(random, days, plan, owner, fans, tally)
        sat = min(about(random, size.sittings * plan.weight), plan.views, len(self._crowd))
        self._sittings(random, days, plan, (sat, length), tally)
        return tally

    def _views(self, random: Random, days: Days, plan: VideoPlan, many: int, tally: Tally) -> None:
        put, new_id, crowd = self._sink.put, self._world.ids("views", plan.number), self._crowd
        draw, bits, choice = random.random, random.getrandbits, random.choice
        kinds = ["VIEW"] * many + ["SHARE"] * int(many * 0.07 + draw())
        for kind, at in zip(kinds, days.moments(random, len(kinds)), strict=True):
            guest = draw() < GUESTS
            user, session = (None, f"{bits(256):064x}") if guest else (choice(crowd), None)
            put(DONE, (new_id(at), user, plan.id, kind, 1, session, moment(at)))
            tally.last = max(tally.last, at)
            if kind == "SHARE":
                tally.by_day["shares", at // DAY] += 1
        tally.views += many
        tally.shares += len(kinds) - many

    def _opinions(
        self, random: Random, days: Days, plan: VideoPlan, owner: str, many: int, tally: Tally
    ) -> None:
        """At most one reaction of each person, and at most one wish to see no more of it."""
        put, new_id = self._sink.put, self._world.ids("opinions", plan.number)
        people = random.sample(self._crowd, many)
        for user, at in zip(people, days.moments(random, many), strict=True):
            if user == owner:
                continue
            kind = "DISLIKE" if random.random() < DISLIKES else "LIKE"
            put(DONE, (new_id(at), user, plan.id, kind, 1, None, moment(at)))
            tally.by_day[kind, at // DAY] += 1
            if kind == "LIKE":
                tally.likes += 1
            else:
                tally.dislikes += 1
        if happens(random, 0.2):
            at = days.moments(random, 1)[0]
            put(
                DONE,
                (
                    new_id(at),
                    random.choice(self._crowd),
                    plan.id,
                    "NOT_INTERESTED",
                    1,
                    None,
                    moment(at),
                ),
            )

    def _sittings(
        self, random: Random, days: Days, plan: VideoPlan, sat: tuple[int, float], tally: Tally
    ) -> None:
        """Each with its seconds as an interaction, and in the history of who is signed in."""
        many, length = sat
        put, new_id = self._sink.put, self._world.ids("sittings", plan.number)
        for user, at in zip(
            random.sample(self._crowd, many), days.moments(random, many), strict=True
        ):
            share = min(1.0, random.betavariate(1.6, 1.1))
            percent, seconds = int(share * WHOLE), max(1, round(share * length))
            stalls = int(happens(random, 0.12))
            viewer = user if random.random() > GUESTS else None
            session, end = (
                f"{random.getrandbits(256):064x}",
                min(at + seconds + 2, self._world.present - 1),
            )
            device, browser, system = random.choice(DEVICES)
            put(SITTINGS, (
                new_id(at), viewer, plan.id, session, seconds, percent, stalls, stalls * 1.5,
                random.randrange(180, 1400), random.randrange(280, 2600), device, browser, system,
                random.choice(COUNTRIES), moment(at), moment(max(end, at)),
            ))  # fmt: skip
            put(DONE, (new_id(end), viewer, plan.id, "WATCH_TIME", seconds, session, moment(end)))
            complete = percent >= COMPLETE
            if viewer is not None:
                put(HISTORY, (
                    new_id(at), viewer, plan.id, percent, seconds, int(complete),
                    0 if complete else seconds, moment(end), moment(end),
                ))  # fmt: skip
            tally.sittings += 1
            tally.seconds += seconds
            tally.complete += complete
