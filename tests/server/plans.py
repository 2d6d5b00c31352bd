"""How a database would go about the queries of a listing."""

import re
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

# Tests have few rows, where reading them all is cheapest: ask for the best other way.
COSTLY = (
    "enable_seqscan",
    "enable_sort",
    "enable_incremental_sort",
    "enable_bitmapscan",
    "enable_hashjoin",
)


def plan_of(session: Session, listing: Callable[[], object]) -> str:
    """The plans of all queries that ``listing`` makes, as the database words them."""
    seen: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        seen.append((statement, parameters))

    engine = session.get_bind()
    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        listing()
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)
    assert seen, "nothing was asked"
    connection = session.connection()
    explain = "EXPLAIN QUERY PLAN "
    if engine.dialect.name == "postgresql":
        explain = "EXPLAIN "
        for name in COSTLY:
            connection.exec_driver_sql(f"SET LOCAL {name} = off")
    rows = [
        row for query in seen for row in connection.exec_driver_sql(explain + query[0], query[1])
    ]
    return "\n".join(str(row[-1]) for row in rows)


def assert_by_index(plan: str, table: str, index: str) -> None:
    """The plan walks this index of the table, and neither sorts nor reads the whole table."""
    assert index in plan, plan
    assert not re.search(rf"Seq Scan on {table}\b|SCAN {table}(?! USING)", plan), plan
    assert not re.search(r"TEMP B-TREE FOR ORDER BY|\bSort\b", plan), plan
