"""Give a video its tags, and find tags.

Everybody takes the same steps in the same order, and so never waits in a circle: the video is
locked first; then tags that are new to the server are inserted, by name; then all tags whose
number changes are locked, by id, as the nightly reconciliation does. Whoever waits for another's
insertion has locked no tag yet, and whoever locks tags has done with inserting.
"""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.contract.videos import Visibility
from server.features.channels.models import Channel
from server.features.videos.edit import changed
from server.features.videos.models import Video, VideoTag, VideoTagRelation
from server.features.videos.tag_names import normal_names, slug_of
from server.features.videos.visible import visible_to
from server.kit.db.lock import locked
from server.kit.db.prefix import begins_with
from server.kit.db.unit import Unit
from server.kit.db.upsert import insert_or_skip
from server.kit.paging import Order, next_cursor

MOST_USED = Order(VideoTag.usage_count, VideoTag.id, descending=True)


def set_tags(unit: Unit, video: Video, names: Sequence[str]) -> list[VideoTag]:
    """The video has these tags from now on, and no others.

    Raises:
        InvalidError: a name is empty or too long, or there are too many.
    """
    wanted = normal_names(names)
    locked(unit.session, Video, video.id)
    had = {tag.name: tag.id for tag in tags_of(unit.session, video.id)}
    given = sorted(set(wanted) - set(had))
    taken = [had[name] for name in had if name not in wanted]
    if given or taken:
        _insert_missing(unit.session, given)
        _lock_tags(unit.session, sa.or_(VideoTag.name.in_(given), VideoTag.id.in_(taken)))
        _take(unit.session, video.id, taken)
        _give(unit.session, video.id, given)
        changed(unit, video)
    return tags_of(unit.session, video.id)


def drop_tags(session: Session, video_id: UUID) -> None:
    """Take all tags from a video whose row is about to go: a cascade counts nothing down."""
    locked(session, Video, video_id)
    taken = [tag.id for tag in tags_of(session, video_id)]
    _lock_tags(session, VideoTag.id.in_(taken))
    _take(session, video_id, taken)


def tags_of(session: Session, video_id: UUID) -> list[VideoTag]:
    """The video's tags by name, as they are now."""
    query = (
        sa.select(VideoTag)
        .join(VideoTagRelation, VideoTagRelation.tag_id == VideoTag.id)
        .where(VideoTagRelation.video_id == video_id)
        .order_by(VideoTag.name)
        .execution_options(populate_existing=True)
    )
    return list(session.scalars(query))


def list_tags(
    session: Session, *, prefix: str, cursor: str | None, limit: int
) -> tuple[list[VideoTag], str | None]:
    """A page of the tags that begin so, the most used first.

    Only those of videos that the public may find: a private video's tags are private too.
    """
    public = (
        sa.exists()
        .where(VideoTagRelation.tag_id == VideoTag.id)
        .where(Video.id == VideoTagRelation.video_id, Channel.id == Video.channel_id)
        .where(Video.visibility == Visibility.PUBLIC, visible_to(None))
    )
    query = sa.select(VideoTag).where(VideoTag.usage_count > 0, public)
    if prefix:
        query = query.where(begins_with(session, VideoTag.name, prefix))
    rows = list(session.scalars(MOST_USED.apply(query, cursor).limit(limit)))
    return rows, next_cursor(rows, limit, lambda tag: (tag.usage_count, tag.id))


def _insert_missing(session: Session, names: Sequence[str]) -> None:
    """Make sure that there is a tag of each name; the names are in order."""
    known = set(session.scalars(sa.select(VideoTag.name).where(VideoTag.name.in_(names))))
    for name in names:
        if name not in known:
            new = {"name": name, "slug": slug_of(name), "usage_count": 0}
            insert_or_skip(session, VideoTag, new, by=("name",))


def _lock_tags(session: Session, chosen: sa.ColumnElement[bool]) -> None:
    query = sa.select(VideoTag.id).where(chosen).order_by(VideoTag.id)
    session.execute(query.with_for_update(key_share=True))


def _give(session: Session, video_id: UUID, names: Sequence[str]) -> None:
    given = list(session.scalars(sa.select(VideoTag.id).where(VideoTag.name.in_(names))))
    _count(session, given, 1)
    session.add_all(VideoTagRelation(video_id=video_id, tag_id=tag_id) for tag_id in given)
    session.flush()


def _take(session: Session, video_id: UUID, tag_ids: Sequence[UUID]) -> None:
    _count(session, tag_ids, -1)
    session.execute(
        sa.delete(VideoTagRelation).where(
            VideoTagRelation.video_id == video_id, VideoTagRelation.tag_id.in_(tag_ids)
        )
    )


def _count(session: Session, tag_ids: Sequence[UUID], by: int) -> None:
    session.execute(
        sa.update(VideoTag)
        .where(VideoTag.id.in_(tag_ids))
        .values(usage_count=VideoTag.usage_count + by)
        .execution_options(synchronize_session=False)
    )
