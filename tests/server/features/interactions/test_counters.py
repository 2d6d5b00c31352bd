from decimal import Decimal

from server.contract.interactions import InteractionType
from server.features.interactions.counters import COUNTERS
from server.features.interactions.models import Interaction, WatchSession
from server.features.videos.models import Video
from server.kit.db.counters import reconcile
from server.kit.db.unit import Units
from tests.server.scenery import make_channel, make_user, make_video


def _wrong(units: Units, *, mend: bool) -> set[str]:
    found = [mended for counter in COUNTERS for mended in reconcile(units, counter, mend=mend)]
    return {mended.counter for mended in found if mended.wrong}


def test_a_video_that_nobody_has_watched_is_right(units: Units) -> None:
    with units.write() as unit:
        make_video(unit, make_channel(unit, make_user(unit)))
    assert _wrong(units, mend=True) == set()


def test_what_the_rows_say_is_written(units: Units) -> None:
    with units.write() as unit:
        fan = make_user(unit)
        video = make_video(unit, make_channel(unit, make_user(unit)))
        video.archived_view_count, video.share_count = 5, 9
        for kind in (InteractionType.LIKE, InteractionType.VIEW, InteractionType.VIEW):
            unit.session.add(Interaction(video_id=video.id, user_id=fan.id, type=kind))
        for seconds, percent in ((10, "90"), (15, "89.99"), (16, "5")):
            row = WatchSession(
                video_id=video.id,
                session_id="x",
                watch_time_seconds=seconds,
                completion_percentage=Decimal(percent),
            )
            unit.session.add(row)
    changed = {"view_count", "like_count", "share_count", "average_watch_time_seconds"}
    wrong = {f"video.{name}" for name in (*changed, "completion_rate")}
    assert _wrong(units, mend=False) == _wrong(units, mend=True) == wrong
    assert _wrong(units, mend=True) == set()
    with units.read() as unit:
        stored = unit.session.get_one(Video, video.id)
        assert (stored.view_count, stored.like_count, stored.share_count) == (7, 1, 0)
        # 41 seconds in three sittings, one of which saw the video to its end.
        assert (stored.average_watch_time_seconds, stored.completion_rate) == (
            13.0,
            Decimal("33.33"),
        )
