"""Remember what is searched for, and what was opened of it."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa

from server.features.discovery.models import PopularSearch, SearchQuery
from server.features.discovery.normalise import QUERY_MAX, normalised
from server.kit.db.model import percentage
from server.kit.db.unit import Unit
from server.kit.db.upsert import insert_or_update

DAY, WEEK, MONTH = timedelta(days=1), timedelta(days=7), timedelta(days=30)


@dataclass(frozen=True)
class Searcher:
    """Who searches: a user, or a guest who is told apart by a keyed hash."""

    user_id: UUID | None
    session_id: str


def record_search(unit: Unit, query: str, result_count: int, by: Searcher) -> UUID | None:
    """Count the search; its id, to report a click by, or None when nothing was searched for."""
    text = normalised(query)
    if not text:
        return None
    row = SearchQuery(
        query=query[:QUERY_MAX],
        result_count=result_count,
        user_id=by.user_id,
        session_id=by.session_id,
        created_at=unit.clock(),
    )
    unit.session.add(row)
    unit.session.flush()
    one_more = {
        name: getattr(PopularSearch, name) + 1
        for name in ("search_count", "daily_count", "weekly_count", "monthly_count")
    }
    insert_or_update(
        unit.session,
        PopularSearch,
        {"query": text, "last_searched_at": unit.clock(), **dict.fromkeys(one_more, 1)},
        by=["query"],
        update={**one_more, "last_searched_at": unit.clock()},
    )
    return row.id


def record_click(unit: Unit, search_id: UUID, video_id: UUID, position: int, by: Searcher) -> bool:
    """The searcher opened a result; the first one counts. True when it was theirs to report."""
    done = unit.session.execute(
        sa.update(SearchQuery)
        .where(
            SearchQuery.id == search_id,
            SearchQuery.clicked_video_id.is_(None),
            SearchQuery.session_id == by.session_id,
        )
        .values(clicked_video_id=video_id, click_position=position)
        .returning(SearchQuery.id)
    )
    return done.first() is not None


def refresh_popular(unit: Unit, after: UUID | None, batch: int) -> UUID | None:
    """Work the windows of the next ``batch`` popular searches out anew.

    Returns:
        The id to go on after; None when that was the last.
    """
    query = sa.select(PopularSearch).order_by(PopularSearch.id).limit(batch)
    if after is not None:
        query = query.where(PopularSearch.id > after)
    rows = list(unit.session.scalars(query))
    recent = _recent(unit, [row.query for row in rows])
    for row in rows:
        row.daily_count, row.weekly_count, row.monthly_count, clicked = recent.get(
            row.query, (0, 0, 0, 0)
        )
        row.click_through_rate = percentage(clicked, row.monthly_count)
    return rows[-1].id if len(rows) == batch else None


def _recent(unit: Unit, queries: list[str]) -> dict[str, tuple[int, int, int, int]]:
    """Searches of the last day, week and month, and how many of the month's were opened."""
    now = unit.clock()

    def since(age: timedelta) -> sa.ColumnElement[int]:
        return sa.func.count(sa.case((SearchQuery.created_at > now - age, 1)))

    found = unit.session.execute(
        sa.select(
            SearchQuery.normalized_query,
            since(DAY),
            since(WEEK),
            sa.func.count(),
            sa.func.count(SearchQuery.clicked_video_id),
        )
        .where(SearchQuery.normalized_query.in_(queries), SearchQuery.created_at > now - MONTH)
        .group_by(SearchQuery.normalized_query)
    )
    return {row[0]: (row[1], row[2], row[3], row[4]) for row in found}
