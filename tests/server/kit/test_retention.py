from datetime import timedelta

import pytest
import sqlalchemy as sa

from server.app.wiring import Parts
from server.features.videos.models import VideoTag
from server.kit import retention
from server.kit.db.unit import Units
from server.kit.retention import Rule, count, deletes, run


def test_rows_go_in_batches_and_young_ones_stay(
    parts: Parts, units: Units, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)
    now = units.clock()
    with units.write() as unit:
        for number in range(7):
            age = timedelta(days=1 if number < 5 else 0)
            unit.session.add(VideoTag(name=f"{number}", slug=f"{number}", created_at=now - age))
    rule = Rule(
        "tags", "Tags.", "-", *deletes(VideoTag, lambda before: VideoTag.created_at < before)
    )
    with units.read() as unit:
        assert rule.due(unit.session, now) == 5
    assert list(run(rule, parts.providers, now)) == [2, 2, 1]
    assert list(run(rule, parts.providers, now)) == []
    with units.read() as unit:
        assert count(unit.session, VideoTag, sa.true()) == 2
