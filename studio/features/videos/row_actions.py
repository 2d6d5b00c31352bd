"""The buttons that take the place of a row's second line while the pointer is on it."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from server.contract.videos import VideoOut
from studio.features.videos.actions import ICONS, VideoVerb, verb_word, verbs_for
from studio.ui.buttons import GhostButton
from studio.ui.theme import current_theme


class RowActions(QWidget):
    """Real buttons, so that they have names, tooltips and a hover."""

    chosen = Signal(object, object)
    """The video and the :class:`VideoVerb`."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._video: VideoOut | None = None
        self._buttons: dict[VideoVerb, GhostButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().tokens.number("space.half"))
        target = current_theme().tokens.number("control.minTarget")
        for verb, icon in ICONS.items():
            button = GhostButton(icon)
            button.setProperty("compact", "true")
            button.setFixedSize(target + 4, target)
            button.clicked.connect(lambda _on, v=verb: self._choose(v))
            row.addWidget(button)
            self._buttons[verb] = button
        self.hide()

    def show_for(self, video: VideoOut, title: QRectF) -> None:
        """Stand under a title."""
        self._video = video
        offered = verbs_for(video)
        for verb, button in self._buttons.items():
            button.setVisible(verb in offered)
            button.say("", verb_word(verb))
        self.adjustSize()
        line = current_theme().line_height("rowTitle")
        self.move(round(title.left()) - 6, round(title.center().y() + line / 2 - 9))
        self.show()

    def _choose(self, verb: VideoVerb) -> None:
        if self._video is not None:
            self.chosen.emit(self._video, verb)
