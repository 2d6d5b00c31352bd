"""Two people changed one video: what follows from both, and where they clash. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from studio.features.editor.details import FIELDS, SETS, Values, same


class Side(StrEnum):
    """Whose value a field takes."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Merge:
    """What two changes of one base make.

    Attributes:
        values: Every field; a clash has mine here until somebody decides.
        clashes: Fields that both changed, and differently, in the page's order.
    """

    values: dict[str, Any]
    clashes: tuple[str, ...]


def merge(base: Values, mine: Values, theirs: Values) -> Merge:
    """Take each field from whoever changed it.

    Tags and countries merge one by one, so that they never clash: what either has added is there,
    what either has taken away is not.

    Args:
        base: What both began with.
        mine: Every field as this computer has it.
        theirs: Every field as the server has it.
    """
    values: dict[str, Any] = {}
    clashes = []
    for field in FIELDS:
        before, one, other = base.get(field), mine.get(field), theirs.get(field)
        if same(field, one, before) or same(field, one, other):
            values[field] = other
        elif same(field, other, before):
            values[field] = one
        elif field in SETS:
            values[field] = _joined(before, one, other)
        else:
            values[field] = one
            clashes.append(field)
    return Merge(values, tuple(clashes))


def resolve(merged: Merge, theirs: Values, sides: Mapping[str, Side]) -> dict[str, Any]:
    """The values once somebody has decided about the clashes; mine where they have not."""
    taken = {f for f in merged.clashes if sides.get(f, Side.MINE) is Side.THEIRS}
    return {f: theirs.get(f) if f in taken else value for f, value in merged.values.items()}


def _joined(base: Any, mine: Any, theirs: Any) -> list[Any]:
    before = set(base or ())
    gone = (before - set(mine or ())) | (before - set(theirs or ()))
    all_there = dict.fromkeys([*(theirs or ()), *(mine or ())])
    return [each for each in all_there if each not in gone]
