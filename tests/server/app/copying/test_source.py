"""What may be copied, and what must be left alone."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from server.app.copying.errors import CopyError
from server.app.copying.source import opened
from server.kit.db.engine import database_url
from tests.server.app.copying.grown import change, grow
from tests.studio.live_server import LiveServer


@pytest.fixture
def grown(sqlite_template: Path, tmp_path: Path) -> Path:
    return grow(sqlite_template, tmp_path, each=2)


def _open(path: Path) -> None:
    with opened(database_url(f"sqlite:///{path}")) as connection:
        assert connection.scalar(sa.text("SELECT count(*) FROM channel")) == 2


def test_it_is_the_copys_alone_while_it_is_open(grown: Path) -> None:
    with opened(database_url(f"sqlite:///{grown}")):
        other = sqlite3.connect(grown, timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("SELECT * FROM channel")
        other.close()
    _open(grown)


def test_a_file_that_a_server_has_open_is_refused(tmp_path: Path) -> None:
    server = LiveServer(tmp_path / "data")
    server.start()
    with pytest.raises(CopyError, match=r"in use\. Stop the server"):
        _open(tmp_path / "data" / "chitra.db")
    server.kill()
    with opened(database_url(f"sqlite:///{tmp_path / 'data' / 'chitra.db'}")) as connection:
        assert connection.scalar(sa.text("SELECT count(*) FROM worker_heartbeat")) == 1


def test_an_older_schema_is_refused(grown: Path) -> None:
    older = sa.text("UPDATE alembic_version SET version_num = '0001_identity'")
    change(grown, lambda connection: connection.execute(older))
    with pytest.raises(CopyError, match=r"is at 0001_identity.*chitra-server migrate"):
        _open(grown)


def test_what_is_no_database_of_ours_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CopyError, match="no database at"):
        _open(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()
    (tmp_path / "text.db").write_text("not a database" * 100)
    with pytest.raises(CopyError, match="cannot be read"):
        _open(tmp_path / "text.db")
    sqlite3.connect(tmp_path / "empty.db").close()
    with pytest.raises(CopyError, match="is at nothing"):
        _open(tmp_path / "empty.db")
    with pytest.raises(CopyError, match="on PostgreSQL"), opened(database_url("postgresql://h/d")):
        pass
