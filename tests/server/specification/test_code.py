"""Choices, defaults and helpers of the specification, looked up in the code."""

import importlib
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa

from server.app.models import METADATA
from tests.server.specification.entries import Entry, entries

ENTRIES = pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.name)


def _find(path: str) -> object:
    """What a dotted path leads to: a module, or something inside one."""
    parts = path.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found: Any = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for name in parts[length:]:
            found = getattr(found, name)
        return found
    raise LookupError(path)


def _column(entry: Entry, field: str) -> sa.Column[Any]:
    return METADATA.tables[entry.table].columns[entry.column(field)]


def _default(column: sa.Column[Any]) -> set[str]:
    """What a column's default is called, and what it looks like."""
    default: Any = column.default
    found = default.arg.__wrapped__ if default.is_callable else default.arg
    return {str(found), getattr(found, "__name__", "")}


@ENTRIES
def test_model_is_in_its_feature(entry: Entry) -> None:
    model = _find(f"server.features.{entry.feature}.models.{entry.name}")
    assert getattr(model, "__tablename__", None) == entry.table


@ENTRIES
def test_choices_hold_what_the_specification_names(entry: Entry) -> None:
    for field, values in entry.said("choices").items():
        kind = _column(entry, field).type
        assert isinstance(kind, sa.Enum), field
        assert set(values) <= set(kind.enums), field


@ENTRIES
def test_defaults_are_the_stated_ones(entry: Entry) -> None:
    for field, value in entry.said("defaults").items():
        assert str(value) in _default(_column(entry, field)), field


def _helpers() -> Iterator[tuple[str, str]]:
    for entry in entries():
        for name, path in entry.helpers():
            yield f"{entry.name}.{name}", path


@pytest.mark.parametrize(("name", "path"), list(_helpers()))
def test_every_property_and_method_has_its_place(name: str, path: str) -> None:
    found = _find(path)
    assert callable(found) or isinstance(found, property), name


def test_every_renamed_field_says_why() -> None:
    for entry in entries():
        for field, renamed in entry.said("renamed").items():
            assert renamed["why"].endswith("."), field
