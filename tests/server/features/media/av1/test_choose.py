from datetime import timedelta

import pytest
import sqlalchemy as sa

from server.contract.media import SecondPass, TranscodingStatus
from server.contract.videos import VideoStatus
from server.features.channels.models import Channel
from server.features.media.av1.choose import SecondPassPolicy, choose
from server.features.videos import second_pass
from server.features.videos.models import Video, VideoVersion
from server.kit.db.unit import Unit, Units
from tests.server.people import Person
from tests.server.scenery import make_video

POLICY = SecondPassPolicy(after_views=100)


def _watched(unit: Unit, person: Person, views: int, **changed: object) -> VideoVersion:
    channel = unit.session.scalars(sa.select(Channel).where(Channel.user_id == person.id)).one()
    video = make_video(unit, channel)
    video.archived_view_count = video.view_count = views
    for name, value in changed.items():
        setattr(video, name, value)
    unit.session.flush()
    return unit.session.get_one(VideoVersion, video.active_version_id)


def test_the_most_watched_comes_first_and_one_at_a_time(units: Units, tahmina: Person) -> None:
    with units.write() as unit:
        _watched(unit, tahmina, 99)
        second, first = _watched(unit, tahmina, 150), _watched(unit, tahmina, 400)
    with units.write() as unit:
        chosen = choose(unit, POLICY)
        assert chosen is not None
        assert (chosen.id, chosen.second_pass) == (first.id, SecondPass.WAITING)
        assert choose(unit, POLICY) is None
    with units.write() as unit:
        version = second_pass.wanted(unit, first.id, first.run)
        assert version is not None
        second_pass.done(unit, version, {})
        chosen = choose(unit, POLICY)
        assert chosen is not None
        assert chosen.id == second.id
    with units.write() as unit:
        second_pass.failed(unit, second.id, second.run)
        assert choose(unit, POLICY) is None


def test_nothing_is_chosen_where_it_is_not_wanted(units: Units, tahmina: Person) -> None:
    with units.write() as unit:
        _watched(unit, tahmina, 400)
        assert choose(unit, SecondPassPolicy()) is None


@pytest.mark.parametrize(
    "changed", [{"status": VideoStatus.DRAFT}, {"status": VideoStatus.REMOVED}]
)
def test_what_is_not_on_air_is_left(
    units: Units, tahmina: Person, changed: dict[str, object]
) -> None:
    with units.write() as unit:
        _watched(unit, tahmina, 400, **changed)
        assert choose(unit, POLICY) is None


def test_what_is_still_made_is_left(units: Units, tahmina: Person) -> None:
    with units.write() as unit:
        _watched(unit, tahmina, 400).status = TranscodingStatus.PROCESSING
        unit.session.flush()
        assert choose(unit, POLICY) is None


def test_one_that_failed_when_it_was_made_anew_keeps_nobody_waiting(
    units: Units, tahmina: Person
) -> None:
    with units.write() as unit:
        lost, other = _watched(unit, tahmina, 400), _watched(unit, tahmina, 200)
        assert choose(unit, POLICY) is not None
        lost.run, lost.status = lost.run + 1, TranscodingStatus.FAILED
        unit.session.flush()
        chosen = choose(unit, POLICY)
        assert chosen is not None
        assert chosen.id == other.id


def test_a_deleted_video_keeps_nobody_waiting(units: Units, tahmina: Person) -> None:
    with units.write() as unit:
        gone, other = _watched(unit, tahmina, 400), _watched(unit, tahmina, 200)
        assert choose(unit, POLICY) is not None
        unit.session.get_one(Video, gone.video_id).deleted_at = unit.clock() - timedelta(days=1)
        unit.session.flush()
        chosen = choose(unit, POLICY)
        assert chosen is not None
        assert chosen.id == other.id
