"""Playlists against a plain list."""

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from server.contract.playlists import PlaylistIn, PlaylistItemIn
from server.features.playlists import repository
from server.features.playlists.arrange import add_video, move_video, remove_video
from server.features.playlists.edit import make_playlist
from server.features.playlists.models import PlaylistItem
from server.features.videos.models import Video
from server.kit.db.unit import Units
from server.kit.errors import ConflictError, NotFoundError
from tests.server.scenery import as_actor, make_channel, make_user, make_video

pytestmark = pytest.mark.proof

VIDEOS = 6
which = st.integers(0, VIDEOS - 1)
place = st.integers(1, VIDEOS + 2)


class Arranging(RuleBasedStateMachine):
    """One person arranges a few videos, some of which are removed for good meanwhile."""

    def __init__(self, units: Units) -> None:
        super().__init__()
        self.units = units
        with units.write() as unit:
            user = make_user(unit)
            self.actor = as_actor(user)
            channel = make_channel(unit, user)
            self.videos = [make_video(unit, channel, f"{n}").id for n in range(VIDEOS)]
            asked = PlaylistIn(title="Boats")
            self.playlist = make_playlist(unit, self.actor, asked)
        self.order: list[int] = []
        self.gone: set[int] = set()
        self.gaps = False

    @rule(video=which, position=st.none() | place)
    def add(self, video: int, position: int | None) -> None:
        asked = PlaylistItemIn(video_id=self.videos[video], position=position)
        try:
            with self.units.write() as unit:
                add_video(unit, self.playlist.id, self.actor, asked)
        except ConflictError:
            assert video in self.order
        except NotFoundError:
            assert video in self.gone
        else:
            assert video not in self.gone.union(self.order)
            self.order.insert(len(self.order) if position is None else position - 1, video)
            self.gaps = False

    @precondition(lambda self: self.order)
    @rule(video=which)
    def remove(self, video: int) -> None:
        start = self.order[video % len(self.order)]
        with self.units.write() as unit:
            remove_video(unit, self.playlist.id, self._item(start).id, self.actor)
        self.order.remove(start)
        self.gaps = False

    @precondition(lambda self: self.order)
    @rule(video=which, position=place)
    def move(self, video: int, position: int) -> None:
        moved = self.order[video % len(self.order)]
        with self.units.write() as unit:
            move_video(unit, self.playlist.id, self._item(moved).id, self.actor, position)
        self.order.remove(moved)
        self.order.insert(position - 1, moved)
        self.gaps = False

    @precondition(lambda self: len(self.gone) < 2)
    @rule(video=which)
    def purge(self, video: int) -> None:
        with self.units.write() as unit:
            unit.session.execute(sa.delete(Video).where(Video.id == self.videos[video]))
        self.gone.add(video)
        if video in self.order:
            self.order.remove(video)
            self.gaps = True

    @invariant()
    def the_playlist_is_the_list(self) -> None:
        with self.units.read() as unit:
            rows, _ = repository.items(
                unit.session, self.playlist, self.actor.user_id, cursor=None, limit=VIDEOS
            )
        assert [item.video_id for item, _, _, _ in rows] == [self.videos[n] for n in self.order]
        if not self.gaps:
            assert [item.position for item, _, _, _ in rows] == list(range(1, len(rows) + 1))

    def _item(self, video: int) -> PlaylistItem:
        with self.units.read() as unit:
            query = sa.select(PlaylistItem).where(PlaylistItem.video_id == self.videos[video])
            return unit.session.scalars(query).one()


def test_a_playlist_is_a_list(units: Units) -> None:
    run_state_machine_as_test(
        lambda: Arranging(units),  # type: ignore[arg-type]
        settings=settings(
            max_examples=20,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
