from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.features.profile.crop_dialog import CropDialog
from tests.studio.features.profile.bench import image


def test_the_slider_and_the_view_agree(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = CropDialog(image(900, 600), parent)
    dialog.open()
    dialog.zoom.setValue(200)
    assert dialog.view.square.width() == 300
    dialog.view.show_crop(dialog.view.crop.zoomed(4))
    assert dialog.zoom.value() == 400
    assert dialog.view.accessibleName()
    dialog.set_busy(busy=True)
    assert not dialog.go.isEnabled()
    dialog.set_busy(busy=False)
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.go.click()
    assert told.args is not None
    assert told.args[0].width() == 150
    dialog.close()


def test_a_tiny_picture_has_nothing_to_come_nearer_to(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    assert not CropDialog(image(20, 20), parent).zoom.isEnabled()
