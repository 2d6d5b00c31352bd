"""Change positions while no two items of a playlist are ever at one, not even for a moment.

Both databases check uniqueness row by row, so ``position + 1`` for several rows at once would
run into the next row. Items that change places are therefore moved to a parking range first,
far above any position in use, and then down to where they belong: two statements, however many
items. Every position stays above zero, as the CHECK asks.

Whoever calls holds the playlist's row, so nobody else sees or changes what is parked.
"""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.contract.playlists import ITEMS_MAX
from server.features.playlists.models import PlaylistItem

PARKED = 1_000_000
ASIDE = 2 * PARKED
"""Where an item waits while others make room for it."""


def count_items(session: Session, playlist_id: UUID) -> int:
    """How many items there are, which is also the last position: gaps are closed first.

    Gaps come from videos that were removed for good, whose items go with them.
    """
    count, last = session.execute(
        sa.select(sa.func.count(), sa.func.max(PlaylistItem.position)).where(
            PlaylistItem.playlist_id == playlist_id
        )
    ).one()
    if count != (last or 0):
        close_gaps(session, playlist_id)
    return int(count)


def close_gaps(session: Session, playlist_id: UUID) -> None:
    """Number the items from 1 without gaps, in the order that they have."""
    rows = session.execute(
        sa.select(PlaylistItem.id, PlaylistItem.position)
        .where(PlaylistItem.playlist_id == playlist_id)
        .order_by(PlaylistItem.position)
    ).all()
    # From the first on, each goes down to a place that is free by then.
    for place, (identifier, position) in enumerate(rows, start=1):
        if position != place:
            put_at(session, identifier, place)


def put_at(session: Session, item_id: UUID, position: int) -> None:
    """Give one item a position that is free."""
    _update(session, PlaylistItem.id == item_id, position)


def shift(session: Session, playlist_id: UUID, first: int, last: int, by: int) -> None:
    """Move the items at positions ``first`` to ``last`` by ``by`` places, which must be free."""
    here = PlaylistItem.playlist_id == playlist_id
    span = PlaylistItem.position.between(first, last)
    _update(session, sa.and_(here, span), PlaylistItem.position + (PARKED + by))
    parked = PlaylistItem.position.between(PARKED, PARKED + ITEMS_MAX + 1)
    _update(session, sa.and_(here, parked), PlaylistItem.position - PARKED)


def move(session: Session, item: PlaylistItem, to: int) -> None:
    """Put an item at another position; those in between close up."""
    start = item.position
    if start == to:
        return
    put_at(session, item.id, ASIDE)
    if start < to:
        shift(session, item.playlist_id, start + 1, to, -1)
    else:
        shift(session, item.playlist_id, to, start - 1, 1)
    put_at(session, item.id, to)


def _update(session: Session, where: sa.ColumnElement[bool], position: Any) -> None:
    session.execute(
        sa.update(PlaylistItem)
        .where(where)
        .values(position=position)
        .execution_options(synchronize_session=False)
    )
