"""Finding one frame: its timecode to be read and typed, and steps of one frame and of ten."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from studio.ui import formatting
from studio.ui.buttons import Button
from studio.ui.flow import FlowLayout
from studio.ui.labels import label
from studio.ui.player.playback import Playback
from studio.ui.player.timecode import frame_number, read_timecode, timecode
from studio.ui.state import ViewState
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget

_MANY = 10
_WIDTH = 108
_STEP_WIDTH = 38


class FrameStepper(TranslatedWidget):
    """Works a :class:`Playback` frame by frame.

    Args:
        playback: What is looked through.
    """

    use_wanted = Signal()
    """The frame that is shown shall stand for the video."""

    def __init__(self, playback: Playback) -> None:
        super().__init__()
        self._playback = playback
        self._busy = False
        self.buttons = {
            -_MANY: Button("chevrons-left"),
            -1: Button("chevron-left"),
            1: Button("chevron-right"),
            _MANY: Button("chevrons-right"),
        }
        self.field = QLineEdit()
        self._number = label("small", "tertiary")
        self.use = Button("image-up")
        for frames, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, n=frames: playback.step(n))
        self.field.editingFinished.connect(self._go)
        self.use.clicked.connect(self.use_wanted)
        playback.moved.connect(self._show)
        playback.changed.connect(self._show)
        current_theme().changed.connect(self._fit)
        self._lay_out()
        self._fit()
        self.retranslate()

    def set_busy(self, *, busy: bool) -> None:
        """Whether another picture is on its way."""
        self._busy = busy
        self._show()

    def retranslate(self) -> None:
        """All words."""
        names = {
            -_MANY: self.tr("Ten frames back"),
            -1: self.tr("One frame back"),
            1: self.tr("One frame on"),
            _MANY: self.tr("Ten frames on"),
        }
        for frames, words in names.items():
            self.buttons[frames].say("", words)
        self.field.setAccessibleName(self.tr("Timecode"))
        self.use.say(self.tr("Use this frame"), "T")
        self._show()

    def _show(self) -> None:
        playback = self._playback
        ready = playback.state is ViewState.CONTENT
        for widget in (*self.buttons.values(), self.field):
            widget.setEnabled(ready)
        self.use.setEnabled(ready and not self._busy)
        if not self.field.hasFocus() or not self.field.isModified():
            code = timecode(playback.seconds, playback.rate, hours=True, mark=":")
            self.field.setText(code if ready else "")
        number = formatting.number(frame_number(playback.seconds, playback.rate))
        self._number.setText(self.tr("Frame %1").replace("%1", number) if ready else "")

    def _go(self) -> None:
        if self.field.isModified():
            seconds = read_timecode(self.field.text(), self._playback.rate)
            self.field.setModified(False)
            if seconds is not None:
                self._playback.seek(seconds)
        self._show()

    def _fit(self) -> None:
        self.field.setFont(current_theme().font("mono"))
        self.field.setFixedWidth(current_theme().scaled(_WIDTH))
        for button in self.buttons.values():
            button.setFixedWidth(current_theme().scaled(_STEP_WIDTH))
        self._number.setFixedHeight(self.use.sizeHint().height())

    def _lay_out(self) -> None:
        flow = FlowLayout(current_theme().tokens.number("space.1"))
        self.setLayout(flow)
        parts = list(self.buttons.values())
        for widget in (*parts[:2], self.field, *parts[2:], self.use, self._number):
            flow.addWidget(widget)
