"""The files of subtitle tracks: where they are kept, and when they are removed.

Every text has a folder of its own, which is never written to again. Before one is stored, its
removal is queued for later, which comes to nothing where a track has it by then: no crash leaves
a file that nobody knows of.
"""

import hashlib
import secrets
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa

from server.features.videos.models import Subtitle, VideoVersion
from server.integrations.storage.port import Storage
from server.integrations.storage.stores import telling_full
from server.kit.db.unit import Unit, Units
from server.kit.jobs.queue import Job, Queue

FILE = "track.vtt"
COLLECT = "collect_subtitle"
"""Name of the workflow; it takes a file's key."""
STORED_WITHIN = timedelta(hours=1)


def etag(track: Subtitle) -> str:
    """What stands for the track's text, as HTTP has it."""
    return f'"{hashlib.sha256(track.file_key.encode()).hexdigest()[:24]}"'


def store(units: Units, storage: Storage, version: VideoVersion, language: str, text: str) -> str:
    """Put a text into the store, for a track to point at; its key.

    Raises:
        NoSpaceError: the store is full.
    """
    key = f"{version.folder_key}/subtitles/{language}-{secrets.token_hex(8)}/{FILE}"
    with units.write() as unit:
        _queue_removal(unit, key, "unless-kept", STORED_WITHIN)
    with telling_full(), TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        path.write_text(text, encoding="utf-8", newline="\n")
        storage.put(key, path)
    return key


def remove(unit: Unit, key: str) -> None:
    """Have the file removed once the transaction is through, which takes it from its track."""
    _queue_removal(unit, key, "replaced")


def collect(units: Units, storage: Storage, key: str) -> None:
    """Remove the file, unless a track has it. May be done again."""
    with units.read() as unit:
        kept = unit.session.scalar(sa.select(Subtitle.id).where(Subtitle.file_key == key))
    if kept is None:
        storage.delete(_folder(key))


def _queue_removal(unit: Unit, key: str, why: str, wait: timedelta = timedelta()) -> None:
    name = f"subtitle-{_folder(key)}-{why}"
    job = Job(COLLECT, Queue.CONTROL, name, (key,), delay_seconds=wait.total_seconds())
    unit.enqueue(job)


def _folder(key: str) -> str:
    return key.rpartition("/")[0]
