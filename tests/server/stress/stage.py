"""The rows that everybody works on at once."""

import json
from dataclasses import asdict, dataclass
from uuid import UUID

from server.contract.comments import CommentIn
from server.contract.playlists import PlaylistIn, PlaylistItemIn
from server.features.comments.write import write_comment
from server.features.identity.models import User
from server.features.identity.tokens import Actor
from server.features.playlists.arrange import add_video
from server.features.playlists.edit import make_playlist
from server.features.videos.models import Video
from server.features.videos.tags import set_tags
from server.kit.db.unit import Unit, Units
from tests.server.scenery import as_actor, make_channel, make_user, make_video

PEOPLE, VIDEOS, SHELF = 4, 5, 6
TAGS = ("boat", "river", "sea", "নৌকা", "delta", "ferry")


@dataclass(frozen=True)
class Stage:
    """Ids of what is there. The first person owns the channel, the videos and the playlist."""

    people: list[str]
    handle: str
    videos: list[str]
    shelf: list[str]
    """Videos that come and go: published, taken down, deleted."""
    comments: list[str]
    playlist: str

    def to_text(self) -> str:
        """As one argument of a command."""
        return json.dumps(asdict(self))

    @staticmethod
    def from_text(text: str) -> "Stage":
        """What :meth:`to_text` made."""
        return Stage(**json.loads(text))

    def actor(self, unit: Unit, number: int) -> Actor:
        """One of the people."""
        return as_actor(unit.session.get_one(User, UUID(self.people[number])))

    def video(self, unit: Unit, number: int) -> Video:
        """One of the videos."""
        return unit.session.get_one(Video, UUID(self.videos[number]))


def set_stage(units: Units) -> Stage:
    """A channel with a few videos, comments, tags and a playlist, and people about it."""
    with units.write() as unit:
        people = [make_user(unit) for _ in range(PEOPLE)]
        channel = make_channel(unit, people[0])
        owner = as_actor(people[0])
        videos = [make_video(unit, channel, f"Video {number}") for number in range(VIDEOS)]
        shelf = [make_video(unit, channel, f"Shelf {number}") for number in range(SHELF)]
        playlist = make_playlist(unit, owner, PlaylistIn(title="Boats"))
        for video in videos[1:]:
            add_video(unit, playlist.id, owner, PlaylistItemIn(video_id=video.id))
        comments = [
            write_comment(unit, videos[0].id, owner, CommentIn(text=f"Top {number}"))
            for number in range(2)
        ]
        set_tags(unit, videos[0], TAGS[:2])
        return Stage(
            people=[str(person.id) for person in people],
            handle=channel.handle,
            videos=[str(video.id) for video in videos],
            shelf=[str(video.id) for video in shelf],
            comments=[str(comment.id) for comment in comments],
            playlist=str(playlist.id),
        )
