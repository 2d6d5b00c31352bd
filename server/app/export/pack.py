"""Write a copy of everything about a person as a zip of JSON and their media."""

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path, PurePosixPath
from typing import Any
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import sqlalchemy as sa

from server.app.export.holdings import OWNERS, rows
from server.features.channels.models import Channel
from server.features.identity import repository
from server.features.identity.avatar import FILE, key_of, name_of
from server.features.videos.models import Video, VideoVersion
from server.integrations.storage.port import Storage
from server.integrations.storage.stores import telling_full
from server.kit.db.unit import Units
from server.kit.errors import NotFoundError

CHUNK = 1024 * 1024
ENDINGS = {".mp4", ".mov", ".mkv", ".webm", ".avi", ".ts", ".mpg", ".flv", ".ogv"}
ABOUT = """\
This is a copy of everything that this server keeps about you.

data/    one JSON file for each kind of record, named after its table
media/   the video files that you uploaded, by the video's id and the version's number;
         data/video.json says which video has which id; and your picture, if you have one

Passwords, tokens and other secrets are not part of it, nor is what others wrote.
"""


def pack(units: Units, storage: Storage, user_id: UUID, path: Path) -> None:
    """Write the zip to ``path``. Memory stays flat, whatever there is.

    Raises:
        NoSpaceError: the disk is full.
    """
    with telling_full(), ZipFile(path, "w", ZIP_DEFLATED, allowZip64=True) as archive:
        archive.writestr("README.txt", ABOUT)
        for table in OWNERS:
            _write_rows(archive, units, table, user_id)
        for name, key in _media(units, user_id):
            _write_media(archive, storage, name, key)


def _write_rows(archive: ZipFile, units: Units, table: str, user_id: UUID) -> None:
    with units.read() as unit, archive.open(f"data/{table}.json", "w") as file:
        file.write(b"[")
        for place, row in enumerate(rows(unit.session, table, user_id)):
            told = json.dumps(row, default=_plain, ensure_ascii=False)
            file.write(f"{',' if place else ''}\n{told}".encode())
        file.write(b"\n]\n")


def _media(units: Units, user_id: UUID) -> Iterator[tuple[str, str]]:
    """Name in the zip and key in the store of each file. No name is of the person's making."""
    query = (
        sa.select(
            VideoVersion.video_id, VideoVersion.version_number, VideoVersion.source_object_key
        )
        .join(Video, VideoVersion.video_id == Video.id)
        .join(Channel, Video.channel_id == Channel.id)
        .where(Channel.user_id == user_id)
        .order_by(VideoVersion.id)
    )
    with units.read() as unit:
        user = repository.user_by_id(unit.session, user_id)
        found = unit.session.execute(query).all()
    picture = name_of(user) if user is not None else None
    if picture is not None:
        yield f"media/{FILE}", key_of(picture)
    for video_id, number, key in found:
        if key:
            ending = PurePosixPath(key).suffix.lower()
            yield f"media/{video_id}-{number}{ending if ending in ENDINGS else ''}", key


def _write_media(archive: ZipFile, storage: Storage, name: str, key: str) -> None:
    # A source that is gone (its version failed, or the store lost it) is no reason to give nothing.
    with suppress(NotFoundError), storage.local(key) as source:
        info = ZipInfo.from_file(source, name)
        info.compress_type = ZIP_STORED
        with source.open("rb") as reading, archive.open(info, "w") as writing:
            while block := reading.read(CHUNK):
                writing.write(block)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID | Decimal):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in JSON")
