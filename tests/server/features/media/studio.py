"""Bring a file to the server as an upload does, without the wire in between."""

import shutil
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa

from server.contract.uploads import UploadState
from server.features.channels.models import Channel
from server.features.uploads.events import UploadCompleted
from server.features.uploads.folder import UploadFolder
from server.features.uploads.models import Upload
from server.features.videos.models import Video, VideoVersion
from server.kit.clock import now
from server.kit.db.unit import Units
from server.kit.ids import new_id
from server.kit.providers import Providers


def bring(providers: Providers, owner_id: UUID, source: Path) -> VideoVersion:
    """A complete upload of ``source``, and the version that came of it, queued."""
    upload_id = new_id()
    target = providers.get(UploadFolder).path(upload_id)
    target.parent.mkdir(parents=True)
    shutil.copyfile(source, target)
    length = source.stat().st_size
    with providers.get(Units).write() as unit:
        channel = unit.session.scalars(sa.select(Channel).where(Channel.user_id == owner_id)).one()
        unit.session.add(
            Upload(
                id=upload_id,
                owner_id=owner_id,
                channel_id=channel.id,
                state=UploadState.COMPLETED,
                filename=source.name,
                length=length,
                offset=length,
                expires_at=now(),
            )
        )
        unit.session.flush()
        event = UploadCompleted(upload_id, channel.id, owner_id, source.name, "A clip", length)
        unit.emit(event)
    with providers.get(Units).read() as unit:
        query = sa.select(VideoVersion).where(VideoVersion.upload_id == upload_id)
        return unit.session.scalars(query).one()


def video_of(providers: Providers, version_id: UUID) -> Video:
    """The video of a version, as it is now."""
    with providers.get(Units).read() as unit:
        version = unit.session.get_one(VideoVersion, version_id)
        return unit.session.get_one(Video, version.video_id)
