from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import inspect, select

from studio.storage.database import Database
from studio.storage.schema import FilePath, accounts, metadata, servers


def test_the_migrations_make_what_the_code_describes(tmp_path: Path) -> None:
    database = Database(tmp_path / "studio.db")
    found = inspect(database._engine)
    assert set(found.get_table_names()) == set(metadata.tables)
    for table in metadata.sorted_tables:
        columns = {column["name"]: column for column in found.get_columns(table.name)}
        assert set(columns) == {column.name for column in table.columns}
        for column in table.columns:
            assert columns[column.name]["nullable"] == column.nullable, column
        keys = found.get_pk_constraint(table.name)["constrained_columns"]
        assert keys == [column.name for column in table.primary_key]
    database.close()


def test_moments_come_back_in_utc(tmp_path: Path) -> None:
    database = Database(tmp_path / "studio.db")
    dhaka = datetime(2026, 1, 2, 3, 4, tzinfo=timezone(timedelta(hours=6)))
    with database.transaction() as connection:
        row = {"base_url": "https://a.example.org", "name": "A", "last_used_at": dhaka}
        connection.execute(servers.insert().values(row))
        back = connection.execute(select(servers.c.last_used_at)).scalar_one()
    database.close()
    assert back == dhaka
    assert back.tzinfo == UTC


def test_ids_come_back_as_ids(tmp_path: Path) -> None:
    database = Database(tmp_path / "studio.db")
    user = uuid4()
    row = {"key": "k", "base_url": "u", "user_id": user, "email": "e", "username": "n"}
    row["last_used_at"] = datetime.now(UTC)
    with database.transaction() as connection:
        connection.execute(accounts.insert().values(row))
        assert connection.execute(select(accounts.c.user_id)).scalar_one() == user
    database.close()


@pytest.mark.parametrize(
    "name", ["নদী.mp4", "a b.mp4", b"\xff\xfe.mp4".decode("utf-8", "surrogateescape")]
)
def test_any_file_name_survives(name: str) -> None:
    kind = FilePath()
    kept = kind.process_bind_param(Path(name), None)  # type: ignore[arg-type]
    assert kept is not None
    kept.encode()
    assert kind.process_result_value(kept, None) == Path(name)  # type: ignore[arg-type]
