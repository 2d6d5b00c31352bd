"""Which channels and videos there are: enough of each to refer to, before any row is made."""

from dataclasses import dataclass
from random import Random

from server.app.sample.films import FILMS
from server.app.sample.names import PLACES
from server.app.sample.people import Person, owner_of
from server.app.sample.topics import BN, NODI, PIECES, TOPICS, Topic
from server.app.sample.values import DAY, HOUR, Seconds
from server.app.sample.world import VIDEOS_SINCE_DAYS, World, happens
from server.contract.videos import TITLE_MAX

PUBLISHED = ("PUBLISHED", "PUBLIC")
LOOKS = 4
UNSEEN = {"DRAFT", "PROCESSING", "SCHEDULED", "FAILED"}
"""Statuses of videos that nobody has watched."""
NOT_PLAYABLE = {"PROCESSING", "FAILED"}
_DEMO_STATES = {
    0: ("SCHEDULED", "PRIVATE"),
    1: ("PROCESSING", "PRIVATE"),
    5: ("FAILED", "PRIVATE"),
    4: ("PUBLISHED", "UNLISTED"),
    8: ("UNDER_REVIEW", "PUBLIC"),
    13: ("DRAFT", "PRIVATE"),
}
_RARE_STATES = (
    ("DRAFT", "PRIVATE"),
    ("REMOVED", "PUBLIC"),
    ("ARCHIVED", "PUBLIC"),
    ("PUBLISHED", "UNLISTED"),
    ("PUBLISHED", "PREMIUM"),
    ("BIN", "PUBLIC"),
    ("PUBLISHED", "PRIVATE"),
)
"""BIN is no status of the platform's: a published video that its owner has deleted."""
_RARE_EACH, _RARE_FIRST = 11, 5
"""One of so many videos is in a rare state, beginning with this one."""


@dataclass(slots=True)
class VideoPlan:
    """One video, as far as others need to know of it."""

    number: int
    id: str
    channel: int
    at: Seconds
    """When it was made; it was published an hour later."""
    film: int
    look: int
    title: str
    description: str
    tags: tuple[str, ...]
    language: str
    status: str
    visibility: str
    weight: float
    """How popular it is; 1 on average."""
    views: int
    """In all, ever."""

    @property
    def seen(self) -> bool:
        """It is, or was, published."""
        return self.status not in UNSEEN

    @property
    def listed(self) -> bool:
        """It stands on its channel's page."""
        return (self.status, self.visibility) == PUBLISHED

    @property
    def published(self) -> Seconds:
        """When it went on air."""
        return self.at + HOUR


@dataclass(slots=True)
class ChannelPlan:
    """One channel."""

    number: int
    id: str
    owner: Person
    since: Seconds
    name: str
    handle: str
    description: str
    topic: Topic
    videos: list[VideoPlan]
    followers: int
    analysed: bool
    verified: bool

    @property
    def pays(self) -> bool:
        """It takes part in the revenue."""
        return self.analysed and self.number % 3 in {0, 1}


def catalogue(world: World, crowd: list[Person]) -> list[ChannelPlan]:
    """Every channel with its videos; the first is the demo creator's."""
    channels = [_channel(world, crowd, number) for number in range(world.size.channels)]
    _demo_videos(world, channels[0])
    rest = world.size.videos - len(channels[0].videos)
    random = world.random("who makes how many")
    weights = [random.paretovariate(1.3) for _ in channels[1:]]
    total, first = sum(weights), len(channels[0].videos)
    for place, channel in enumerate(channels[1:]):
        left = world.size.videos - first
        many = left if channel is channels[-1] else min(left, round(rest * weights[place] / total))
        _videos(world, channel, first, many)
        first += many
    return channels


def _channel(world: World, crowd: list[Person], number: int) -> ChannelPlan:
    random, owner = world.random("channel", number), crowd[owner_of(number)]
    since = owner.since + HOUR
    topic = TOPICS[number % len(TOPICS)]
    name, handle, description = topic.channels[number // len(TOPICS) % len(topic.channels)]
    if number >= len(TOPICS) * 2:
        bengali, latin = random.choice(PLACES)
        name = f"{name} {latin if name.isascii() else bengali} {number}"
        handle = f"{handle}-{number}"
    if number == 0:
        name, handle, description = NODI
    followers = min(
        len(crowd) * 3 // 4, max(3, round(world.size.followers * random.lognormvariate(-0.4, 0.9)))
    )
    if number == 0:
        followers = min(len(crowd) * 3 // 4, world.size.followers * 4)
    new_id = world.ids("channel", number)
    analysed = number < world.size.analysed
    return ChannelPlan(number, new_id(since), owner, since, name, handle, description, topic, [],
                       followers, analysed, verified=number % 7 == 0)  # fmt: skip


def _demo_videos(world: World, channel: ChannelPlan) -> None:
    """What the demo creator has made, a fortnight apart, the newest first."""
    films = {film.name: place for place, film in enumerate(FILMS)}
    new_id, random = world.ids("demo videos"), world.random("demo videos")
    at = world.present - 7 * HOUR
    for number, piece in enumerate(PIECES[: world.size.videos]):
        state = _DEMO_STATES.get(number, PUBLISHED)
        film = films[piece.film] % world.size.films
        channel.videos.append(
            VideoPlan(number, new_id(at), 0, at, film, piece.look, piece.title, piece.description,
                      piece.tags, piece.language, *state, piece.views / 6000 + 0.4,
                      0 if state[0] in UNSEEN else piece.views)
        )  # fmt: skip
        at -= random.randrange(9 * DAY, 16 * DAY) if number > 1 else random.randrange(DAY, 3 * DAY)
        at -= at % 900


def _videos(world: World, channel: ChannelPlan, first: int, many: int) -> None:
    random, new_id = world.random("videos", channel.number), world.ids("videos", channel.number)
    films = [
        place
        for place, film in enumerate(FILMS[: world.size.films])
        if film.name in channel.topic.films
    ] or [channel.number % world.size.films]
    used: dict[str, int] = {}
    for number in range(first, first + many):
        at = world.present - random.randrange(6 * HOUR, VIDEOS_SINCE_DAYS * DAY)
        status, visibility = _state(number, random)
        weight = random.lognormvariate(-0.5, 1.0)
        age = (world.present - at) / DAY
        views = round(world.size.reach * weight * min(1.0, 0.25 + age / 60)) + 3
        title, description, language = _words(random, channel.topic, number)
        used[title] = part = used.get(title, 0) + 1
        if part > 1:
            title = f"{title} ({part})"
        tags = tuple(random.sample(channel.topic.tags, random.randrange(2, 6)))
        channel.videos.append(
            VideoPlan(number, new_id(at), channel.number, at, random.choice(films),
                      random.randrange(LOOKS), title, description, tags, language, status,
                      visibility, weight, 0 if status in UNSEEN else views)
        )  # fmt: skip


def _state(number: int, random: Random) -> tuple[str, str]:
    """Nearly all are on air; each rare state comes up at least once in a small platform."""
    if number % _RARE_EACH == _RARE_FIRST:
        return _RARE_STATES[number // _RARE_EACH % len(_RARE_STATES)]
    if happens(random, 0.002):
        return "FAILED", "PRIVATE"
    return PUBLISHED


def _words(random: Random, topic: Topic, number: int) -> tuple[str, str, str]:
    choice = topic.titles[number % len(topic.titles)]
    bengali, latin = random.choice(PLACES)
    place = bengali if choice.language == BN else latin
    text, description = (part.format(place=place) for part in (choice.text, choice.description))
    return text[:TITLE_MAX], description, choice.language
