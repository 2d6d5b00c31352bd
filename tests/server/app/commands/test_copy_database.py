"""The command as a process: killed in the middle, run again, refused."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from server.app.copying import target
from server.kit.db.engine import database_url, open_engine
from tests.patience import PATIENCE_SECONDS, until
from tests.postgres import Cluster
from tests.server.app.copying.grown import count, grow
from tests.server.conftest import TEMPLATE

pytestmark = pytest.mark.proof

WAITS = sa.text("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'video'::regclass")


@pytest.fixture
def to(postgres: Cluster) -> Iterator[str]:
    with postgres.database(TEMPLATE) as url:
        yield url


@pytest.fixture
def data(sqlite_template: Path, tmp_path: Path) -> Path:
    grow(sqlite_template, tmp_path).rename(tmp_path / "chitra.db")
    return tmp_path


def _start(data: Path, to: str, *more: str) -> subprocess.Popen[str]:
    environment = {name: v for name, v in os.environ.items() if not name.startswith("CHITRA_")}
    command = [sys.executable, "-m", "server.app.cli", "copy-database", "--data-dir", str(data)]
    return subprocess.Popen(
        [*command, *more],
        env={**environment, "CHITRA_COPY_TO": to},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _rows(data: Path) -> int:
    return sum(count(f"sqlite:///{data / 'chitra.db'}").values())


def test_it_is_killed_in_the_middle_and_run_again(data: Path, to: str) -> None:
    engine = open_engine(database_url(to))
    with engine.connect() as holder:
        # Reading is allowed, writing waits: the copy comes as far as this table.
        holder.exec_driver_sql("LOCK TABLE video IN SHARE MODE")
        first = _start(data, to)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as watching:
            until(lambda: first.poll() is not None or bool(watching.scalar(WAITS)))
        assert first.poll() is None, first.communicate()
        first.kill()
        first.communicate()
    with engine.connect() as connection:
        assert connection.scalar(sa.text("SELECT count(*) FROM channel")) == 9
        assert connection.scalar(sa.text("SELECT count(*) FROM video")) == 0
    assert target.is_unfinished(engine)
    told, errors = _start(data, to).communicate(timeout=PATIENCE_SECONDS)
    assert f"Copied and compared {_rows(data)} rows" in told, errors
    assert not target.is_unfinished(engine)
    engine.dispose()
    again = _start(data, to)
    _told, errors = again.communicate(timeout=PATIENCE_SECONDS)
    assert again.returncode == 1
    assert "holds data" in errors
    assert "Traceback" not in errors


def test_a_server_does_not_start_on_half_a_copy(data: Path, to: str) -> None:
    engine = open_engine(database_url(to))
    with engine.begin() as connection:
        target.RECORDS.create_all(connection)
    engine.dispose()
    environment = {**os.environ, "CHITRA_DATABASE_URL": to, "CHITRA_DATA_DIR": str(data)}
    ran = subprocess.run(
        [sys.executable, "-m", "server.app.cli", "migrate"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )
    assert ran.returncode == 1
    assert "unfinished copy" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_wrong_address_is_said_in_a_sentence(data: Path) -> None:
    for address, words in [("mysql://h/d", "kind mysql"), ("sqlite:///x", "PostgreSQL")]:
        process = _start(data, address)
        _told, errors = process.communicate(timeout=PATIENCE_SECONDS)
        assert process.returncode == 1
        assert words in errors
        assert "Traceback" not in errors
