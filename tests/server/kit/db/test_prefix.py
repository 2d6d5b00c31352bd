import pytest
import sqlalchemy as sa

from server.features.videos.models import VideoTag
from server.kit.db.prefix import begins_with
from server.kit.db.unit import Units
from tests.server.plans import plan_of

NAMES = ["boat", "boats", "Boat", "bo%t", "bo_t", "নৌকা", "নৌকাবাইচ", "🎬 film"]


@pytest.mark.parametrize("prefix", ["boat", "bo", "bo%", "bo_", "B", "নৌ", "🎬", "x", "bo\\"])
def test_it_means_what_python_means(units: Units, prefix: str) -> None:
    with units.write() as unit:
        for name in NAMES:
            unit.session.add(VideoTag(name=name, slug=name))
        unit.session.flush()
        query = sa.select(VideoTag.name).where(begins_with(unit.session, VideoTag.name, prefix))
        assert set(unit.session.scalars(query)) == {
            name for name in NAMES if name.startswith(prefix)
        }


def test_an_index_answers_it(units: Units) -> None:
    with units.read() as unit:
        where = begins_with(unit.session, VideoTag.name, "bo")
        plan = plan_of(
            unit.session,
            lambda: unit.session.scalars(sa.select(VideoTag.name).where(where)).all(),
        )
    assert "video_tag_name" in plan or "autoindex_video_tag" in plan
    assert "Seq Scan" not in plan
    assert "SCAN" not in plan
