"""Entity-relationship diagrams, in the language of Mermaid."""

from collections.abc import Iterable, Iterator

import sqlalchemy as sa

from server.app.model_docs.columns import kind_name


def diagram(tables: Iterable[sa.Table], *, columns: bool) -> str:
    """The tables and how they refer to each other.

    Args:
        columns: show the columns of the given tables. Tables that they refer to stand beside
            them as bare names.
    """
    given = list(tables)
    lines = ["erDiagram"]
    if columns:
        for table in given:
            lines += _entity(table)
    else:
        # From left to right: most tables refer to two or three, so downward it is far too wide.
        lines += ["    direction LR", *(f"    {table.name}" for table in given)]
    for table in given:
        lines += _relations(table, named=columns)
    return "```mermaid\n" + "\n".join(lines) + "\n```\n"


def _entity(table: sa.Table) -> Iterator[str]:
    yield f"    {table.name} {{"
    for column in table.columns:
        keys = [*(["PK"] if column.primary_key else []), *(["FK"] if column.foreign_keys else [])]
        keys += ["UK"] if _is_unique(column) and not column.primary_key else []
        words = [kind_name(column.type).replace(" ", "_"), column.name, ", ".join(keys)]
        yield f"        {' '.join(filter(None, words))}"
    yield "    }"


def _relations(table: sa.Table, *, named: bool) -> Iterator[str]:
    for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
        one = "|o" if key.parent.nullable else "||"
        many = "o|" if _is_unique(key.parent) else "o{"
        label = key.parent.name if named else '""'
        yield f"    {key.column.table.name} {one}--{many} {table.name} : {label}"


def _is_unique(column: sa.Column[object]) -> bool:
    """No two rows have the same value in this column alone."""
    alone = [column.name]
    return any(
        isinstance(constraint, sa.UniqueConstraint | sa.PrimaryKeyConstraint)
        and list(constraint.columns.keys()) == alone
        for constraint in column.table.constraints
    )
