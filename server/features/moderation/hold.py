"""Lock what is about to be decided about."""

from uuid import UUID

from server.contract.moderation import ContentType
from server.features.comments.counting import locked_thread
from server.features.identity.models import User
from server.features.identity.tokens import Actor
from server.features.moderation.policy import may_act_on
from server.features.moderation.resolve import FOR_CHANGE, Content, resolve
from server.features.moderation.suspend import NOT_YOURS
from server.kit.db.lock import locked
from server.kit.db.unit import Unit
from server.kit.errors import NotAllowedError, NotFoundError


def hold(unit: Unit, actor: Actor, kind: ContentType, object_id: UUID) -> Content | None:
    """The thing, locked after its owner; None when it is gone.

    Owner first is the order in which a deletion of the owner takes things along, and it makes
    moderators who decide about the same thing take turns.

    Raises:
        NotAllowedError: the actor may not decide about this person's things.
    """
    named = resolve(unit.session, kind, object_id)
    owner = named and locked(unit.session, User, named.owner_id)
    if not owner:
        return None
    if not may_act_on(
        actor_id=actor.user_id, actor_role=actor.role, owner_id=owner.id, owner_role=owner.role
    ):
        raise NotAllowedError(NOT_YOURS)
    if kind is ContentType.COMMENT:
        try:
            # The top comment before the reply, as everybody locks them.
            locked_thread(unit, object_id)
        except NotFoundError:
            return None
    return resolve(unit.session, kind, object_id, hold=FOR_CHANGE)
