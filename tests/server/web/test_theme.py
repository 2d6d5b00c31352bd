import json
import re
from pathlib import Path

import pytest

from server.web.site import RESOURCES
from server.web.theme import tint, tokens_css

TOKENS = RESOURCES / "themes" / "tokens.json"


def test_every_colour_the_style_asks_for_is_a_token() -> None:
    css = tokens_css(TOKENS)
    style = (RESOURCES / "web" / "css" / "site.css").read_text(encoding="utf-8")
    asked = set(re.findall(r"var\((--[a-z0-9-]+)", style)) - {"--share", "--track-on"}
    assert asked <= set(re.findall(r"(--[a-z0-9-]+):", css))


def test_no_colour_is_written_outside_the_tokens() -> None:
    for folder in ("css", "js", "img", "templates"):
        for path in (RESOURCES / "web" / folder).iterdir():
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", text), path.name


def test_light_follows_the_system_and_dark_is_the_default() -> None:
    css = tokens_css(TOKENS)
    tokens = json.loads(TOKENS.read_text(encoding="utf-8"))["color"]
    dark, _, light = css.partition("@media (prefers-color-scheme:light)")
    assert f"--surface-canvas:{tokens['dark']['surface']['canvas']};" in dark
    assert f"--surface-canvas:{tokens['light']['surface']['canvas']};" in light
    assert "--text-on-media:" in dark
    assert re.search(r"--scrim:#[0-9A-F]{8};", dark)


def test_a_drawing_is_tinted_from_the_tokens(tmp_path: Path) -> None:
    path = tmp_path / "tokens.json"
    path.write_text('{"color": {"dark": {"accent": {"base": "#123456"}}}}')
    assert tint('<path fill="$dark.accent.base"/>', path) == '<path fill="#123456"/>'
    with pytest.raises(KeyError):
        tint("$dark.accent.none", path)
