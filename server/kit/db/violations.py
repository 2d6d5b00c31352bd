"""What a violated constraint means to whoever sent the request.

Use cases look before they write, so a violation is nearly always a race: two people at once, and
this is the second. The model's constraint says what to answer: put ``info=refusal(…)`` on it.
Without it the answer follows from the kind of the constraint and names its columns.
"""

import re
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from server.contract.errors import ErrorCode
from server.kit.db.model import Model
from server.kit.errors import AppError, ConflictError, InvalidError

Rule = sa.Constraint | sa.Index

UNIQUE, CHECK, FOREIGN_KEY, NOT_NULL = "23505", "23514", "23503", "23502"
"""SQLSTATE codes; SQLite's messages are translated to them."""
_SQLITE = {
    "UNIQUE constraint failed": UNIQUE,
    "CHECK constraint failed": CHECK,
    "FOREIGN KEY constraint failed": FOREIGN_KEY,
    "NOT NULL constraint failed": NOT_NULL,
}
_WORD = re.compile(r"\w+")

RACED = "Somebody else changed this at the same moment. Try again."
TAKEN = "This is there already."
OUT_OF_RANGE = "This value is outside what can be stored."
MISSING = "This is missing."


def refusal(code: ErrorCode, message: str, field: str | None = None) -> dict[str, Any]:
    """For a constraint's ``info``: what its violation is answered with.

    Args:
        field: the input to blame; the constraint's columns when left out.
    """
    return {"code": code, "message": message, "field": field}


def explained(error: IntegrityError) -> AppError:
    """The refusal that goes with the violated constraint; never a 500."""
    kind, rule, columns = _violated(error.orig)
    known = rule.info if rule is not None else {}
    code, message = known.get("code"), known.get("message")
    blamed = [known["field"]] if known.get("field") else columns
    if kind == UNIQUE:
        fields = dict.fromkeys(blamed, message or TAKEN)
        return ConflictError(message or RACED, code=code, fields=fields)
    if kind == FOREIGN_KEY:
        return ConflictError(
            message
            or "What this belongs to, or what belongs to this, was changed at the same "
            "moment. Load it again, then try again.",
            code=code,
        )
    sentence = MISSING if kind == NOT_NULL else OUT_OF_RANGE
    return InvalidError(
        message or "Something in the request cannot be stored. Correct it, then try again.",
        code=code,
        fields=dict.fromkeys(blamed, message or sentence),
    )


def _violated(cause: BaseException | None) -> tuple[str, Rule | None, list[str]]:
    """SQLSTATE, the rule of ours where it can be told, and the columns it is about."""
    facts = getattr(cause, "diag", None)
    if facts is not None:
        table = Model.metadata.tables.get(facts.table_name or "")
        rule = _by_name(table, facts.constraint_name or "")
        columns = [facts.column_name] if facts.column_name else _columns(table, rule)
        return str(facts.sqlstate), rule, columns
    what, _, where = str(cause).partition(": ")
    kind = _SQLITE.get(what, UNIQUE)
    if kind == CHECK:
        return kind, *_check_by_name(where)
    named = [part.strip().split(".") for part in where.split(",") if "." in part]
    columns = [column for _, column in named]
    table = Model.metadata.tables.get(named[0][0]) if named else None
    return kind, _unique_over(table, set(columns)) if kind == UNIQUE else None, columns


def _rules(table: sa.Table | None) -> list[Rule]:
    return [] if table is None else [*table.constraints, *table.indexes]


def _by_name(table: sa.Table | None, name: str) -> Rule | None:
    return next((rule for rule in _rules(table) if str(rule.name) == name), None)


def _check_by_name(name: str) -> tuple[Rule | None, list[str]]:
    for table in Model.metadata.tables.values():
        rule = _by_name(table, name)
        if rule is not None:
            return rule, _columns(table, rule)
    return None, []


def _unique_over(table: sa.Table | None, columns: set[str]) -> Rule | None:
    for rule in _rules(table):
        unique = isinstance(rule, sa.UniqueConstraint) or (
            isinstance(rule, sa.Index) and rule.unique
        )
        if unique and set(_columns(table, rule)) == columns:
            return rule
    return None


def _columns(table: sa.Table | None, rule: Rule | None) -> list[str]:
    """The columns of the rule; those that its text names, for a CHECK."""
    if table is None or rule is None:
        return []
    if isinstance(rule, sa.CheckConstraint):
        words = set(_WORD.findall(str(rule.sqltext)))
        return [column.name for column in table.columns if column.name in words]
    if isinstance(rule, sa.Index | sa.UniqueConstraint):
        return [column.name for column in rule.columns]
    return []
