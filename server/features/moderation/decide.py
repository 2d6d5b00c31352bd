"""Decide about something without a report: bring it back, or act on what a moderator found."""

from server.contract.moderation import ActionIn
from server.features.identity.tokens import Actor
from server.features.moderation.act import act
from server.features.moderation.hold import hold
from server.features.moderation.models import ModerationLog
from server.kit.db.unit import Unit
from server.kit.errors import NotFoundError

NOTHING = "There is nothing here to decide about. It may have been deleted."


def decide(unit: Unit, actor: Actor, asked: ActionIn) -> ModerationLog:
    """Do it, also to what is hidden; the log's entry names no report.

    Raises:
        NotFoundError: there is no such thing.
        NotAllowedError: the actor may not decide about this content.
        ConflictError: it was deleted.
        InvalidError: this cannot be done to content of this kind.
    """
    content = hold(unit, actor, asked.content_type, asked.object_id)
    if content is None:
        raise NotFoundError(NOTHING)
    return act(
        unit,
        actor,
        content,
        asked.action,
        asked.reason,
        duration_days=asked.duration_days,
    )
