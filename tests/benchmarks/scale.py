"""Listings, the watch page and a like with 1,000 videos and with 1,000,000, on each database.

Usage: ``python -m tests.benchmarks.scale [videos] [folder]``. What is measured is the whole call
as a route makes it, with its transaction: the median over as many random rows as there is time
for. The goal is that a thousand times the rows cost no more than 1.5 times.
"""

# ruff: noqa: S311 - which rows are asked for is no secret

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from server.app.database import migrate
from server.contract.comments import CommentSort
from server.contract.identity import Role
from server.contract.interactions import Reaction
from server.contract.moderation import FlagStatus
from server.features.channels import repository as channels
from server.features.channels.subscriptions import list_subscriptions
from server.features.comments import repository as comments
from server.features.identity.tokens import Actor
from server.features.interactions import repository as interactions
from server.features.interactions.react import react
from server.features.moderation import repository as moderation
from server.features.playlists import repository as playlists
from server.features.playlists.models import Playlist
from server.features.videos import repository as videos
from server.features.videos.tags import list_tags
from server.kit.db.engine import database_url, open_engine
from server.kit.db.unit import Subscriptions, Units
from server.kit.jobs.queue import DurableJobQueue
from tests.benchmarks.crowd import CHANNEL, COMMENT, PLAYLIST, USER, VIDEO, Crowd, fill, uid
from tests.benchmarks.table import print_goal, print_table
from tests.postgres import cluster

SMALL = 1_000
LARGE = 1_000_000
GOAL = 1.5
SECONDS = 3.0
"""Of each figure."""
WARM = 30
"""Calls before it is measured: statements are compiled and pages are read."""
PAGE = 24

Call = Callable[[Units, Crowd], object]


def main(large: int = LARGE, folder: Path | None = None) -> None:
    """Measure and print, one database after the other."""
    for kind in ("sqlite", "postgresql"):
        figures = {}
        for many in (SMALL, large):
            with _database(kind, folder) as url:
                figures[many] = _measure(url, Crowd(many))
        print(f"{kind}, median milliseconds")
        rows = [
            (name, small, figures[large][name], figures[large][name] / small)
            for name, small in figures[SMALL].items()
        ]
        print_table(("", f"{SMALL:,}", f"{large:,}", "ratio"), rows)
        worst = max(row[3] for row in rows)
        print_goal(f"no more than {GOAL} times (worst {worst:.2f})", met=worst <= GOAL)
        print(flush=True)


@contextmanager
def _database(kind: str, folder: Path | None) -> Iterator[str]:
    if kind == "sqlite":
        with tempfile.TemporaryDirectory(prefix="scale-", dir=folder) as place:
            yield f"sqlite:///{place}/chitra.db"
    else:
        with cluster() as running, running.database() as url:
            yield url


def _measure(address: str, crowd: Crowd) -> dict[str, float]:
    url = database_url(address)
    engine = open_engine(url)
    migrate(engine, url)
    engine.dispose()
    begun = time.perf_counter()
    rows = fill(url, crowd)
    took = time.perf_counter() - begun
    print(f"{url.get_backend_name()}: {rows:,} rows in {took:.0f} s", flush=True)
    jobs = DurableJobQueue(url)
    units = Units(engine, Subscriptions(), jobs)
    try:
        return {name: _median_ms(call, units, crowd) for name, call in CALLS.items()}
    finally:
        jobs.close()
        engine.dispose()


def _median_ms(call: Call, units: Units, crowd: Crowd) -> float:
    random.seed(1)
    for _ in range(WARM):
        call(units, crowd)
    took = []
    until = time.perf_counter() + SECONDS
    while time.perf_counter() < until:
        begun = time.perf_counter()
        call(units, crowd)
        took.append((time.perf_counter() - begun) * 1000)
    return statistics.median(took)


def _reading(ask: Callable[[Session, Crowd], object]) -> Call:
    def call(units: Units, crowd: Crowd) -> object:
        with units.read() as unit:
            return ask(unit.session, crowd)

    return call


