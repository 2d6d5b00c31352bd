import signal
import subprocess
import sys
from pathlib import Path

from studio.storage.database import Database
from studio.storage.drafts import DraftStore
from tests.paths import REPOSITORY

WRITER = """
import os, signal, sys
from pathlib import Path
from studio.storage.database import Database
from studio.storage.drafts import DraftStore
DraftStore(Database(Path(sys.argv[1])), "me").keep("video/1", "নৌকা")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_each_account_has_its_own_and_the_last_one_stays(tmp_path: Path) -> None:
    database = Database(tmp_path / "studio.db")
    mine, theirs = DraftStore(database, "me"), DraftStore(database, "them")
    mine.keep("video/1", "one")
    mine.keep("video/2", "two")
    mine.keep("video/1", "three")
    mine.keep("100%/1", "other")
    theirs.keep("video/1", "theirs")
    assert mine.load("video/1") == "three"
    assert mine.load_all("video/") == {"video/2": "two", "video/1": "three"}
    assert mine.load_all("1%") == {}
    mine.drop("video/1")
    assert (mine.load("video/1"), theirs.load("video/1")) == (None, "theirs")
    database.close()


def test_what_was_kept_survives_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "studio.db"
    done = subprocess.run([sys.executable, "-c", WRITER, str(path)], check=False, cwd=REPOSITORY)
    assert done.returncode == -signal.SIGKILL
    database = Database(path)
    assert DraftStore(database, "me").load("video/1") == "নৌকা"
    database.close()
