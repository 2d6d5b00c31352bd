"""Decide about a report."""

from uuid import UUID

from server.contract.errors import ErrorCode
from server.contract.moderation import FlagReview, FlagStatus, ModerationAction
from server.features.identity.models import User
from server.features.identity.tokens import Actor
from server.features.moderation import repository
from server.features.moderation.act import act
from server.features.moderation.models import Flag
from server.features.moderation.policy import may_act_on
from server.features.moderation.resolve import Content, resolve
from server.features.moderation.suspend import NOT_YOURS
from server.kit.db.lock import locked
from server.kit.db.unit import Unit
from server.kit.errors import ConflictError, NotAllowedError, NotFoundError

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
    content = _hold(unit, actor, flag)
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


def _hold(unit: Unit, actor: Actor, flag: Flag) -> Content:
    """What the report is about, locked together with its owner."""
    named = resolve(unit.session, flag.content_type, flag.object_id)
    owner = named and locked(unit.session, User, named.owner_id)
    if not owner:
        raise NotFoundError(NO_FLAG)
    if not may_act_on(
        actor_id=actor.user_id, actor_role=actor.role, owner_id=owner.id, owner_role=owner.role
    ):
        raise NotAllowedError(NOT_YOURS)
    content = resolve(unit.session, flag.content_type, flag.object_id, hold=True)
    if content is None:
        raise NotFoundError(NO_FLAG)
    return content
