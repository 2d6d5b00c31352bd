"""What becomes of a thread when the author of its top comment is removed for good."""

import sqlalchemy as sa

from server.features.comments.models import SHOWN_STATUSES, Comment
from server.features.identity.events import UserPurging
from server.kit.db.unit import Unit

BATCH = 500


def keep_replies(unit: Unit, event: UserPurging) -> None:
    """Make what others replied to the person into comments of their own.

    The database would remove them together with the top comment, and nobody would have told their
    authors. Only where moderation had hidden the thread do they go with it.
    """
    top = sa.orm.aliased(Comment)
    chosen = (
        sa.select(Comment.id)
        .join(top, top.id == Comment.parent_id)
        .where(
            top.user_id == event.user_id,
            top.status.in_(SHOWN_STATUSES),
            Comment.user_id != event.user_id,
        )
        .limit(BATCH)
    )
    kept = unit.session.execute(
        sa.update(Comment)
        .where(Comment.id.in_(chosen))
        # It is no edit.
        .values(parent_id=None, updated_at=Comment.updated_at)
        .returning(Comment.id)
        .execution_options(synchronize_session=False)
    )
    event.unfinished |= len(kept.all()) == BATCH
