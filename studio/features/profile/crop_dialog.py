"""Choose which part of a picture is shown."""

from PySide6.QtCore import QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from studio.features.profile.crop_view import CropView
from studio.ui.labels import IconLabel
from studio.ui.step_dialog import StepDialog

_FINE = 100
"""Steps of the slider for one time of zoom."""


class CropDialog(StepDialog):
    """The picture, a slider to come nearer, and two buttons.

    Args:
        image: The picture that was chosen.
        parent: Whose dialog it is.
    """

    chosen = Signal(QRect)

    def __init__(self, image: QImage, parent: QWidget) -> None:
        super().__init__(parent)
        self.view = CropView(image)
        self.zoom = QSlider(Qt.Orientation.Horizontal)
        most = round(self.view.crop.most_zoom * _FINE)
        self.zoom.setRange(_FINE, most)
        self.zoom.setSingleStep(_FINE // 10)
        self.zoom.setPageStep(_FINE // 2)
        self.zoom.setEnabled(most > _FINE)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconLabel("zoom-out"))
        row.addWidget(self.zoom, stretch=1)
        row.addWidget(IconLabel("zoom-in"))
        self.body.addWidget(self.view, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.body.addLayout(row)
        self.zoom.valueChanged.connect(self._on_zoom)
        self.view.changed.connect(self._on_crop)
        self.go.clicked.connect(lambda: self.chosen.emit(self.view.square))
        self.setTabOrder(self.view, self.zoom)
        self.retranslate()
        self.view.setFocus()

    def set_busy(self, *, busy: bool) -> None:
        """Whether the picture is on its way."""
        for widget in (self.view, self.zoom, self.go):
            widget.setEnabled(not busy)

    def retranslate(self) -> None:
        """All words."""
        self.heading.setText(self.tr("Your picture"))
        self.setWindowTitle(self.heading.text())
        self.note.setText(
            self.tr("Drag it into place. The wheel and the slider come nearer; the keys work, too.")
        )
        self.view.setAccessibleName(self.tr("The part that is shown"))
        self.view.setAccessibleDescription(
            self.tr("Arrows move it, plus and minus come nearer and go farther.")
        )
        self.zoom.setAccessibleName(self.tr("Zoom"))
        self.cancel.say(self.tr("Cancel"))
        self.go.say(self.tr("Use this part"))

    def _on_zoom(self, value: int) -> None:
        self.view.show_crop(self.view.crop.zoomed(value / _FINE))

    def _on_crop(self) -> None:
        with QSignalBlocker(self.zoom):
            self.zoom.setValue(round(self.view.crop.zoom * _FINE))
