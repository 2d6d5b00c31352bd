import re

import pytest

from studio.ui.resources import resources_dir
from studio.ui.tokens import load_tokens
from tests.paths import REPOSITORY


def test_colours_sizes_and_roles_come_from_the_file() -> None:
    tokens = load_tokens()
    assert tokens.colour("dark", "accent.base") != tokens.colour("light", "accent.base")
    assert tokens.colour("dark", "scrim").alphaF() == pytest.approx(0.58, abs=0.01)
    assert tokens.colour("dark", "chart.series.2").isValid()
    assert tokens.size("thumb.list") == (86, 48)
    assert tokens.number("motion.undoToast") == 8000
    assert tokens.role_path("status.failed") == ("circle-alert", "danger.base")
    assert tokens.duration_badge()[0].alphaF() < 1


def test_bengali_is_one_pixel_larger_and_has_its_own_families() -> None:
    latin = load_tokens().type_role("rowTitle", bengali=False)
    bengali = load_tokens().type_role("rowTitle", bengali=True)
    assert (latin.px, bengali.px) == (14, 15)
    assert bengali.families[0] == "Noto Sans Bengali"


def test_an_unknown_token_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        load_tokens().colour("dark", "accent.nothing")


def test_no_colour_is_written_anywhere_but_in_the_tokens() -> None:
    colour = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b(?=[\"';])")
    files = [*(REPOSITORY / "studio").rglob("*.py"), *(resources_dir() / "themes").glob("*.qss")]
    guilty = [path.name for path in files if colour.search(path.read_text(encoding="utf-8"))]
    assert guilty == []
