"""Clear what refers to a row before the row itself goes, a batch at a time.

The database would do it in the one statement that deletes the row. For a video with a million
views or an account with ten years of comments that is a transaction of minutes, and on SQLite
everybody waits.
"""

from uuid import UUID

import sqlalchemy as sa

from server.kit.db.unit import Units

BATCH = 500


def clear_references(units: Units, table: sa.FromClause, key: UUID) -> int:
    """Delete or null whatever refers to the row with that id, as its foreign keys say.

    What a batch deletes takes along, by the database's own cascade, what refers to that. Foreign
    keys that refuse a deletion are left to refuse it. Returns how many rows were dealt with.
    """
    done = 0
    for other in _metadata(table).sorted_tables:
        for column in other.columns:
            for foreign in column.foreign_keys:
                if foreign.column.table is table and foreign.ondelete in {"CASCADE", "SET NULL"}:
                    done += _clear(units, other, column, key, foreign.ondelete)
    return done


def _metadata(table: sa.FromClause) -> sa.MetaData:
    if not isinstance(table, sa.Table):
        raise TypeError("only tables have rows that are referred to")
    return table.metadata


def _clear(units: Units, table: sa.Table, column: sa.Column[UUID], key: UUID, action: str) -> int:
    own = table.primary_key.columns[0]
    chosen = own.in_(sa.select(own).where(column == key).limit(BATCH))
    statement: sa.Delete | sa.Update = sa.delete(table).where(chosen)
    if action == "SET NULL":
        kept = {each: each for each in table.columns if each.onupdate is not None}
        statement = sa.update(table).where(chosen).values({column: None, **kept})
    done = 0
    while True:
        with units.write() as unit:
            batch = len(unit.session.execute(statement.returning(own)).all())
        done += batch
        if batch < BATCH:
            return done
