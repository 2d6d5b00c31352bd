"""The pages about the tables: one a feature, all of them in a picture, and what goes when."""

import inspect
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapper

from server.app.model_docs.columns import default_text, described_kind
from server.app.model_docs.diagram import diagram
from server.app.model_docs.docstrings import attribute_doc, constant_doc, first_line, tidy
from server.app.model_docs.tables import Described, by_feature
from server.app.model_docs.upkeep import upkeep_page
from server.app.permissions import permissions_page
from server.kit.db.model import Model

NOTICE = (
    "<!-- Written by python -m server.app.model_docs. Change the models, not this page. -->\n\n"
)
WHOLE = "diagram.md"
WIDE = "---\nhide:\n  - navigation\n  - toc\n---\n"
"""The picture of everything wants the page's whole width."""
WINDOWS = "windows.md"
PERMISSIONS = "permissions.md"


def pages() -> dict[str, str]:
    """Names of the pages with their Markdown; the same for the same code."""
    features = by_feature()
    written = {
        f"{feature}.md": _feature_page(feature, tables) for feature, tables in features.items()
    }
    written[WHOLE] = _whole_page(features)
    written[WINDOWS] = NOTICE + upkeep_page()
    written[PERMISSIONS] = WIDE + NOTICE + permissions_page()
    return written


def _whole_page(features: dict[str, list[Described]]) -> str:
    every = [each for tables in features.values() for each in tables]
    lines = [
        "# All tables\n",
        f"{len(every)} tables, and which refers to which. Each feature's page has their columns.\n",
        diagram((each.table for each in every), columns=False),
        "| feature | table | what a row is |",
        "|---|---|---|",
    ]
    for feature, tables in features.items():
        for each in tables:
            name = f"[`{each.table.name}`]({feature}.md#{each.table.name})"
            lines.append(f"| {feature} | {name} | {_cell(first_line(_about(each)))} |")
    return WIDE + NOTICE + "\n".join(lines) + "\n"


def _feature_page(feature: str, tables: list[Described]) -> str:
    parts = [f"# {feature.capitalize()}", tidy(tables[0].module.__doc__)]
    parts.append(diagram((each.table for each in tables), columns=True))
    for each in tables:
        parts += [
            f"## {each.name} {{: #{each.table.name} }}",
            f"Table `{each.table.name}`. {tidy(_about(each))}",
            "\n".join(_fields(each)),
            "\n".join(_rules(each.table)),
            "\n".join(_helpers(each)),
        ]
    parts += _choices(tables)
    return NOTICE + "\n\n".join(part.rstrip() for part in parts if part) + "\n"


def _about(each: Described) -> str:
    if each.model is None:
        return constant_doc(each.module, each.name)
    return each.model.__doc__ or ""


def _fields(each: Described) -> Iterator[str]:
    yield "| field | type | null | default | |"
    yield "|---|---|---|---|---|"
    for column in each.table.columns:
        about = attribute_doc(each.model, column.name) if each.model else ""
        for key in column.foreign_keys:
            about = f"A row of `{key.column.table.name}`. {about}"
        cells = (
            f"`{column.name}`",
            described_kind(column.type),
            "yes" if column.nullable else "",
            default_text(column),
            _cell(about),
        )
        yield f"| {' | '.join(cells)} |"


def _rules(table: sa.Table) -> Iterator[str]:
    """Constraints and indexes, each with the name that the database tells it by."""
    yield "| rule | name |"
    yield "|---|---|"
    yield f"| key: {_list(table.primary_key.columns.keys())} | `{table.primary_key.name}` |"
    for key in sorted(table.foreign_key_constraints, key=lambda key: str(key.name)):
        end = f"{key.elements[0].column.table.name}, on deletion {key.ondelete}"
        yield f"| {_list(key.columns.keys())} refers to {end} | `{key.name}` |"
    uniques = [c for c in table.constraints if isinstance(c, sa.UniqueConstraint)]
    for unique in sorted(uniques, key=lambda unique: str(unique.name)):
        yield f"| unique: {_list(unique.columns.keys())} | `{unique.name}` |"
    checks = [c for c in table.constraints if isinstance(c, sa.CheckConstraint)]
    for check in sorted(checks, key=lambda check: str(check.name)):
        yield f"| check: `{_cell(str(check.sqltext))}` | `{check.name}` |"
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        kind = "unique" if index.unique else "index"
        where = index.dialect_options["postgresql"].get("where")
        only = "" if where is None else f" where `{where}`"
        yield f"| {kind}: {_list(map(_named, index.expressions))}{only} | `{index.name}` |"


def _helpers(each: Described) -> Iterator[str]:
    """Properties, methods and the objects that foreign keys lead to."""
    if each.model is None:
        return
    mapper: Mapper[Any] = sa.inspect(each.model)
    lines = [
        f"- `{name}`: the `{relation.mapper.class_.__name__}`"
        f"{' objects' if relation.uselist else ''}. {attribute_doc(each.model, name)}".rstrip()
        for name, relation in sorted(mapper.relationships.items())
    ]
    members = (vars(kind).items() for kind in each.model.__mro__ if _is_ours(kind))
    for name, value in chain.from_iterable(members):
        if name.startswith("_"):
            continue
        if isinstance(value, property):
            lines.append(f"- `{name}`: {first_line(value.__doc__)}")
        elif inspect.isfunction(value):
            lines.append(f"- `{name}({_arguments(value)})`: {first_line(value.__doc__)}")
    if lines:
        yield "In Python:\n"
        yield from lines


def _choices(tables: list[Described]) -> Iterator[str]:
    kinds: set[type[Any]] = {
        column.type.enum_class
        for each in tables
        for column in each.table.columns
        if isinstance(column.type, sa.Enum) and column.type.enum_class is not None
    }
    if kinds:
        yield "## Choices"
    for kind in sorted(kinds, key=lambda kind: kind.__name__):
        yield f"### {kind.__name__} {{: #{kind.__name__.lower()} }}\n\n{tidy(kind.__doc__)}"
        yield "\n".join(_values(kind))


def _values(kind: Any) -> Iterator[str]:
    members: Iterable[StrEnum] = kind.__members__.values()
    for member in members:
        yield f"- `{member.value}`: {_cell(attribute_doc(kind, member.name))}"


def _is_ours(kind: type) -> bool:
    """A model, or something that models of a feature have in common."""
    return kind.__module__.startswith("server.") and kind is not Model


def _arguments(function: Any) -> str:
    return ", ".join(name for name in inspect.signature(function).parameters if name != "self")


def _named(expression: Any) -> str:
    return getattr(expression, "name", None) or str(expression)


def _list(names: Any) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _cell(text: str) -> str:
    """Text on one line, with no bar that would end a table's cell."""
    return " ".join(text.split()).replace("|", "\\|")
