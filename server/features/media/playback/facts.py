"""Load what the decision asks for."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.contract.identity import UserStatus
from server.contract.media import RenditionState
from server.features.billing.entitlement import entitlement
from server.features.channels.models import Channel
from server.features.channels.repository import SHOWN
from server.features.identity.age import years_between
from server.features.identity.models import User
from server.features.identity.tokens import STAFF
from server.features.media.playback.decision import Subject, Viewer
from server.features.videos.models import Video, VideoAsset, VideoVersion

USABLE = {UserStatus.ACTIVE, UserStatus.PENDING_VERIFICATION}


@dataclass(frozen=True)
class Asked:
    """A version that somebody wants to watch."""

    version: VideoVersion
    on_air: bool
    """It is the one that viewers of its video get."""
    subject: Subject


def asked_for(session: Session, version_id: UUID) -> Asked | None:
    """The version and what is to be decided about it; None where there is none any more."""
    found = session.execute(
        sa.select(VideoVersion, Video, Channel.user_id, SHOWN.label("shown"))
        .join(Video, Video.id == VideoVersion.video_id)
        .join(Channel, Channel.id == Video.channel_id)
        .where(VideoVersion.id == version_id, Video.deleted_at.is_(None))
    ).first()
    if found is None:
        return None
    version, video = found.VideoVersion, found.Video
    ready = session.scalars(
        sa.select(VideoAsset.resolution).where(
            VideoAsset.video_version_id == version_id, VideoAsset.state == RenditionState.READY
        )
    )
    subject = Subject(
        owner_id=found.user_id,
        owner_shown=found.shown,
        status=video.status,
        visibility=video.visibility,
        age_restricted=video.age_restricted,
        blocked_in=frozenset(video.geo_restrictions),
        ready=tuple(ready),
    )
    return Asked(version, video.active_version_id == version.id, subject)


def viewer_of(
    session: Session, user_id: UUID | None, at: datetime, minimum_age: int, *, staff: bool
) -> Viewer:
    """Who asks, as the database knows them now.

    Whose account may not be used, and a child with an account, is a guest like any other.

    Args:
        session: an open one.
        user_id: None for a guest.
        at: the time to judge their plan by.
        minimum_age: years that somebody has to have lived to count as more than a guest.
        staff: their session may act as staff; what counts is that their role still says so.
    """
    user = session.get(User, user_id) if user_id else None
    if user is None or user.status not in USABLE or _is_child(user, at, minimum_age):
        return Viewer(entitlement=entitlement(session, None, at))
    return Viewer(
        user_id=user.id,
        birthdate=user.birthdate,
        staff=staff and user.role in STAFF,
        entitlement=entitlement(session, user.id, at),
    )


def _is_child(user: User, at: datetime, minimum_age: int) -> bool:
    return user.birthdate is not None and years_between(user.birthdate, at.date()) < minimum_age
