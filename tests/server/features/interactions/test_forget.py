import pytest
import sqlalchemy as sa

from server.contract.interactions import InteractionType
from server.features.identity.events import UserPurging
from server.features.interactions import forget
from server.features.interactions.models import Interaction, WatchSession
from server.kit.db.unit import Units
from tests.server.scenery import make_channel, make_user, make_video

PLACE = {"session_id": "f" * 64, "ip_address": "2001:db8::5"}


def test_where_somebody_watched_from_is_wiped_in_batches_and_the_view_stays(
    units: Units, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forget, "BATCH", 2)
    with units.write() as unit:
        leaver, other = make_user(unit), make_user(unit)
        video = make_video(unit, make_channel(unit, other))
        for user in (leaver, leaver, leaver, other):
            what = {"user_id": user.id, "video_id": video.id, **PLACE}
            unit.session.add(Interaction(type=InteractionType.VIEW, user_agent="Boat/1", **what))
            unit.session.add(WatchSession(**what))
    unfinished = []
    for _ in range(2):
        event = UserPurging(leaver.id)
        with units.write() as unit:
            forget.wipe_traces(unit, event)
        unfinished.append(event.unfinished)
    assert unfinished == [True, False]
    with units.read() as unit:
        for model, traces in forget.TRACES.items():
            columns = [getattr(model, column.key) for column in traces]
            rows = unit.session.execute(sa.select(model.user_id, *columns)).all()
            assert len(rows) == 4
            for row in rows:
                assert (set(row[1:]) == {None}) == (row[0] == leaver.id)
