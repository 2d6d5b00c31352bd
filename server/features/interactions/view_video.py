"""Count a view.

The rule, which the documentation tells creators: the player asks for a view after 30 seconds,
or the whole of a shorter video. One viewer, told apart by address and browser, counts once
per video in six hours; the owner never counts.
"""

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa

from server.features.channels import repository as channels
from server.features.identity.tokens import Actor
from server.features.interactions.models import Interaction, InteractionType
from server.features.videos import repository as videos
from server.features.videos.repository import NO_VIDEO
from server.kit.db.unit import Unit
from server.kit.errors import NotFoundError

ONCE_IN = timedelta(hours=6)


@dataclass(frozen=True)
class ViewerKey:
    """Makes session ids that cannot be turned back into addresses without the key."""

    secret: str = field(repr=False)

    def session_of(self, address: str, browser: str) -> str:
        """Hex digest of 64 characters."""
        text = f"{address}\n{browser}".encode()
        return hmac.new(self.secret.encode(), text, hashlib.sha256).hexdigest()


def view_video(unit: Unit, video_id: UUID, actor: Actor | None, session_id: str) -> bool:
    """Count the view; true when it counted.

    Raises:
        NotFoundError: the video is not on air.
    """
    found = videos.public_video(unit.session, video_id)
    if found is None:
        raise NotFoundError(NO_VIDEO)
    video, channel = found
    if actor is not None and actor.user_id == channel.user_id:
        return False
    recent = sa.select(Interaction.id).where(
        Interaction.video_id == video_id,
        Interaction.type == InteractionType.VIEW,
        Interaction.session_id == session_id,
        Interaction.timestamp > unit.clock() - ONCE_IN,
    )
    if unit.session.scalar(recent.limit(1)) is not None:
        return False
    unit.session.add(
        Interaction(
            user_id=actor.user_id if actor else None,
            video_id=video_id,
            type=InteractionType.VIEW,
            session_id=session_id,
            timestamp=unit.clock(),
        )
    )
    unit.session.flush()
    videos.add_view(unit.session, video_id, unit.clock())
    channels.add_to_counts(unit.session, video.channel_id, views=1)
    return True
