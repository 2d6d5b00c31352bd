"""Count a thing that a viewer may do again at once, but that counts once in a while."""

from datetime import timedelta
from uuid import UUID

from server.contract.interactions import InteractionType
from server.features.identity.tokens import Actor
from server.features.interactions import repository
from server.features.interactions.models import Interaction
from server.features.interactions.visit import Visit
from server.features.videos.models import Video
from server.kit.db.lock import locked
from server.kit.db.unit import Unit

ONCE_IN = timedelta(hours=6)


def counts_now(
    unit: Unit, video_id: UUID, kind: InteractionType, actor: Actor | None, visit: Visit
) -> bool:
    """Record it, unless this viewer did it with this video in the last six hours.

    True when it was recorded; the caller then adds to the counter. The video's row is locked
    in between, so that of two at once one counts.
    """
    since = unit.clock() - ONCE_IN
    if repository.has_done(unit.session, video_id, kind, visit.session_id, since):
        return False
    locked(unit.session, Video, video_id)
    if repository.has_done(unit.session, video_id, kind, visit.session_id, since):
        return False
    unit.session.add(
        Interaction(
            user_id=actor.user_id if actor else None,
            video_id=video_id,
            type=kind,
            session_id=visit.session_id,
            ip_address=visit.ip_address,
            user_agent=visit.user_agent,
            timestamp=unit.clock(),
        )
    )
    unit.session.flush()
    return True
