import sqlite3
import threading
from pathlib import Path

import pytest

from studio.kit.errors import StorageFailed
from studio.storage.database import Database
from studio.storage.schema import MIGRATIONS


def test_it_is_made_once_and_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "studio.db"
    Database(path).close()
    Database(path).close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_a_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    database = Database(tmp_path / "studio.db")
    sql = "INSERT INTO servers VALUES ('a', 'A', '2026-01-01')"
    with pytest.raises(ZeroDivisionError), database.transaction() as connection:
        connection.exec_driver_sql(sql)
        raise ZeroDivisionError
    with database.transaction() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM servers").scalar_one() == 0
    database.close()


def test_a_migration_that_fails_leaves_the_old_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "studio.db"
    Database(path).close()
    broken = (*MIGRATIONS, ("CREATE TABLE half (x)", "THIS IS NO SQL"))
    monkeypatch.setattr("studio.storage.database.MIGRATIONS", broken)
    with pytest.raises(StorageFailed):
        Database(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        names = connection.execute("SELECT name FROM sqlite_master").fetchall()
        assert ("half",) not in names
    connection.close()


def test_a_newer_studios_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "studio.db"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(StorageFailed, match="newer studio"):
        Database(path)


def test_what_is_no_database_is_said_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "studio.db"
    path.write_bytes(b"This is not a database, but somebody may want it." * 100)
    before = path.read_bytes()
    with pytest.raises(StorageFailed):
        Database(path)
    assert path.read_bytes() == before


def test_threads_wait_for_each_other(tmp_path: Path) -> None:
    database = Database(tmp_path / "studio.db")

    def write(number: int) -> None:
        for turn in range(10):
            with database.transaction() as connection:
                connection.exec_driver_sql(
                    "INSERT INTO servers VALUES (?, 'A', '2026-01-01')", (f"{number}-{turn}",)
                )

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.transaction() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM servers").scalar_one() == 60
    database.close()
