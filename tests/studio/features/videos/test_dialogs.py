from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from server.contract.videos import DESCRIPTION_MAX, VideoPatch, Visibility
from studio.features.videos.dialogs import EditVideoDialog
from studio.ui.choice import Choice
from studio.ui.fields import Field
from tests.studio.examples import find, make_video


def _dialog(qtbot: QtBot, visibility: Visibility = Visibility.PUBLIC) -> EditVideoDialog:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = EditVideoDialog(make_video("Old", visibility=visibility), parent)
    dialog.keep = parent  # type: ignore[attr-defined]
    return dialog


def _patch(dialog: EditVideoDialog) -> VideoPatch | None:
    return dialog.patch


def test_the_patch_holds_only_what_changed(qtbot: QtBot) -> None:
    dialog = _dialog(qtbot)
    assert _patch(dialog) is None
    find(dialog, Field).edit.setText("  New ")
    assert _patch(dialog) == VideoPatch(title="New")
    find(dialog, Choice).setCurrentIndex(1)
    assert _patch(dialog) == VideoPatch(title="New", visibility=Visibility.UNLISTED)


def test_it_cannot_be_saved_without_a_title_or_with_too_much(qtbot: QtBot) -> None:
    dialog = _dialog(qtbot)
    save = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Save")
    assert save.isEnabled()
    find(dialog, Field).edit.setText(" ")
    assert not save.isEnabled()
    find(dialog, Field).edit.setText("Title")
    find(dialog, QPlainTextEdit).setPlainText("x" * (DESCRIPTION_MAX + 1))
    assert not save.isEnabled()


def test_a_visibility_that_is_not_offered_is_kept(qtbot: QtBot) -> None:
    dialog = _dialog(qtbot, Visibility.PREMIUM)
    assert find(dialog, Choice).currentText() == "Premium"
