from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from server.contract.videos import Visibility
from studio.features.videos.change import Change
from studio.features.videos.dialogs import (
    LanguageDialog,
    LimitsDialog,
    NameDialog,
    TagsDialog,
    VisibilityDialog,
)
from tests.studio.examples import make_video


def test_a_dialog_says_what_would_change_before_it_does(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    videos = [make_video(), make_video(visibility=Visibility.PREMIUM)]
    dialog = VisibilityDialog(videos, page)
    dialog.show()
    assert not dialog.go.isEnabled()
    dialog.rows.choose("PREMIUM")
    dialog.rows.chosen.emit("PREMIUM")
    assert dialog.told.text() == "1 of 2 will change. 1 unchanged."
    with qtbot.waitSignal(dialog.chosen) as asked:
        dialog.go.click()
    assert asked.args == [Change(visibility=Visibility.PREMIUM)]


def test_each_dialog_asks_for_its_own_change(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    videos = [make_video(tags=["tea"], language="en")]
    language = LanguageDialog(videos, page)
    assert language.change == Change()
    language.choice.setCurrentIndex(language.choice.findData("bn"))
    language.retranslate()
    assert language.change == Change(language="bn")
    tags = TagsDialog(videos, page)
    tags.add.added.emit("river")
    tags.add.added.emit("boat")
    tags.add.removed.emit("river")
    tags.drop.added.emit("tea")
    assert tags.change == Change(add_tags=("boat",), drop_tags=("tea",))
    limits = LimitsDialog(videos, page)
    limits.show()
    assert limits.change == Change()
    assert not limits.regions.isVisible()
    limits.age.setCurrentIndex(1)
    limits.where.setCurrentIndex(1)
    limits.regions.edited.emit(["IN"])
    assert limits.regions.isVisible()
    assert limits.change == Change(age_restricted=True, geo_restrictions=("IN",))


def test_a_view_needs_a_name(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    dialog = NameDialog(page)
    dialog.name.edit.setText("  ")
    dialog.go.click()
    assert dialog.name.problem
    dialog.name.edit.setText(" My  rivers ")
    with qtbot.waitSignal(dialog.named) as named:
        dialog.go.click()
    assert named.args == ["My rivers"]
