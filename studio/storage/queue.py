"""The upload queue on disk: what is to be sent, in which order, and how far it is."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.sqlite import insert

from studio.storage.database import Database
from studio.storage.schema import owed_deletions, uploads


@dataclass(frozen=True, slots=True)
class QueuedUpload:
    """One upload as it is kept. The path, size, time and fingerprint say which file it is.

    Attributes:
        id: This computer's own id of the upload.
        account_key: Whose queue it is in.
        position: Its place; lower goes first.
        path: The file.
        filename: The creator's name for it.
        title: What the video is called at first.
        size: Bytes, when it was added.
        mtime_ns: Its time of change, when it was added.
        fingerprint: sha256 over its size, beginning and end; empty until it was checked.
        duration_seconds: As probed here.
        thumbnail: A small picture from it.
        state: The engine's word for where it stands.
        upload_path: Where it lies on the server, from its root, once created there. No host: the
            bundled server's port may change.
        sent_bytes: How many bytes the server last confirmed.
        error_code: Why it stands still.
        error_message: The same as a sentence.
        error_retryable: Whether trying again can help.
        video_id: The video it became.
        replaces: The video that it is a new version of.
        content_verified: Whether the server's bytes were found equal to the file's.
        created_at: When it was added.
        finished_at: When its last byte was safe on the server.
        encode_here: Whether its sizes are made on this computer, and sent in its place.
        ladder: The file with all of them, once they are made.
        ladder_ends: The bytes at which each is whole, as the server is told.
        ladder_error: Why the file itself is sent after all: a code.
        ladder_reason: The same as a sentence.
    """

    id: UUID
    account_key: str
    position: int
    path: Path
    filename: str
    title: str
    size: int
    mtime_ns: int
    fingerprint: str
    duration_seconds: float | None
    thumbnail: Path | None
    state: str
    upload_path: str | None
    sent_bytes: int
    error_code: str | None
    error_message: str | None
    error_retryable: bool
    video_id: UUID | None
    content_verified: bool | None
    created_at: datetime
    finished_at: datetime | None
    replaces: UUID | None = None
    encode_here: bool = False
    ladder: Path | None = None
    ladder_ends: str | None = None
    ladder_error: str | None = None
    ladder_reason: str | None = None


class UploadQueue:
    """Keeps uploads in the database. Every method blocks, and is durable when it returns.

    Args:
        database: The studio's.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self, account_key: str) -> list[QueuedUpload]:
        """The account's uploads, in order."""
        names = [uploads.c[field.name] for field in fields(QueuedUpload)]
        wanted = (
            select(*names)
            .where(uploads.c.account_key == account_key)
            .order_by(uploads.c.position, uploads.c.created_at)
        )
        with self._database.transaction() as connection:
            return [QueuedUpload(**row) for row in connection.execute(wanted).mappings()]

    def save(self, rows: Sequence[QueuedUpload]) -> None:
        """Keep these as they are now, all or none."""
        if not rows:
            return
        statement = insert(uploads)
        names = (field.name for field in fields(QueuedUpload) if field.name != "id")
        statement = statement.on_conflict_do_update(
            index_elements=[uploads.c.id],
            set_={name: statement.excluded[name] for name in names},
        )
        with self._database.transaction() as connection:
            connection.execute(statement, [asdict(row) for row in rows])

    def remove(self, upload_id: UUID) -> None:
        """Forget an upload."""
        with self._database.transaction() as connection:
            connection.execute(delete(uploads).where(uploads.c.id == upload_id))

    def last_position(self, account_key: str) -> int:
        """The highest place taken; 0 when the queue is empty."""
        highest = select(func.max(uploads.c.position)).where(uploads.c.account_key == account_key)
        with self._database.transaction() as connection:
            return connection.execute(highest).scalar_one() or 0

    def owe_deletion(self, account_key: str, upload_path: str) -> None:
        """Remember that the server must still be told to delete an upload."""
        statement = insert(owed_deletions).on_conflict_do_nothing()
        with self._database.transaction() as connection:
            connection.execute(statement, {"account_key": account_key, "upload_path": upload_path})

    def deletions_owed(self, account_key: str) -> list[str]:
        """Paths of uploads that the server must still be told to delete."""
        owed = select(owed_deletions.c.upload_path).where(
            owed_deletions.c.account_key == account_key
        )
        with self._database.transaction() as connection:
            return list(connection.execute(owed).scalars())

    def deletion_done(self, upload_path: str) -> None:
        """The server has been told."""
        done = delete(owed_deletions).where(owed_deletions.c.upload_path == upload_path)
        with self._database.transaction() as connection:
            connection.execute(done)
