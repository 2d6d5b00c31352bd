"""All rows of a sample platform, in the order in which they are made.

Whatever belongs to one video is made together, so that its counters are right by the time that
its own row is written, and nothing of it stays in memory afterwards.
"""

from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sa

from server.app.models import METADATA
from server.app.sample.billing import Till
from server.app.sample.catalogue import ChannelPlan, catalogue
from server.app.sample.channels import write_channel, write_followers
from server.app.sample.comments import Talk
from server.app.sample.discovery import write_recommendations, write_searches, write_trending
from server.app.sample.figures import Figures
from server.app.sample.footage import Footage
from server.app.sample.incidents import Incidents
from server.app.sample.moderation import Bench
from server.app.sample.payouts import write_methods, write_payouts
from server.app.sample.people import Person, people, write_people
from server.app.sample.playlists import write_playlists
from server.app.sample.sheet import Sink
from server.app.sample.videos import Shelf
from server.app.sample.viewing import Tally, Viewing
from server.app.sample.world import World
from server.kit.sealing import Sealer

NOT_SAMPLED = {
    "admin_change",
    "caption_run",
    "change",
    "data_export",
    "encode_chunk",
    "mailed_token",
    "recovery_code",
    "social_flow",
    "throttle",
    "worker_heartbeat",
}
"""Tables of what happens while a server runs, and of secrets that nobody would know."""


@dataclass(frozen=True)
class Cast:
    """Who and what there is, before the first row."""

    world: World
    crowd: list[Person]
    channels: list[ChannelPlan]


def cast_of(world: World) -> Cast:
    """Plan the platform."""
    crowd = people(world)
    return Cast(world, crowd, catalogue(world, crowd))


def tables() -> list[sa.Table]:
    """All that are filled, each after those it refers to."""
    return [table for table in METADATA.sorted_tables if table.name not in NOT_SAMPLED]


class Platform:
    """Writes a whole platform.

    Args:
        cast: who and what there is.
        footage: what the media engine made of each film.
        sealer: for account numbers.
        hashes: of the demo accounts' password, and of one that nobody knows.
    """

    def __init__(
        self, cast: Cast, footage: list[Footage], sealer: Sealer, hashes: tuple[str, str]
    ) -> None:
        self._cast, self._footage, self._sealer, self._hashes = cast, footage, sealer, hashes
        self.waiting: list[str] = []
        """Versions that a worker still has to make playable; known at the end."""

    def write(self, sink: Sink, advance: Callable[[int], None] = lambda _videos: None) -> None:
        """Every row; ``advance`` is told how many videos have been written since."""
        cast, world = self._cast, self._cast.world
        write_people(world, sink, cast.crowd, *self._hashes)
        Till(world, sink).write(cast.crowd)
        told = Incidents()
        shelf = Shelf(world, sink, self._footage)
        viewing, talk = Viewing(world, sink, cast.crowd), Talk(world, sink, cast.crowd, told)
        for channel in cast.channels:
            self._write_channel(sink, channel, shelf, viewing, talk)
            advance(len(channel.videos))
        shelf.write_tags()
        self.waiting = shelf.waiting
        listed = [video for channel in cast.channels for video in channel.videos if video.listed]
        write_playlists(world, sink, cast.crowd, listed)
        write_trending(world, sink, listed)
        write_recommendations(world, sink, cast.crowd, listed)
        write_searches(world, sink, cast.crowd, listed)
        Bench(world, sink, cast.crowd).write(told.all, cast.channels)

    def _write_channel(
        self, sink: Sink, channel: ChannelPlan, shelf: Shelf, viewing: Viewing, talk: Talk
    ) -> None:
        cast, world = self._cast, self._cast.world
        figures = Figures(world, sink, channel)
        for plan in channel.videos:
            length, tally = self._footage[plan.film].seconds, Tally()
            if plan.seen:
                tally = viewing.write(plan, channel.owner.id, length)
                talk.write(plan, channel.owner.id, tally)
                if channel.analysed:
                    figures.add_video(plan, tally, length)
            shelf.write(plan, channel.id, channel.owner, tally)
        followed = write_followers(world, sink, cast.crowd, channel)
        if channel.analysed:
            figures.write_channel(followed)
        if channel.pays:
            method = write_methods(world, sink, self._sealer, channel)
            write_payouts(world, sink, channel, figures.earned, method)
        write_channel(
            world,
            sink,
            channel,
            followers=followed.total(),
            views=sum(plan.views for plan in channel.videos),
            listed=sum(plan.listed for plan in channel.videos),
        )
