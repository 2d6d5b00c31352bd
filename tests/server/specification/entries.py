"""The platform specification as data: one entry for each of its models."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MODELS = Path(__file__).parent / "models"


@dataclass(frozen=True)
class Entry:
    """What the specification says of one model, in its own names; and what we call it."""

    name: str
    told: dict[str, Any]

    @property
    def table(self) -> str:
        return str(self.told["table"])

    @property
    def feature(self) -> str:
        return str(self.told["feature"])

    def said(self, what: str) -> Any:
        """A list or table of the entry; empty where the specification says nothing."""
        return self.told.get(what, {})

    def columns(self, field: str) -> list[str]:
        """Our columns for one of the specification's fields; none for what is computed."""
        renamed = self.said("renamed").get(field)
        if renamed is not None:
            column = renamed.get("column", [])
            return [column] if isinstance(column, str) else column
        return [f"{field}_id"] if field in self.said("keys") else [field]

    def column(self, field: str) -> str:
        """Our one column for a field."""
        [column] = self.columns(field)
        return column

    def all_columns(self, fields: list[str]) -> list[str]:
        """Our columns for fields in their order, as of an index."""
        return [column for field in fields for column in self.columns(field)]

    def fields(self) -> Iterator[str]:
        """Every field that the specification names."""
        yield from self.told["fields"]
        yield from self.said("renamed")

    def helpers(self) -> Iterator[tuple[str, str]]:
        """Computed properties and methods: the specification's name, and where ours is."""
        yield from self.said("helpers").items()
        for field, renamed in self.said("renamed").items():
            if "helper" in renamed:
                yield field, renamed["helper"]


def entries() -> list[Entry]:
    """Every model of the specification, in its order."""
    return [
        Entry(name, told)
        for path in sorted(MODELS.glob("*.toml"))
        for name, told in tomllib.loads(path.read_text(encoding="utf-8")).items()
    ]
