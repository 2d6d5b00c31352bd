from uuid import UUID

from server.contract.discovery import RECOMMENDED_MAX
from server.features.discovery.models import RecommendationCache, SearchQuery


def test_a_cached_list_keeps_its_first_fifty() -> None:
    offered = [UUID(int=number) for number in range(80)]
    cache = RecommendationCache()
    cache.set_video_ids(offered)
    assert cache.get_video_ids() == offered[:RECOMMENDED_MAX]
    assert RECOMMENDED_MAX == 50


def test_what_is_counted_follows_from_what_was_typed() -> None:
    search = SearchQuery(query="  River   Boats ")
    assert search.normalized_query == "river boats"
    search.query = "Lanterns"
    assert search.normalized_query == "lanterns"
