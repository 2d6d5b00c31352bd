"""The design tokens, read once from ``resources/themes/tokens.json``.

Everything that is a number or a colour in the interface comes through here; ``tests/studio/ui``
fails when a hex colour stands anywhere else.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from PySide6.QtGui import QColor

from studio.ui.resources import resources_dir

Scheme = Literal["dark", "light"]


@dataclass(frozen=True, slots=True)
class TypeRole:
    """One step of the type scale, for one script.

    ``px`` and ``line_height`` are integer pixels at text scale 1, ``weight`` is 100 to 900.
    """

    families: tuple[str, ...]
    px: int
    line_height: int
    weight: int


class Tokens:
    """The parsed file. Paths are dotted: ``"surface.card"``, ``"control.height.small"``."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document
        self._colours: dict[tuple[Scheme, str], QColor] = {}

    def colour(self, scheme: Scheme, path: str) -> QColor:
        """The colour at ``path`` of a scheme; ``chart.series.2`` counts into a list.

        A ``{hex, alpha}`` pair becomes one colour with its alpha.

        Raises:
            KeyError: there is no such token.
        """
        key = (scheme, path)
        if key not in self._colours:
            found = self._walk(self._document["color"][scheme], path)
            self._colours[key] = _to_colour(found)
        return QColor(self._colours[key])

    def number(self, path: str) -> int:
        """The whole number at ``path``, in pixels or milliseconds."""
        return int(self._walk(self._document, path))

    def size(self, path: str) -> tuple[int, int]:
        """The pair of pixels at ``path``: width and height."""
        width, height = self._walk(self._document, path)
        return int(width), int(height)

    def role_path(self, path: str) -> tuple[str, str]:
        """Icon and colour path of a status or visibility: ``"status.published"``."""
        icon, colour = self._walk(self._document["roles"], path)
        return str(icon), str(colour)

    def type_role(self, name: str, *, bengali: bool) -> TypeRole:
        """The type role for Latin or Bengali text."""
        role = self._document["type"]["roles"][name]
        family = role["family"]
        if bengali and family in {"ui", "display"}:
            family += "Bn"
        step = role["bn"] if bengali else role
        families = tuple(self._document["type"]["families"][family])
        return TypeRole(families, step["px"], step["lineHeight"], step["weight"])

    def type_role_names(self) -> tuple[str, ...]:
        """Every step of the type scale."""
        return tuple(self._document["type"]["roles"])

    def text_scales(self) -> tuple[float, ...]:
        """The text sizes a person can choose between."""
        return tuple(self._document["type"]["textScale"])

    def duration_badge(self) -> tuple[QColor, QColor]:
        """Fill and text of the length shown on a thumbnail, the same in both schemes."""
        badge = self._document["thumb"]["durationBadge"]
        return _to_colour(badge), QColor(badge["text"])

    @staticmethod
    def _walk(node: Any, path: str) -> Any:
        for part in path.split("."):
            node = node[int(part)] if isinstance(node, list) else node[part]
        return node


def _to_colour(value: Any) -> QColor:
    if isinstance(value, str):
        return QColor(value)
    colour = QColor(value["hex"])
    colour.setAlphaF(value["alpha"])
    return colour


@lru_cache(maxsize=1)
def load_tokens() -> Tokens:
    """The tokens of this installation."""
    return read_tokens(resources_dir() / "themes" / "tokens.json")


def read_tokens(path: Path) -> Tokens:
    """The tokens in a file."""
    return Tokens(json.loads(path.read_text(encoding="utf-8")))
