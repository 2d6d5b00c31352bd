import pytest

from server.contract.errors import ErrorCode
from server.contract.videos import VideoStatus, Visibility
from server.features.videos.models import Video
from server.features.videos.publish import PUBLISHABLE, publish
from server.kit.db.unit import Units
from server.kit.errors import ConflictError
from server.kit.ids import new_id


@pytest.mark.parametrize("status", sorted(set(VideoStatus) - PUBLISHABLE))
def test_what_failed_was_removed_or_is_under_review_stays_off_air(
    units: Units, status: VideoStatus
) -> None:
    video = Video(status=status, active_version_id=new_id())
    with pytest.raises(ConflictError) as caught, units.read() as unit:
        publish(unit, video, Visibility.PUBLIC)
    assert caught.value.code is ErrorCode.NOT_READY
