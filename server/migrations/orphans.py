"""Triggers that keep flags and the moderation log from pointing at what is no more.

Both name things of several kinds by a type and an id, which no foreign key can guard; and most
things go by a cascade in the database, which no code of ours sees. So each table that can be
named has a trigger: with a row go its flags, and the log's entries about it lose the id.

Migrations call this module and are history: change what it does in a new function, and call
that from a new migration. On SQLite, Alembic's batch mode copies a table and drops the old one,
and its trigger with it: a migration that alters one of these tables in a batch has to call
:func:`create` for it afterwards.
"""

from collections.abc import Iterable
from types import MappingProxyType

import sqlalchemy as sa

NAMED = MappingProxyType(
    {
        "video": "VIDEO",
        "comment": "COMMENT",
        "user": "USER",
        "channel": "CHANNEL",
        "playlist": "PLAYLIST",
    }
)
"""Tables whose rows may be named, with the content type that names them."""
FUNCTION = "forget_references"

_POSTGRESQL_FUNCTION = """
CREATE FUNCTION forget_references() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM flag WHERE content_type = TG_ARGV[0] AND object_id = OLD.id;
    UPDATE moderation_log SET object_id = NULL
        WHERE content_type = TG_ARGV[0] AND object_id = OLD.id;
    RETURN NULL;
END
$$
"""
_POSTGRESQL = """
CREATE TRIGGER {name} AFTER DELETE ON "{table}"
    FOR EACH ROW EXECUTE FUNCTION {function}('{kind}')
"""
_SQLITE = """
CREATE TRIGGER {name} AFTER DELETE ON "{table}" FOR EACH ROW
BEGIN
    DELETE FROM flag WHERE content_type = '{kind}' AND object_id = OLD.id;
    UPDATE moderation_log SET object_id = NULL
        WHERE content_type = '{kind}' AND object_id = OLD.id;
END
"""


def create(connection: sa.Connection, tables: Iterable[str] = NAMED) -> None:
    """Add the triggers of these tables; the flags and the log must be there."""
    on_postgresql = connection.dialect.name == "postgresql"
    if on_postgresql and not _has_function(connection):
        connection.exec_driver_sql(_POSTGRESQL_FUNCTION)
    template = _POSTGRESQL if on_postgresql else _SQLITE
    for table in tables:
        connection.exec_driver_sql(
            template.format(name=_name(table), table=table, kind=NAMED[table], function=FUNCTION)
        )


def drop(connection: sa.Connection) -> None:
    """Take all of it away again."""
    on_postgresql = connection.dialect.name == "postgresql"
    for table in NAMED:
        of_table = f' ON "{table}"' if on_postgresql else ""
        connection.exec_driver_sql(f"DROP TRIGGER {_name(table)}{of_table}")
    if on_postgresql:
        connection.exec_driver_sql(f"DROP FUNCTION {FUNCTION}()")


def _name(table: str) -> str:
    return f"{FUNCTION}_to_{table}"


def _has_function(connection: sa.Connection) -> bool:
    found = sa.text("SELECT 1 FROM pg_proc WHERE proname = :name")
    return connection.scalar(found, {"name": FUNCTION}) is not None
