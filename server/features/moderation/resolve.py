"""What a content type and an id name, and whose it is: the one place that knows."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, Session

from server.contract.moderation import ContentType
from server.features.channels.models import Channel
from server.features.comments.models import Comment
from server.features.identity.models import User
from server.features.playlists.models import Playlist
from server.features.videos.models import Video

AGAINST_CHANGE = MappingProxyType({"read": True})
"""Nobody deletes the thing or decides about it until this transaction ends, so that a flag on it
does not come too late for the trigger that takes flags along, or for what closes them."""
FOR_CHANGE = MappingProxyType({"key_share": True})
"""The thing is this transaction's alone to change, as with :func:`server.kit.db.lock.locked`."""

Named = User | Channel | Video | Comment | Playlist


@dataclass(frozen=True)
class Content:
    """A thing that can be reported, and its owner."""

    kind: ContentType
    object: Named
    owner_id: UUID


@dataclass(frozen=True)
class _Kind:
    model: type[Named]
    owner: InstrumentedAttribute[UUID]
    """The column with the owner's id, of the model itself or of its channel."""


_KINDS = {
    ContentType.VIDEO: _Kind(Video, Channel.user_id),
    ContentType.COMMENT: _Kind(Comment, Comment.user_id),
    ContentType.USER: _Kind(User, User.id),
    ContentType.CHANNEL: _Kind(Channel, Channel.user_id),
    ContentType.PLAYLIST: _Kind(Playlist, Playlist.user_id),
}


def resolve(
    session: Session,
    kind: ContentType,
    object_id: UUID,
    *,
    hold: Mapping[str, bool] | None = None,
) -> Content | None:
    """The thing and its owner, also where it is hidden; None when there is none.

    Args:
        session: an open database session.
        kind: what the id names.
        object_id: the thing's id.
        hold: how to lock the thing's row, ``AGAINST_CHANGE`` or ``FOR_CHANGE``.
    """
    named = _KINDS[kind]
    query = _query(kind, named.model).where(named.model.id == object_id)
    if hold:
        query = query.with_for_update(of=named.model, **hold).execution_options(
            populate_existing=True
        )
    found = session.execute(query).first()
    return None if found is None else Content(kind, found[0], found[1])


def owners(session: Session, kind: ContentType, object_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """Whose each of these things is, by the thing's id."""
    named = _KINDS[kind]
    query = _query(kind, named.model.id).where(named.model.id.in_(object_ids))
    return {row[0]: row[1] for row in session.execute(query)}


def _query(kind: ContentType, what: Any) -> sa.Select[Any, UUID]:
    query = sa.select(what, _KINDS[kind].owner)
    if kind is ContentType.VIDEO:
        return query.join(Channel, Channel.id == Video.channel_id)
    return query
