from datetime import UTC, datetime

import pytest

from server.contract.channels import ChannelStatus
from server.features.channels.models import Channel


@pytest.mark.parametrize(
    ("subscribers", "limits"),
    [(0, (10, 15, 2)), (999, (10, 15, 2)), (1000, (None, 720, 50)), (10**6, (None, 720, 50))],
)
def test_quotas_follow_the_subscribers_in_both_directions(
    subscribers: int, limits: tuple[int | None, int, int]
) -> None:
    channel = Channel(subscriber_count=subscribers)
    channel.max_file_size_gb = 1
    channel.update_quotas()
    found = (
        channel.max_videos_per_week,
        channel.max_video_duration_minutes,
        channel.max_file_size_gb,
    )
    assert found == limits


def test_a_deleted_channel_says_when() -> None:
    channel = Channel()
    channel.soft_delete(datetime(2026, 11, 22, tzinfo=UTC))
    assert channel.status is ChannelStatus.DELETED
    assert channel.deleted_at is not None
