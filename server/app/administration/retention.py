"""How long it is known what administrators changed by hand."""

from collections.abc import Iterator, Sequence
from typing import cast
from uuid import UUID

import sqlalchemy as sa

from server.app.administration.models import AdminChange
from server.features.channels.models import Channel
from server.features.identity.events import UserPurged
from server.features.playlists.models import Playlist
from server.features.videos.models import Video
from server.kit.db.model import Model
from server.kit.db.unit import Unit
from server.kit.retention import BATCH, Rule, deletes

OWNED: tuple[type[Model], ...] = (Channel, Video, Playlist)
"""What people own of that which administrators edit."""

RULES = (
    Rule(
        "admin_log",
        "What administrators changed by hand, counted from when they did.",
        "keep_admin_log_days",
        *deletes(AdminChange, lambda before: AdminChange.made_at < before),
    ),
)


def forget_person(unit: Unit, event: UserPurged) -> None:
    """Of an account that is gone, the log keeps that something was changed, and not what.

    So it is with all that went with it, or before it: a channel, videos, playlists.
    """
    _forget(unit, [str(event.user_id)])
    for model in OWNED:
        _forget(unit, _gone(unit, model))


def _gone(unit: Unit, model: type[Model]) -> list[str]:
    """The keys in the log of rows that are no more. Few are changed by hand, so it is quick."""
    table = cast("sa.Table", model.__table__)
    logged = sa.select(AdminChange.row_id).distinct()
    known = unit.session.scalars(
        logged.where(AdminChange.table == table.name, AdminChange.row_id != "")
    ).all()
    gone: list[str] = []
    for batch in _batches(known):
        keys = [UUID(each) for each in batch]
        there = set(unit.session.scalars(sa.select(table.c.id).where(table.c.id.in_(keys))))
        gone += [each for each, key in zip(batch, keys, strict=True) if key not in there]
    return gone


def _forget(unit: Unit, row_ids: Sequence[str]) -> None:
    for batch in _batches(row_ids):
        unit.session.execute(
            sa.update(AdminChange)
            .where(AdminChange.row_id.in_(batch))
            .values(changes={}, row_id="")
            .execution_options(synchronize_session=False)
        )


def _batches(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))
