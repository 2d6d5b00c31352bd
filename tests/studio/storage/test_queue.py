import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from studio.storage.database import Database
from studio.storage.queue import QueuedUpload, UploadQueue


def upload(position: int = 1, account: str = "me") -> QueuedUpload:
    return QueuedUpload(
        id=uuid4(),
        account_key=account,
        position=position,
        path=Path("/films/নদী.mp4"),
        filename="নদী.mp4",
        title="নদী",
        size=3 * 10**10,
        mtime_ns=1_795_000_000_123_456_789,
        fingerprint="f" * 64,
        duration_seconds=12.5,
        thumbnail=Path("/cache/x.jpg"),
        state="WAITING",
        upload_path="/api/v1/uploads/1",
        sent_bytes=10**10,
        error_code="client.offline",
        error_message="Away.",
        error_retryable=True,
        video_id=uuid4(),
        content_verified=None,
        created_at=datetime.now(UTC),
        finished_at=None,
    )


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(tmp_path / "studio.db")
    yield made
    made.close()


def test_everything_comes_back_as_it_was_in_order(database: Database) -> None:
    queue = UploadQueue(database)
    rows = [upload(3), upload(1), upload(2)]
    queue.save([*rows, upload(1, "somebody else")])
    assert queue.load("me") == sorted(rows, key=lambda row: row.position)
    assert queue.last_position("me") == 3
    assert queue.last_position("nobody") == 0


def test_saving_again_replaces(database: Database) -> None:
    queue = UploadQueue(database)
    row = upload()
    queue.save([row])
    later = replace(row, state="PROCESSING", content_verified=True, error_code=None)
    queue.save([later])
    queue.save([])
    assert queue.load("me") == [later]
    queue.remove(row.id)
    assert queue.load("me") == []


def test_deletions_are_owed_until_done(database: Database) -> None:
    queue = UploadQueue(database)
    queue.owe_deletion("me", "/api/v1/uploads/1")
    queue.owe_deletion("me", "/api/v1/uploads/1")
    queue.owe_deletion("somebody else", "/api/v1/uploads/2")
    assert queue.deletions_owed("me") == ["/api/v1/uploads/1"]
    queue.deletion_done("/api/v1/uploads/1")
    assert queue.deletions_owed("me") == []


def test_what_save_returned_from_survives_kill_9(tmp_path: Path) -> None:
    script = tmp_path / "writer.py"
    script.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "from studio.storage.database import Database\n"
        "from studio.storage.queue import UploadQueue\n"
        "from tests.studio.storage.test_queue import upload\n"
        "queue = UploadQueue(Database(Path(sys.argv[1])))\n"
        "for position in range(1, 10**6):\n"
        "    queue.save([upload(position)])\n"
        "    print(position, flush=True)\n"
    )
    path = tmp_path / "studio.db"
    root = Path(__file__).parents[3]
    with subprocess.Popen(
        [sys.executable, str(script), str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as writer:
        assert writer.stdout is not None
        told = 0
        for line in writer.stdout:
            told = int(line)
            if told == 20:
                writer.send_signal(signal.SIGKILL)
    database = Database(path)
    assert len(UploadQueue(database).load("me")) >= told
    database.close()
