"""The stylesheet of Qt's standard controls, generated from the tokens."""

import re
from collections.abc import Callable
from pathlib import Path

from studio.ui.resources import resources_dir
from studio.ui.tokens import Scheme, Tokens

_THIN, _THICK = "border: 1px", "border: 2px"
_QUIET_TEXT = ("text.secondary", "text.tertiary")
_PLACE = re.compile(r"\{\{(\w+):([\w.]+)\}\}")


def stylesheet(
    tokens: Tokens,
    scheme: Scheme,
    bengali: bool,  # noqa: FBT001 - what the theme is made of, in its order
    scale: float,
    *,
    contrast: bool = False,
) -> str:
    """The whole stylesheet for one scheme, language and text scale.

    The template is ``resources/themes/studio.qss``; ``{{colour:surface.card}}``,
    ``{{px:radius.control}}``, ``{{height:control.height.default}}`` (grows with the text) and
    ``{{font:bodyMedium}}`` are filled in from the tokens. With ``contrast`` borders are two
    pixels wide and no text is quieter than another.

    Raises:
        KeyError: the template names a token or a kind of token that does not exist.
    """
    fill = _fillers(tokens, scheme, bengali=bengali, scale=scale)
    template = _template().read_text("utf-8")
    if contrast:
        template = template.replace(_THIN, _THICK)
        template = _PLACE.sub(lambda found: f"{{{{{found[1]}:{plain(found[2])}}}}}", template)
    return _PLACE.sub(lambda found: fill[found[1]](found[2]), template)


def plain(path: str) -> str:
    """The token that stands for another where contrast counts more than rank.

    Every border and every quieter text takes the colour of the text itself.
    """
    if path in _QUIET_TEXT or (path.startswith("border.") and path != "border.focus"):
        return "text.primary"
    return path


def _template() -> Path:
    return resources_dir() / "themes" / "studio.qss"


def _fillers(
    tokens: Tokens, scheme: Scheme, *, bengali: bool, scale: float
) -> dict[str, Callable[[str], str]]:
    def colour(path: str) -> str:
        found = tokens.colour(scheme, path)
        return f"rgba({found.red()},{found.green()},{found.blue()},{found.alpha()})"

    def px(path: str) -> str:
        return f"{tokens.number(path)}px"

    def height(path: str) -> str:
        return f"{round(tokens.number(path) * max(1.0, scale))}px"

    def font(name: str) -> str:
        role = tokens.type_role(name, bengali=bengali)
        families = ",".join(f"'{family}'" for family in role.families)
        size = max(1, round(role.px * scale))
        return f"font-family:{families};font-size:{size}px;font-weight:{role.weight}"

    def optical(path: str) -> str:
        # Bengali hangs from its headline and looks high when centred.
        shift = tokens.number("type.rendering.bengaliOpticalShiftPx") if bengali else 0
        return f"{tokens.number(path) + shift}px"

    return {"colour": colour, "px": px, "height": height, "font": font, "optical": optical}
