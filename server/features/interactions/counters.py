"""What a video's counters of interactions stand for."""

from decimal import Decimal

import sqlalchemy as sa

from server.contract.interactions import InteractionType
from server.features.interactions.models import COMPLETE_AT, Interaction, WatchSession
from server.features.videos.models import Video
from server.kit.db.counters import Counter, count_of
from server.kit.db.model import Percent


def _done(kind: InteractionType) -> sa.ScalarSelect[int]:
    return count_of(Interaction, Interaction.video_id == Video.id, Interaction.type == kind)


def _of_sessions(what: sa.ColumnElement[int]) -> sa.ScalarSelect[int]:
    return (
        sa.select(sa.func.coalesce(what, 0)).where(WatchSession.video_id == Video.id)
    ).scalar_subquery()


_SITTINGS = sa.func.count()
_SECONDS = sa.func.sum(WatchSession.watch_time_seconds)
_COMPLETE = sa.func.count(sa.case((WatchSession.completion_percentage >= Decimal(COMPLETE_AT), 1)))
_WHOLE = 10_000

COUNTERS = (
    Counter(Video.view_count, Video.archived_view_count + _done(InteractionType.VIEW)),
    Counter(Video.like_count, _done(InteractionType.LIKE)),
    Counter(Video.dislike_count, _done(InteractionType.DISLIKE)),
    Counter(Video.share_count, _done(InteractionType.SHARE)),
    # Both are worked out of the sittings that are kept, in whole seconds and hundredths.
    Counter(
        Video.average_watch_time_seconds,
        sa.cast(_of_sessions(_SECONDS // sa.func.nullif(_SITTINGS, 0)), sa.Float),
    ),
    Counter(
        Video.completion_rate,
        sa.type_coerce(_of_sessions(_COMPLETE * _WHOLE // sa.func.nullif(_SITTINGS, 0)), Percent),
    ),
)
