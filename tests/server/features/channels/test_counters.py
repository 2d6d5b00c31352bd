import pytest
import sqlalchemy as sa

from server.features.channels.counters import COUNTERS
from server.features.channels.models import Channel
from server.kit.db.counters import reconcile
from server.kit.db.unit import Units


@pytest.mark.usefixtures("tahmina")
def test_quotas_follow_where_counting_anew_crosses_the_line(units: Units) -> None:
    [subscribers] = COUNTERS
    large = {"max_videos_per_week": None, "max_file_size_gb": 50}
    own = {"max_videos_per_week": 99, "max_file_size_gb": 20}
    for count, limits, after in ((1005, large, (10, 2)), (7, own, (99, 20))):
        with units.write() as unit:
            unit.session.execute(sa.update(Channel).values(subscriber_count=count, **limits))
        assert sum(each.wrong for each in reconcile(units, subscribers)) == 1
        with units.read() as unit:
            row = unit.session.scalars(sa.select(Channel)).one()
        assert (row.subscriber_count, row.max_videos_per_week, row.max_file_size_gb) == (0, *after)
