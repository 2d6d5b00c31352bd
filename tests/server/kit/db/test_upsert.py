from datetime import UTC, datetime

import sqlalchemy as sa

from server.features.channels.models import Channel
from server.features.videos.models import ACTIVE, Video, VideoTag, VideoVersion
from server.kit.db.unit import Units
from server.kit.db.upsert import insert_or_skip, insert_or_update
from tests.server.people import Person


def test_the_second_of_two_is_skipped_and_keeps_the_first(units: Units) -> None:
    with units.write() as unit:
        first = {"name": "nodi", "slug": "nodi"}
        assert insert_or_skip(unit.session, VideoTag, first, by=["name"])
        assert not insert_or_skip(unit.session, VideoTag, {**first, "slug": "x"}, by=["name"])
    with units.read() as unit:
        row = unit.session.scalars(sa.select(VideoTag)).one()
        assert (row.slug, row.usage_count) == ("nodi", 0)
        assert row.created_at.tzinfo is UTC


def test_a_partial_unique_index_is_named_by_its_condition(units: Units, tahmina: Person) -> None:
    with units.write() as unit:
        channel = unit.session.scalars(
            sa.select(Channel).where(Channel.user_id == tahmina.id)
        ).one()
        video = Video(channel_id=channel.id, title="Boats")
        unit.session.add(video)
        unit.session.flush()
        made = [
            insert_or_skip(
                unit.session,
                VideoVersion,
                {"video_id": video.id, "version_number": number, "is_active": True},
                by=["video_id"],
                where=ACTIVE,
            )
            for number in (1, 2)
        ]
    assert made == [True, False]


def test_an_update_may_build_on_what_is_stored(units: Units) -> None:
    values = {"name": "nodi", "slug": "nodi", "usage_count": 1}
    with units.write() as unit:
        for _ in range(3):
            insert_or_update(
                unit.session,
                VideoTag,
                {**values, "created_at": datetime(2026, 11, 22, tzinfo=UTC)},
                by=["name"],
                update={"usage_count": VideoTag.usage_count + 1},
            )
    with units.read() as unit:
        assert unit.session.scalars(sa.select(VideoTag.usage_count)).one() == 3
