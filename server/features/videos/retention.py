"""How long deleted videos, channels and accounts are kept, and when videos are archived.

An account goes after its channel, and that after its videos, whose files are known only here.
Payments, payouts and the moderation log outlive them: their links to people become null. What
else names the person is forgotten by the feature that keeps it (``UserPurging``).
"""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.contract.identity import UserStatus
from server.contract.videos import VideoStatus
from server.features.channels.models import Channel
from server.features.identity.events import UserPurged, UserPurging
from server.features.identity.models import User
from server.features.uploads.folder import UploadFolder
from server.features.uploads.models import Upload
from server.features.videos.archive import archive
from server.features.videos.delete import purge
from server.features.videos.models import Video
from server.integrations.storage.port import Storage
from server.kit.db.cascade import clear_references
from server.kit.db.unit import Units
from server.kit.providers import Providers
from server.kit.retention import Rule, count

VIDEOS = 20
"""Videos of one batch: each has files to delete."""


def _purge_videos(providers: Providers, condition: sa.ColumnElement[bool]) -> int:
    units = providers.get(Units)
    with units.read() as unit:
        found = list(unit.session.scalars(sa.select(Video).where(condition).limit(VIDEOS)))
    for video in found:
        purge(units, providers.get(Storage), providers.get(UploadFolder), video)  # type: ignore[type-abstract]
    return len(found)


def _purge_channel(providers: Providers, channel_id: UUID) -> int:
    """Some of a channel's videos, or the channel when none are left."""
    done = _purge_videos(providers, Video.channel_id == channel_id)
    if done == 0:
        _drop_uploads(providers, Upload.channel_id == channel_id)
        clear_references(providers.get(Units), Channel.__table__, channel_id)
        with providers.get(Units).write() as unit:
            unit.session.execute(sa.delete(Channel).where(Channel.id == channel_id))
    return done or 1


def _purge_account(providers: Providers, user_id: UUID) -> int:
    """Some of a user's videos, or their channel, or the account when none are left."""
    units = providers.get(Units)
    _announce(units, user_id)
    with units.read() as unit:
        mine = sa.select(Channel.id).where(Channel.user_id == user_id)
        channel_id: UUID | None = unit.session.scalar(mine)
    if channel_id is not None:
        done = _purge_videos(providers, Video.channel_id == channel_id)
        if done:
            return done
    _drop_uploads(providers, Upload.owner_id == user_id)
    clear_references(units, User.__table__, user_id)
    with units.write() as unit:
        unit.session.execute(sa.delete(User).where(User.id == user_id))
        unit.emit(UserPurged(user_id, channel_id))
    return 1


def _announce(units: Units, user_id: UUID) -> None:
    """Have the other features forget what only they know to be the person's."""
    while True:
        event = UserPurging(user_id)
        with units.write() as unit:
            unit.emit(event)
        if not event.unfinished:
            return


def _drop_uploads(providers: Providers, whose: sa.ColumnElement[bool]) -> None:
    """Remove the bytes of uploads whose rows are about to go in a cascade."""
    with providers.get(Units).read() as unit:
        found = list(unit.session.scalars(sa.select(Upload.id).where(whose)))
    for upload_id in found:
        providers.get(UploadFolder).remove(upload_id)


def _first(providers: Providers, query: sa.Select[UUID]) -> UUID | None:
    with providers.get(Units).read() as unit:
        return unit.session.scalar(query.limit(1))


def _binned(before: datetime) -> sa.ColumnElement[bool]:
    return Video.deleted_at < before


def _due_videos(session: Session, before: datetime) -> int:
    return count(session, Video, _binned(before))


def _videos(providers: Providers, before: datetime) -> int:
    return _purge_videos(providers, _binned(before))


def _due_channels(session: Session, before: datetime) -> int:
    return count(session, Channel, Channel.deleted_at < before)


def _channels(providers: Providers, before: datetime) -> int:
    found = _first(providers, sa.select(Channel.id).where(Channel.deleted_at < before))
    return 0 if found is None else _purge_channel(providers, found)


def _left(before: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(User.status == UserStatus.DELETED, User.deleted_at < before)


def _due_accounts(session: Session, before: datetime) -> int:
    return count(session, User, _left(before))


def _accounts(providers: Providers, before: datetime) -> int:
    found = _first(providers, sa.select(User.id).where(_left(before)))
    return 0 if found is None else _purge_account(providers, found)


def _idle(before: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(
        Video.status == VideoStatus.PUBLISHED,
        Video.last_activity_at < before,
        Video.deleted_at.is_(None),
    )


def _due_archive(session: Session, before: datetime) -> int:
    return count(session, Video, _idle(before))


def _archive(providers: Providers, before: datetime) -> int:
    units, storage = providers.get(Units), providers.get(Storage)  # type: ignore[type-abstract]
    with units.read() as unit:
        found = list(unit.session.scalars(sa.select(Video.id).where(_idle(before)).limit(VIDEOS)))
    for video_id in found:
        archive(units, storage, video_id, before)
    return len(found)


RULES = (
    Rule(
        "deleted_videos",
        "Videos in the bin, with their files, counted from their deletion.",
        "keep_deleted_videos_days",
        _due_videos,
        _videos,
    ),
    Rule(
        "deleted_channels",
        "Deleted channels with all that is on them, counted from their deletion.",
        "keep_deleted_channels_days",
        _due_channels,
        _channels,
    ),
    Rule(
        "deleted_accounts",
        "Deleted accounts with all that is theirs, counted from their deletion.",
        "keep_deleted_accounts_days",
        _due_accounts,
        _accounts,
    ),
    Rule(
        "idle_videos",
        "Published videos, counted from when they were last watched, edited or commented on: "
        "they leave the listings, and their sources go to a colder store where there is one.",
        "archive_after_days",
        _due_archive,
        _archive,
    ),
)
