"""How long searches, trends and worked-out recommendations are kept."""

from server.features.discovery.models import RecommendationCache, SearchQuery, TrendingVideo
from server.kit.retention import Rule, deletes

RULES = (
    Rule(
        "searches",
        "Single searches, counted from when they were made; how often something was searched "
        "for stays.",
        "keep_telemetry_days",
        *deletes(SearchQuery, lambda before: SearchQuery.created_at < before),
    ),
    Rule(
        "trends",
        "Places among the trending videos, counted from their day.",
        "keep_trends_days",
        *deletes(TrendingVideo, lambda before: TrendingVideo.date < before.date()),
    ),
    Rule(
        "recommendations",
        "Worked-out recommendations, counted from when they were out of date.",
        "keep_recommendations_days",
        *deletes(RecommendationCache, lambda before: RecommendationCache.expires_at < before),
    ),
)
