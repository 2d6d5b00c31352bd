from studio.ui.qss import plain, stylesheet
from studio.ui.tokens import load_tokens


def test_every_place_of_the_template_is_filled() -> None:
    for scheme in ("dark", "light"):
        sheet = stylesheet(load_tokens(), scheme, False, 1.0)
        assert "{{" not in sheet
        assert "rgba(" in sheet


def test_bengali_hangs_lower_and_large_text_makes_taller_controls() -> None:
    usual = stylesheet(load_tokens(), "dark", False, 1.0)
    bengali = stylesheet(load_tokens(), "dark", True, 1.0)
    large = stylesheet(load_tokens(), "dark", False, 1.5)
    assert "padding: 0px 13px" in usual
    assert "padding: 1px 13px" in bengali
    assert "min-height: 48px" in large


def test_high_contrast_has_thick_borders_and_no_quiet_text() -> None:
    usual = stylesheet(load_tokens(), "dark", False, 1.0)
    strong = stylesheet(load_tokens(), "dark", False, 1.0, contrast=True)
    assert "border: 2px" not in usual
    assert "border: 1px" not in strong
    assert "border: 2px" in strong
    assert "{{" not in strong
    assert plain("text.tertiary") == plain("border.control") == "text.primary"
    assert plain("border.focus") == "border.focus"
    assert plain("danger.text") == "danger.text"
