"""Decide about a report."""

from uuid import UUID

from server.contract.errors import ErrorCode
from server.contract.moderation import FlagReview, FlagStatus, ModerationAction
from server.features.identity.tokens import Actor
from server.features.moderation import repository
from server.features.moderation.act import act
from server.features.moderation.hold import hold
from server.features.moderation.models import Flag
from server.kit.db.lock import locked
from server.kit.db.unit import Unit
from server.kit.errors import ConflictError, NotFoundError

NO_FLAG = "There is no such report. What it was about may have been deleted."


def review_flag(unit: Unit, actor: Actor, flag_id: UUID, asked: FlagReview) -> Flag:
    """Take the report up, dismiss it, or do something about it.

    Locks the owner of the content first, then the content, then the report: the order in which
    a deletion of the owner takes them along. Of two moderators who decide at once, the second
    is told that it is decided.

    Raises:
        NotFoundError: there is no such report.
        NotAllowedError: the actor may not decide about this content.
        ConflictError: somebody has decided already.
        InvalidError: this cannot be done to content of this kind.
    """
    flag = repository.flag_by_id(unit.session, flag_id)
    if flag is None:
        raise NotFoundError(NO_FLAG)
    content = hold(unit, actor, flag.content_type, flag.object_id)
    if content is None:
        raise NotFoundError(NO_FLAG)
    # In the order of their ids, since the decision may close them all.
    repository.lock_open_flags(unit.session, flag.content_type, flag.object_id)
    held = locked(unit.session, Flag, flag_id)
    if held is None:
        raise NotFoundError(NO_FLAG)
    if not held.is_open:
        raise ConflictError(
            "Somebody has decided about this report already.", code=ErrorCode.FLAG_CLOSED
        )
    held.reviewed_by_id = actor.user_id
    held.review_notes = asked.notes
    if asked.action is None:
        held.status = FlagStatus.UNDER_REVIEW
    else:
        dismissed = asked.action is ModerationAction.NO_ACTION
        held.status = FlagStatus.DISMISSED if dismissed else FlagStatus.ACTIONED
        held.reviewed_at = unit.clock()
        act(
            unit,
            actor,
            content,
            asked.action,
            asked.notes or held.reason.value,
            flag_id=held.id,
            duration_days=asked.duration_days,
        )
    unit.session.flush()
    return held
