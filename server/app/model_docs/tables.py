"""The tables, by the feature that owns them."""

import importlib
from collections import defaultdict
from dataclasses import dataclass
from types import ModuleType

import sqlalchemy as sa

from server.app.models import METADATA
from server.kit.db.model import Model

PLATFORM = "platform"
"""Where tables are listed that belong to no feature."""
ORDER = (
    "identity",
    "billing",
    "channels",
    "uploads",
    "videos",
    "media",
    "interactions",
    "playlists",
    "comments",
    "discovery",
    "analytics",
    "payouts",
    "moderation",
    "notifications",
    PLATFORM,
)
"""Low to high, as features build on each other."""


@dataclass(frozen=True)
class Described:
    """A table and what describes it: its class, or its name in a module."""

    table: sa.Table
    module: ModuleType
    model: type[Model] | None

    @property
    def feature(self) -> str:
        """The feature's name, as its folder is called."""
        parts = self.module.__name__.split(".")
        return parts[2] if parts[1] == "features" else PLATFORM

    @property
    def name(self) -> str:
        """What the code calls it."""
        if self.model is not None:
            return self.model.__name__
        return next(name for name, value in vars(self.module).items() if value is self.table)


def by_feature() -> dict[str, list[Described]]:
    """Every table: features from low to high, and their tables in the order of the source."""
    found: dict[str, list[Described]] = defaultdict(list)
    names = sorted({mapper.class_.__module__ for mapper in Model.registry.mappers})
    for module in map(importlib.import_module, names):
        for each in filter(None, (_described(module, value) for value in vars(module).values())):
            found[each.feature].append(each)
    return {feature: found[feature] for feature in sorted(found, key=ORDER.index)}


def _described(module: ModuleType, value: object) -> Described | None:
    if isinstance(value, sa.Table):
        return Described(value, module, None)
    if isinstance(value, type) and issubclass(value, Model) and value.__module__ == module.__name__:
        return Described(METADATA.tables[value.__tablename__], module, value)
    return None
