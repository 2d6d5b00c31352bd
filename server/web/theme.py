"""The tokens' colours as CSS custom properties, so that no colour is written twice."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def tokens_css(tokens_file: Path) -> str:
    """``:root`` rules: dark by default, light where the viewer's system asks for it."""
    tokens = json.loads(tokens_file.read_text(encoding="utf-8"))
    dark = _rules(tokens["color"]["dark"])
    light = _rules(tokens["color"]["light"])
    radius = "".join(f"--radius-{name}:{size}px;" for name, size in tokens["radius"].items())
    badge = tokens["thumb"]["durationBadge"]
    # Over a picture the dark theme's accent is the one that shows, whatever the page's theme.
    accent, on_accent = tokens["color"]["dark"]["accent"], tokens["color"]["dark"]["text"]
    media = f"--media-accent:{accent['base']};--media-on-accent:{on_accent['onAccent']};"
    fixed = f"{media}--badge:{_with_alpha(badge)};--badge-text:{badge['text']};{radius}"
    return (
        f":root{{color-scheme:dark light;{fixed}{dark}}}\n"
        f"@media (prefers-color-scheme:light){{:root{{color-scheme:light;{light}}}}}\n"
    )


def tint(svg: str, tokens_file: Path) -> str:
    """The drawing with names such as ``$dark.accent.base`` replaced by the tokens' colours.

    Raises:
        KeyError: a name that the tokens do not have.
    """
    colours = json.loads(tokens_file.read_text(encoding="utf-8"))["color"]

    def colour(match: re.Match[str]) -> str:
        theme, group, name = match[0][1:].split(".")
        return str(colours[theme][group][name])

    return re.sub(r"\$\w+\.\w+\.\w+", colour, svg)


def _rules(colours: dict[str, Any]) -> str:
    return "".join(f"--{name}:{value};" for name, value in _flat(colours, ""))


def _flat(node: dict[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    for key, value in node.items():
        name = prefix + _HUMP.sub("-", key).lower()
        if isinstance(value, str) and value.startswith("#"):
            yield name, value
        elif isinstance(value, dict) and "hex" in value:
            yield name, _with_alpha(value)
        elif isinstance(value, dict):
            yield from _flat(value, f"{name}-")


def _with_alpha(colour: dict[str, Any]) -> str:
    return f"{colour['hex']}{round(colour['alpha'] * 255):02X}"
