"""Report something."""

from uuid import UUID

import sqlalchemy as sa

from server.contract.moderation import ContentType, FlagIn, FlagStatus
from server.features.comments.counting import locked_thread
from server.features.identity.models import User
from server.features.moderation import repository
from server.features.moderation.mark import mark_reported
from server.features.moderation.models import OPEN, Flag
from server.features.moderation.reportable import is_reportable
from server.features.moderation.resolve import AGAINST_CHANGE, resolve
from server.kit.db.unit import Unit
from server.kit.db.upsert import insert_or_skip
from server.kit.errors import NotFoundError
from server.kit.ids import new_id

NOTHING_THERE = "There is nothing to report at this address. It may have been removed already."


def flag_content(unit: Unit, user_id: UUID | None, asked: FlagIn) -> Flag:
    """Keep the report; a second one by the same person while the first is open is that one.

    Locks the reporter before the thing, in the order in which deleting an account does.

    Args:
        user_id: None for a guest, who may report more than once.

    Raises:
        NotFoundError: there is no such thing, or none that others can see.
    """
    if user_id is not None:
        reporter = sa.select(User.id).where(User.id == user_id)
        unit.session.execute(reporter.with_for_update(read=True, key_share=True))
    _hold(unit, asked)
    if not is_reportable(unit.session, asked.content_type, asked.object_id):
        raise NotFoundError(NOTHING_THERE)
    flag_id = new_id()
    values = {
        "id": flag_id,
        "content_type": asked.content_type,
        "object_id": asked.object_id,
        "user_id": user_id,
        "reason": asked.reason,
        "reason_detail": asked.reason_detail,
        "status": FlagStatus.PENDING,
        "created_at": unit.clock(),
    }
    by = ("content_type", "object_id", "user_id")
    # A guest's flags never clash: null is equal to nothing.
    if insert_or_skip(unit.session, Flag, values, by=by, where=sa.literal_column(OPEN)):
        mark_reported(unit, asked.content_type, asked.object_id)
        return unit.session.get_one(Flag, flag_id)
    kept = user_id and repository.open_flag(
        unit.session, user_id, asked.content_type, asked.object_id
    )
    if not kept:
        raise NotFoundError(NOTHING_THERE)
    return kept


def _hold(unit: Unit, asked: FlagIn) -> None:
    if asked.content_type is not ContentType.COMMENT:
        resolve(unit.session, asked.content_type, asked.object_id, hold=AGAINST_CHANGE)
        return
    # Its status may change, so it is locked as everybody does: after what it replies to.
    try:
        locked_thread(unit, asked.object_id)
    except NotFoundError as error:
        raise NotFoundError(NOTHING_THERE) from error
