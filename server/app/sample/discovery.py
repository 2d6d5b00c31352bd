"""What is trending, what is recommended, and what people search for."""

import json
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from uuid import UUID

from server.app.sample.catalogue import VideoPlan
from server.app.sample.days import interest
from server.app.sample.people import Person
from server.app.sample.sheet import Sheet, Sink
from server.app.sample.talk import SEARCHES
from server.app.sample.values import DAY, HOUR, Seconds, day_text, moment
from server.app.sample.world import World, happens
from server.contract.discovery import RECOMMENDED_MAX
from server.features.discovery.models import (
    PopularSearch,
    RecommendationCache,
    SearchQuery,
    TrendingVideo,
)
from server.features.discovery.normalise import normalised
from server.kit.db.model import percentage

TRENDING = Sheet(TrendingVideo, "id", "created_at", "video_id", "rank", "score", "region", "date")
RECOMMENDED = Sheet(
    RecommendationCache, "id", "created_at", "updated_at", "user_id", "video_ids", "context",
    "algorithm_version", "score_threshold", "expires_at",
)  # fmt: skip
SEARCHED = Sheet(
    SearchQuery, "id", "created_at", "user_id", "query", "normalized_query", "result_count",
    "clicked_video_id", "click_position", "session_id",
)  # fmt: skip
POPULAR = Sheet(
    PopularSearch, "id", "created_at", "query", "search_count", "click_through_rate", "daily_count",
    "weekly_count", "monthly_count", "last_searched_at",
)  # fmt: skip
TRENDING_DAYS, RANKS, REGIONS = 14, 20, ("BD", "IN")
RECOMMENDED_EACH = 4
CONTEXTS = ("home", "subscriptions")
_WINDOWS = (DAY, 7 * DAY, 30 * DAY)
WHOLE = 100


def write_trending(world: World, sink: Sink, videos: Sequence[VideoPlan]) -> None:
    """The most watched videos of each of the last days, by region."""
    new_id = world.ids("trending")
    today = world.present // DAY
    for day in range(today - TRENDING_DAYS, today):
        there = [video for video in videos if video.published < day * DAY]
        for region in REGIONS:
            random = world.random(f"trending {region}", day)
            scores = [
                (
                    video.views * interest(day - video.published // DAY) * random.uniform(0.8, 1.2),
                    video.id,
                )
                for video in there
            ]
            scores.sort(reverse=True)
            for rank, (score, video_id) in enumerate(islice(scores, RANKS), start=1):
                at = (day + 1) * DAY - 1
                sink.put(TRENDING, (
                    new_id(at), moment(at), video_id, rank, round(score, 3), region, day_text(day)
                ))  # fmt: skip


def write_recommendations(
    world: World, sink: Sink, crowd: list[Person], videos: Sequence[VideoPlan]
) -> None:
    """Lists that were worked out last night, good for a day."""
    random, new_id, at = world.random("recommended"), world.ids("recommended"), world.present - HOUR
    for person in crowd[::RECOMMENDED_EACH]:
        for context in CONTEXTS:
            chosen = random.sample(videos, min(RECOMMENDED_MAX // 2, len(videos)))
            ids = [_dashed(video.id) for video in chosen]
            sink.put(RECOMMENDED, (
                new_id(at), moment(at), moment(at), person.id, json.dumps(ids), context, "sample-1",
                0.25, moment(at + DAY),
            ))  # fmt: skip


def write_searches(
    world: World, sink: Sink, crowd: list[Person], videos: Sequence[VideoPlan]
) -> None:
    """Single searches, and how popular each is, counted from them."""
    random, new_id = world.random("searches"), world.ids("searches")
    made: dict[str, list[tuple[Seconds, bool]]] = {}
    for _ in range(world.size.searches):
        text = SEARCHES[min(int(random.expovariate(0.2)), len(SEARCHES) - 1)]
        at = world.present - 1 - int(60 * DAY * random.random() ** 2)
        clicked = random.choice(videos) if happens(random, 0.6) else None
        if clicked is not None and clicked.published > at:
            clicked = None
        guest = happens(random, 0.5)
        made.setdefault(normalised(text), []).append((at, clicked is not None))
        sink.put(SEARCHED, (
            new_id(at), moment(at), None if guest else random.choice(crowd).id, text,
            normalised(text),
            random.randrange(1, 60), clicked.id if clicked else None,
            random.randrange(1, 9) if clicked else None, f"{random.getrandbits(256):064x}",
        ))  # fmt: skip
    for text, searches in made.items():
        times = Counter(
            {window: sum(at > world.present - window for at, _ in searches) for window in _WINDOWS}
        )
        month = [clicked for at, clicked in searches if at > world.present - _WINDOWS[-1]]
        first, last = min(searches)[0], max(searches)[0]
        sink.put(POPULAR, (
            new_id(first), moment(first), text, len(searches),
            int(percentage(sum(month), len(month)) * WHOLE),
            *(times[window] for window in _WINDOWS),
            moment(last),
        ))  # fmt: skip


def _dashed(identifier: str) -> str:
    return str(UUID(identifier))
