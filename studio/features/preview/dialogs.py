"""The dialog in which a size is compared with the original."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from server.contract.media import Resolution
from studio.features.preview.viewmodel import PreviewViewModel
from studio.ui import formatting
from studio.ui.buttons import Button, Segments
from studio.ui.dialog import EdgedDialog
from studio.ui.labels import TextLabel, label
from studio.ui.note_box import NoteBox
from studio.ui.problems import sentence_of
from studio.ui.theme import current_theme
from studio.ui.wipe import Wipe

_SIZE = QSize(860, 620)
_FINE = 10
"""Steps of the slider for a second."""
_SETTLE_MS = 400
"""After the slider was moved last: each look costs seconds of encoding."""


class PreviewDialog(EdgedDialog):
    """Sizes to choose from, the two pictures, where in the film they are, and the figures.

    Args:
        model: What is looked at.
        title: Of the film.
        parent: Over what it stands.
    """

    def __init__(self, model: PreviewViewModel, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._heading = label("title")
        self._film = TextLabel("small", "text.tertiary", elide="middle")
        self._film.set_text(title)
        self._sizes = Segments([each.value for each in Resolution])
        self._left, self._right = label("captionStrong"), label("captionStrong")
        self._wipe = Wipe()
        self._wrong = NoteBox("danger")
        self._moment = QSlider(Qt.Orientation.Horizontal)
        self._clock = label("small", "secondary")
        self._figures = label("body", "secondary", wrap=True)
        self._close = Button()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SETTLE_MS)
        self._lay_out()
        self._later.timeout.connect(lambda: model.choose_moment(self._moment.value() / _FINE))
        self._sizes.chosen.connect(model.choose_size)
        self._moment.valueChanged.connect(self._on_moment)
        self._close.clicked.connect(self.reject)
        self.finished.connect(lambda _code: model.close())
        model.changed.connect(self._refresh)
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self._heading.setText(self.tr("Preview quality"))
        self.setWindowTitle(self._heading.text())
        # Names of sizes are the same in every language.
        self._sizes.say(tuple(each.value for each in Resolution))
        self._sizes.setAccessibleName(self.tr("Size"))
        self._left.setText(self.tr("Original"))
        self._wipe.setAccessibleName(self.tr("The original, and what viewers see"))
        self._wipe.setAccessibleDescription(self.tr("Arrows move the edge between them."))
        self._moment.setAccessibleName(self.tr("Moment of the film"))
        self._close.say(self.tr("Close"))
        self._refresh()

    def _refresh(self) -> None:
        model = self._model
        self._sizes.offer(model.sizes)
        self._sizes.choose(model.size.value)
        self._right.setText(model.size.value)
        self._moment.blockSignals(True)  # noqa: FBT003 - Qt's
        self._moment.setRange(0, round(model.duration * _FINE))
        if not self._later.isActive():
            self._moment.setValue(round(model.at * _FINE))
        self._moment.blockSignals(False)  # noqa: FBT003 - Qt's
        self._clock.setText(formatting.duration(self._moment.value() / _FINE))
        self._wrong.show_text("" if model.problem is None else sentence_of(model.problem))
        self._wipe.show_pictures(model.original, model.encoded)
        self._figures.setText(self._said())

    def _said(self) -> str:
        model = self._model
        if model.busy:
            return self.tr("Encoding four seconds on this computer…")
        if model.sample is None:
            return ""
        text = self.tr(
            "Likeness to the original (VMAF): %1 of %2. The whole film would take about %3."
        )
        score, most = formatting.number(round(model.sample.vmaf)), formatting.number(100)
        text = text.replace("%1", score).replace("%2", most)
        return text.replace("%3", formatting.size(model.sample.film_bytes))

    def _on_moment(self, value: int) -> None:
        self._clock.setText(formatting.duration(value / _FINE))
        self._later.start()

    def _lay_out(self) -> None:
        tokens = current_theme().tokens
        padding = tokens.number("space.6")
        names = QHBoxLayout()
        names.addWidget(self._left)
        names.addStretch()
        names.addWidget(self._right)
        film = QHBoxLayout()
        film.setSpacing(tokens.number("space.3"))
        film.addWidget(self._moment, stretch=1)
        film.addWidget(self._clock)
        end = QHBoxLayout()
        end.addWidget(self._figures, stretch=1)
        end.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(padding, padding, padding, padding)
        column.setSpacing(tokens.number("space.3"))
        column.addWidget(self._heading)
        column.addWidget(self._film)
        column.addWidget(self._sizes, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._wrong)
        column.addLayout(names)
        column.addWidget(self._wipe, stretch=1)
        column.addLayout(film)
        column.addLayout(end)
        self.resize(_SIZE)
