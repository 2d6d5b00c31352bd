"""What a video's counters of interactions stand for."""

from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from server.contract.interactions import InteractionType
from server.features.interactions.models import COMPLETE_AT, Interaction, WatchSession
from server.features.videos.models import Video
from server.kit.db.counters import Counter, count_of
from server.kit.db.model import Percent


def _done(kind: InteractionType) -> sa.ScalarSelect[int]:
    return count_of(Interaction, Interaction.video_id == Video.id, Interaction.type == kind)


def _per_session(
    total: sa.ColumnElement[int], known: InstrumentedAttribute[Any]
) -> sa.ColumnElement[int]:
    """The total by the number of sittings that are kept; without any, what is known already."""
    # Whole numbers throughout: a NULL in between makes SQLite's FLOOR fail.
    sittings = sa.case((sa.func.count() == 0, 1), else_=sa.func.count())
    worked_out = sa.select(total // sittings).where(WatchSession.video_id == Video.id)
    any_kept = sa.exists().where(WatchSession.video_id == Video.id)
    before = sa.type_coerce(known, sa.Integer)
    return sa.case((any_kept, worked_out.scalar_subquery()), else_=before)


_SECONDS = sa.func.coalesce(sa.func.sum(WatchSession.watch_time_seconds), 0)
_COMPLETE = sa.func.count(sa.case((WatchSession.completion_percentage >= Decimal(COMPLETE_AT), 1)))
_WHOLE = 10_000

COUNTERS = (
    Counter(Video.view_count, Video.archived_view_count + _done(InteractionType.VIEW)),
    Counter(Video.like_count, _done(InteractionType.LIKE)),
    Counter(Video.dislike_count, _done(InteractionType.DISLIKE)),
    Counter(Video.share_count, _done(InteractionType.SHARE)),
    # Both follow from the sittings that are kept, in whole seconds and hundredths, and stay
    # as they are when the last of these has gone.
    Counter(
        Video.average_watch_time_seconds,
        sa.cast(_per_session(_SECONDS, Video.average_watch_time_seconds), sa.Float),
        refreshed=True,
    ),
    Counter(
        Video.completion_rate,
        sa.type_coerce(_per_session(_COMPLETE * _WHOLE, Video.completion_rate), Percent),
        refreshed=True,
    ),
)
