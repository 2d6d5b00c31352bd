from datetime import timedelta

import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.contract.discovery import RecommendationContext
from server.features.discovery.models import (
    PopularSearch,
    RecommendationCache,
    SearchQuery,
    TrendingVideo,
)
from server.features.discovery.retention import RULES
from server.features.discovery.searches import Searcher, record_search
from server.kit.db.unit import Units
from server.kit.retention import run
from tests.server.features.videos.making import on_air
from tests.server.people import Person


def test_what_is_out_of_date_goes_and_its_number_stays(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    now = units.clock()
    with units.write() as unit:
        record_search(unit, "boats", 1, Searcher(tahmina.id, ""))
        for age, context in ((1, RecommendationContext.HOME), (9, RecommendationContext.EXPLORE)):
            at = now - timedelta(days=age)
            unit.session.add(TrendingVideo(video_id=video.id, rank=1, date=at.date()))
            unit.session.add(
                RecommendationCache(user_id=tahmina.id, context=context, expires_at=at)
            )
        unit.session.execute(sa.update(SearchQuery).values(created_at=now - timedelta(days=9)))
    before = now - timedelta(days=5)
    assert [sum(run(rule, parts.providers, before)) for rule in RULES] == [1, 1, 1]
    with units.read() as unit:
        assert unit.session.scalars(sa.select(PopularSearch.search_count)).all() == [1]
        assert unit.session.scalars(sa.select(TrendingVideo.rank)).all() == [1]
