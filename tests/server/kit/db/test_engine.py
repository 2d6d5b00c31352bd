import threading
from pathlib import Path

import pytest
import sqlalchemy as sa

from server.app.wiring import Parts
from server.features.identity.models import User
from server.kit.db.engine import database_url, open_engine
from server.kit.db.unit import Units
from tests.server.people import Person


def test_our_drivers_are_chosen() -> None:
    assert database_url("postgresql://host/db").drivername == "postgresql+psycopg"
    assert database_url("postgresql+psycopg2://h/d").drivername == "postgresql+psycopg"
    assert database_url("sqlite:///x.db").drivername == "sqlite+pysqlite"


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("mysql://host/db", "of the kind mysql cannot be used"),
        ("banana", "no address of a database"),
        ("postgresql://x:y@127.0.0.1:abc/chitra", "no address of a database"),
    ],
)
def test_another_database_is_refused_with_a_sentence(address: str, told: str) -> None:
    with pytest.raises(ValueError, match=told) as caught:
        database_url(address)
    assert "Write postgresql://" in str(caught.value)


def test_sqlite_is_durable_and_keeps_its_foreign_keys(tmp_path: Path) -> None:
    engine = open_engine(database_url(f"sqlite:///{tmp_path / 'a.db'}"))
    with engine.connect() as connection:
        asked = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    engine.dispose()
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_writers_wait_for_each_other(parts: Parts, tahmina: Person) -> None:
    """Read, then write, from many threads at once: no update is lost, nobody fails."""
    units = parts.providers.get(Units)
    failures: list[BaseException] = []

    def rename() -> None:
        try:
            for _ in range(10):
                with units.write() as unit:
                    user = unit.session.scalars(
                        sa.select(User).where(User.id == tahmina.id).with_for_update()
                    ).one()
                    user.preferred_language = str(int(user.preferred_language) + 1)
        except BaseException as error:
            failures.append(error)
            raise

    with units.write() as unit:
        unit.session.execute(sa.update(User).values(preferred_language="0"))
    threads = [threading.Thread(target=rename) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with units.read() as unit:
        total = unit.session.scalar(sa.select(User.preferred_language))
    assert (failures, total) == ([], "80")
