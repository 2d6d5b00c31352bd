from studio.ui.qss import stylesheet
from studio.ui.tokens import load_tokens


def test_every_place_of_the_template_is_filled() -> None:
    for scheme in ("dark", "light"):
        sheet = stylesheet(load_tokens(), scheme, False, 1.0)
        assert "{{" not in sheet
        assert "rgba(" in sheet


def test_bengali_hangs_lower_and_large_text_makes_taller_controls() -> None:
    plain = stylesheet(load_tokens(), "dark", False, 1.0)
    bengali = stylesheet(load_tokens(), "dark", True, 1.0)
    large = stylesheet(load_tokens(), "dark", False, 1.5)
    assert "padding: 0px 13px" in plain
    assert "padding: 1px 13px" in bengali
    assert "min-height: 48px" in large
