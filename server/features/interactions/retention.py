"""How long it is known who watched what, when.

Reactions and dismissals are kept: they are their user's own, and go with the account. Views go
as rows and stay as numbers.
"""

from collections import Counter
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.contract.interactions import InteractionType
from server.features.interactions.models import Interaction, WatchSession
from server.features.videos.models import Video
from server.kit.db.unit import Units
from server.kit.providers import Providers
from server.kit.retention import BATCH, Rule, count, deletes


def _is_old(before: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(
        Interaction.type.in_((InteractionType.VIEW, InteractionType.WATCH_TIME)),
        Interaction.timestamp < before,
    )


def _due(session: Session, before: datetime) -> int:
    return count(session, Interaction, _is_old(before))


def _archive_views(providers: Providers, before: datetime) -> int:
    """Delete old rows, and remember how many views they were."""
    chosen = sa.select(Interaction.id).where(_is_old(before)).limit(BATCH)
    gone = (
        sa.delete(Interaction)
        .where(Interaction.id.in_(chosen))
        .returning(Interaction.video_id, Interaction.type)
        .execution_options(synchronize_session=False)
    )
    with providers.get(Units).write() as unit:
        rows = unit.session.execute(gone).all()
        views = Counter(row.video_id for row in rows if row.type is InteractionType.VIEW)
        # In the order of ids, as everybody who changes several videos at once.
        for video_id in sorted(views):
            unit.session.execute(
                sa.update(Video)
                .where(Video.id == video_id)
                .values(
                    archived_view_count=Video.archived_view_count + views[video_id],
                    updated_at=Video.updated_at,
                )
                .execution_options(synchronize_session=False)
            )
    return len(rows)


_TRACES = (Interaction.session_id, Interaction.ip_address, Interaction.user_agent)


def _has_traces(before: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(
        Interaction.type == InteractionType.SHARE,
        Interaction.timestamp < before,
        sa.or_(*(column.is_not(None) for column in _TRACES)),
    )


def _due_traces(session: Session, before: datetime) -> int:
    return count(session, Interaction, _has_traces(before))


def _wipe_traces(providers: Providers, before: datetime) -> int:
    chosen = sa.select(Interaction.id).where(_has_traces(before)).limit(BATCH)
    wiped = (
        sa.update(Interaction)
        .where(Interaction.id.in_(chosen))
        .values({column.key: None for column in _TRACES})
        .returning(Interaction.id)
        .execution_options(synchronize_session=False)
    )
    with providers.get(Units).write() as unit:
        return len(unit.session.execute(wiped).all())


RULES = (
    Rule(
        "views",
        "Single views and watch times, counted from when they were; their number stays.",
        "keep_telemetry_days",
        _due,
        _archive_views,
    ),
    Rule(
        "shares",
        "What tells who shared a video, counted from when it was; the share itself stays.",
        "keep_telemetry_days",
        _due_traces,
        _wipe_traces,
    ),
    Rule(
        "watch_sessions",
        "Single sittings and how well they played, counted from their beginning.",
        "keep_telemetry_days",
        *deletes(WatchSession, lambda before: WatchSession.started_at < before),
    ),
)
