"""Playlists of those who watch."""

from collections.abc import Sequence

from server.app.sample.catalogue import VideoPlan
from server.app.sample.people import Person
from server.app.sample.sheet import Sheet, Sink
from server.app.sample.talk import PLAYLISTS
from server.app.sample.values import HOUR, moment
from server.app.sample.world import World, happens
from server.features.playlists.models import Playlist, PlaylistItem

LISTS = Sheet(
    Playlist, "id", "created_at", "updated_at", "user_id", "title", "description", "is_public"
)
ITEMS = Sheet(PlaylistItem, "id", "playlist_id", "video_id", "position", "added_at")
EACH = 6
"""One of so many people has a playlist."""


def write_playlists(
    world: World, sink: Sink, crowd: list[Person], videos: Sequence[VideoPlan]
) -> None:
    """Rows of all playlists, with positions from 1 without gaps."""
    random, new_id = world.random("playlists"), world.ids("playlists")
    for number, person in enumerate(crowd):
        if number > 1 and number % EACH:
            continue
        at = world.present - random.randrange(2 * HOUR, 80 * 24 * HOUR)
        identifier, shown = new_id(at), happens(random, 0.5)
        sink.put(LISTS, (
            identifier, moment(at), moment(at), person.id, PLAYLISTS[number % len(PLAYLISTS)], "",
            int(shown)
        ))  # fmt: skip
        there = [
            video for video in random.sample(videos, min(12, len(videos))) if video.published < at
        ]
        for position, video in enumerate(there, start=1):
            when = min(at + position * 60, world.present - 1)
            sink.put(ITEMS, (new_id(when), identifier, video.id, position, moment(when)))