def _any(crowd: Crowd) -> int:
    """The number of a public video of no special kind."""
    return random.randrange(crowd.videos // 10) * 10 + 1


def _newest(session: Session, _crowd: Crowd) -> object:
    return videos.list_public(session, limit=PAGE)


def _newest_far_on(session: Session, _crowd: Crowd) -> object:
    rows, cursor = videos.list_public(session, limit=PAGE)
    assert rows
    return videos.list_public(session, cursor=cursor, limit=PAGE)


def _channel_page(session: Session, crowd: Crowd) -> object:
    number = random.randrange(1, crowd.channels)
    channel = channels.public_channel_by_handle(session, f"channel-{number}")
    assert channel is not None
    return videos.list_public(session, channel_id=channel.id, limit=PAGE)


def _busy_channel_page(session: Session, _crowd: Crowd) -> object:
    return videos.list_public(session, channel_id=uid(CHANNEL, 0), limit=PAGE)


def _own(sort: str, tab: str = "all") -> Callable[[Session, Crowd], object]:
    def ask(session: Session, _crowd: Crowd) -> object:
        return videos.list_own(
            session, uid(CHANNEL, 0), tab=tab, text="", sort=sort, cursor=None, limit=PAGE
        )

    return ask


def _watch_page(session: Session, crowd: Crowd) -> object:
    found = videos.public_video(session, uid(VIDEO, _any(crowd)))
    assert found is not None
    video, channel = found
    assert video.active_version_id is not None
    versions = videos.version_by_id(session, video.active_version_id)
    assets = videos.assets_of(session, [video.active_version_id])
    beside = videos.list_public(session, channel_id=channel.id, limit=PAGE)
    talk = comments.top_comments(session, video.id, sort=CommentSort.TOP, cursor=None, limit=PAGE)
    liked = interactions.reaction_of(session, uid(USER, 3), video.id)
    return versions, assets, beside, talk, liked


def _talk(sort: CommentSort) -> Callable[[Session, Crowd], object]:
    def ask(session: Session, _crowd: Crowd) -> object:
        return comments.top_comments(session, uid(VIDEO, 0), sort=sort, cursor=None, limit=PAGE)

    return ask


def _replies(session: Session, crowd: Crowd) -> object:
    top = uid(COMMENT, _any(crowd) * 10)
    return comments.replies(session, top, cursor=None, limit=PAGE)


def _somebody(crowd: Crowd) -> UUID:
    return uid(USER, random.randrange(crowd.users))


def _following(session: Session, crowd: Crowd) -> object:
    return list_subscriptions(session, _somebody(crowd), cursor=None, limit=PAGE)


def _tags(prefix: str) -> Callable[[Session, Crowd], object]:
    def ask(session: Session, _crowd: Crowd) -> object:
        return list_tags(session, prefix=prefix, cursor=None, limit=PAGE)

    return ask


def _playlists(session: Session, crowd: Crowd) -> object:
    return playlists.list_public(session, _somebody(crowd), cursor=None, limit=PAGE)


def _items(session: Session, crowd: Crowd) -> object:
    chosen = session.get_one(Playlist, uid(PLAYLIST, random.randrange(crowd.users)))
    return playlists.items(session, chosen, None, cursor=None, limit=PAGE)


def _history(session: Session, crowd: Crowd) -> object:
    return interactions.history(session, _somebody(crowd), cursor=None, limit=PAGE)


def _liked(session: Session, crowd: Crowd) -> object:
    return interactions.liked(session, _somebody(crowd), cursor=None, limit=PAGE)


def _flags(session: Session, _crowd: Crowd) -> object:
    return moderation.queue(session, FlagStatus.PENDING, None, PAGE)


def _like(units: Units, crowd: Crowd) -> object:
    user = uid(USER, random.randrange(crowd.users))
    chosen = random.choice((Reaction.LIKE, Reaction.DISLIKE, None))
    with units.write() as unit:
        return react(unit, uid(VIDEO, _any(crowd)), Actor(user, Role.VIEWER, user), chosen)


CALLS: dict[str, Call] = {
    "newest videos": _reading(_newest),
    "newest videos, two pages": _reading(_newest_far_on),
    "a channel's page": _reading(_channel_page),
    "the busy channel's page": _reading(_busy_channel_page),
    "own list, newest": _reading(_own("newest")),
    "own list, most viewed": _reading(_own("views")),
    "own list, by title": _reading(_own("title")),
    "own list, drafts": _reading(_own("newest", "drafts")),
    "a watch page's queries": _reading(_watch_page),
    "busy video, top comments": _reading(_talk(CommentSort.TOP)),
    "busy video, newest comments": _reading(_talk(CommentSort.NEWEST)),
    "replies": _reading(_replies),
    "followed channels": _reading(_following),
    "tags, most used": _reading(_tags("")),
    "tags, by their beginning": _reading(_tags("tag 7")),
    "somebody's playlists": _reading(_playlists),
    "a playlist's items": _reading(_items),
    "watch history": _reading(_history),
    "liked videos": _reading(_liked),
    "queue of flags": _reading(_flags),
    "a like": _like,
}


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else LARGE,
        Path(sys.argv[2]) if len(sys.argv) > 2 else None,
    )
