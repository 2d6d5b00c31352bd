from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.ui.buttons import (
    DangerButton,
    GhostButton,
    GhostDangerButton,
    LinkButton,
    PrimaryButton,
    Segments,
    WarnButton,
)
from studio.ui.theme import ThemeMode, current_theme


def test_a_button_is_named_and_keeps_its_tint_through_a_switch(qtbot: QtBot) -> None:
    button = GhostButton("upload")
    qtbot.addWidget(button)
    button.say("", "Upload")
    assert button.accessibleName() == "Upload"
    current_theme().choose(mode=ThemeMode.DARK)
    dark = button.icon().pixmap(16).toImage()
    current_theme().choose(mode=ThemeMode.LIGHT)
    assert button.icon().pixmap(16).toImage() != dark
    current_theme().choose(mode=ThemeMode.DARK)
    button.set_icon("pause")
    assert not button.icon().isNull()


def test_targets_are_large_enough(qtbot: QtBot) -> None:
    kinds = (PrimaryButton, DangerButton, GhostButton, GhostDangerButton, LinkButton, WarnButton)
    for kind in kinds:
        button = kind()
        qtbot.addWidget(button)
        button.say("Publish")
        assert button.sizeHint().height() >= 24


def test_one_segment_is_chosen_at_a_time(qtbot: QtBot) -> None:
    segments = Segments(("en", "bn"))
    qtbot.addWidget(segments)
    segments.say(("English", "বাংলা"))
    segments.choose("bn")
    assert segments.value == "bn"
    with qtbot.waitSignal(segments.chosen) as told:
        segments.findChildren(QPushButton)[0].click()
    assert (told.args, segments.value) == (["en"], "en")
    segments.choose("de")
    assert segments.value == "en"


def test_segments_are_measured_again_for_larger_text(qtbot: QtBot) -> None:
    segments = Segments(("full", "reduced"))
    qtbot.addWidget(segments)
    segments.say(("Full", "Reduced"))
    before = segments.sizeHint().width()
    try:
        current_theme().choose(scale=1.5)
        segments.show()
        assert segments.sizeHint().width() > before
        for button in segments.findChildren(QPushButton):
            assert button.width() >= button.sizeHint().width()
    finally:
        current_theme().choose(scale=1.0)
