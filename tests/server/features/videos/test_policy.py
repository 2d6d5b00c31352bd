import itertools

import pytest

from server.contract.videos import VideoStatus, Visibility
from server.features.videos.policy import may_watch
from server.kit.ids import new_id

OWNER = new_id()


@pytest.mark.parametrize(("status", "visibility"), list(itertools.product(VideoStatus, Visibility)))
def test_others_watch_what_is_on_air_and_owners_everything(
    status: VideoStatus, visibility: Visibility
) -> None:
    def may(viewer_id: object, *, shown: bool = True) -> bool:
        return may_watch(
            status=status,
            visibility=visibility,
            owner_id=OWNER,
            owner_shown=shown,
            viewer_id=viewer_id,  # type: ignore[arg-type]
        )

    on_air = status in {VideoStatus.PUBLISHED, VideoStatus.ARCHIVED}
    open_to_all = on_air and visibility in {Visibility.PUBLIC, Visibility.UNLISTED}
    assert may(OWNER)
    assert may(None) is may(new_id()) is open_to_all
    assert not may(None, shown=False)
