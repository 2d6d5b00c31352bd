from decimal import Decimal

import pytest

from server.features.analytics.models import ChannelAnalytics, VideoAnalytics


@pytest.mark.parametrize(
    ("views", "rate"), [(0, Decimal(0)), (1000, Decimal("1.50")), (3, Decimal(500))]
)
def test_engagement_is_counted_for_every_hundred_views(views: int, rate: Decimal) -> None:
    day = VideoAnalytics(views=views, likes=8, dislikes=1, comments=4, shares=2)
    assert day.engagement_rate == rate


def test_watch_time_and_money_in_the_units_that_people_read() -> None:
    video = VideoAnalytics(watch_time_seconds=5400, estimated_revenue_cents=12345)
    assert video.watch_time_hours == pytest.approx(1.5)
    assert video.estimated_revenue == Decimal("123.45")
    channel = ChannelAnalytics(average_view_duration_seconds=90.0, estimated_revenue_cents=7)
    assert channel.average_watch_time_minutes == pytest.approx(1.5)
    assert channel.estimated_revenue == Decimal("0.07")
