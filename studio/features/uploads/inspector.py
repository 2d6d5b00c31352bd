"""The panel beside the queue: the checks of the chosen upload and what to do next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from server.contract.channels import QuotaOut
from server.contract.media import RenditionState
from studio.features.uploads.checks import Outcome, checks_for
from studio.features.uploads.state import UploadItem
from studio.features.uploads.words import LINKS, Verb, file_line, verb_word, verbs_for
from studio.media.player.messages import LocalFile
from studio.ui import formatting
from studio.ui.buttons import Button, GhostButton
from studio.ui.labels import IconLabel, TextLabel, hairline, label
from studio.ui.page import window_surface
from studio.ui.player.playback import Playback
from studio.ui.player.view import PlayerView
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget

_SIGNS = {
    Outcome.PASSED: ("check", "success.base"),
    Outcome.FAILED: ("circle-alert", "danger.base"),
    Outcome.PENDING: ("circle-dashed", "text.tertiary"),
}
_RUNG_SIGNS = {
    RenditionState.READY: ("check", "success.base"),
    RenditionState.ENCODING: ("loader-circle", "accent.base"),
    RenditionState.WAITING: ("circle-dashed", "text.tertiary"),
    RenditionState.FAILED: ("circle-alert", "danger.base"),
}


class Inspector(TranslatedWidget):
    """Follows the chosen upload."""

    closed = Signal()
    acted = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        window_surface(self, "card")
        self._shown: tuple[UploadItem, QuotaOut | None] | None = None
        self._title = TextLabel("section")
        self._file = TextLabel("small", "text.tertiary", elide="middle")
        self._close = GhostButton("x")
        self._close.clicked.connect(self.closed)
        self.watch = Button("play")
        self.player = PlayerView(Playback())
        self.watch.clicked.connect(self._play)
        self._checks_title = label("captionStrong")
        self._sizes_title = label("captionStrong")
        self._checks = QGridLayout()
        self._sizes = QGridLayout()
        self._buttons = QHBoxLayout()
        self._lay_out()
        self.retranslate()

    def show_item(self, item: UploadItem, quota: QuotaOut | None) -> None:
        """Show an upload."""
        if self._shown is None or self._shown[0].path != item.path:
            self._stop()
        if self._shown != (item, quota):
            self._shown = (item, quota)
            self._fill()

    def retranslate(self) -> None:
        """All words."""
        self._close.say("", self.tr("Close"))
        self.watch.say(self.tr("Watch the file"))
        self._checks_title.setText(self.tr("Checks before sending"))
        self._sizes_title.setText(self.tr("Sizes on the server"))
        self._fill()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: let go of the file."""
        super().hideEvent(event)
        self._stop()

    def _play(self) -> None:
        if self._shown is not None:
            self.watch.hide()
            self.player.show()
            self.player.setFocus()
            self.player.playback.open(LocalFile(path=self._shown[0].path))

    def _stop(self) -> None:
        self.player.playback.show_nothing()
        self.player.hide()
        self.watch.show()

    def _fill(self) -> None:
        if self._shown is None:
            return
        item, quota = self._shown
        self._title.set_text(item.title)
        self._file.set_text(file_line(item))
        _clear(self._checks)
        for row, check in enumerate(checks_for(item, quota)):
            tone = "danger" if check.outcome is Outcome.FAILED else "primary"
            _add_row(self._checks, row, _SIGNS[check.outcome], check.name, check.finding, tone)
        self._fill_sizes(item)
        self._fill_buttons(item)

    def _fill_sizes(self, item: UploadItem) -> None:
        _clear(self._sizes)
        work = item.video.processing if item.video is not None else None
        rungs = [] if work is None else work.renditions
        self._sizes_title.setVisible(bool(rungs))
        for row, rung in enumerate(rungs):
            words = {
                RenditionState.READY: self.tr("ready"),
                RenditionState.WAITING: self.tr("waiting"),
                RenditionState.FAILED: self.tr("failed"),
                RenditionState.ENCODING: formatting.percent(rung.percent),
            }
            said = words[rung.state]
            _add_row(
                self._sizes, row, _RUNG_SIGNS[rung.state], rung.resolution.value, said, "primary"
            )

    def _fill_buttons(self, item: UploadItem) -> None:
        _clear(self._buttons)
        for verb in verbs_for(item):
            if verb in LINKS or verb is Verb.RETRY:
                button = Button()
                button.say(verb_word(verb))
                button.clicked.connect(lambda _on, v=verb: self._act(v))
                self._buttons.addWidget(button)
        self._buttons.addStretch()

    def _act(self, verb: Verb) -> None:
        if self._shown is not None:
            self.acted.emit(self._shown[0], verb)

    def _lay_out(self) -> None:
        padding = current_theme().tokens.number("space.cardPadding")
        head = QHBoxLayout()
        head.setContentsMargins(padding, 12, 8, 12)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._file)
        head.addLayout(names, stretch=1)
        head.addWidget(self._close, alignment=Qt.AlignmentFlag.AlignTop)
        inner = QWidget()
        body = QVBoxLayout(inner)
        body.setContentsMargins(padding, 14, padding, padding)
        body.setSpacing(8)
        for grid in (self._checks, self._sizes):
            grid.setColumnStretch(2, 1)
            grid.setHorizontalSpacing(10)
            grid.setVerticalSpacing(6)
        body.addWidget(self.player)
        body.addWidget(self.watch, alignment=Qt.AlignmentFlag.AlignLeft)
        body.addSpacing(8)
        body.addWidget(self._checks_title)
        body.addLayout(self._checks)
        body.addSpacing(8)
        body.addWidget(self._sizes_title)
        body.addLayout(self._sizes)
        body.addSpacing(8)
        body.addLayout(self._buttons)
        body.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hairline())
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        column.addWidget(area, stretch=1)


def _add_row(
    grid: QGridLayout, row: int, sign: tuple[str, str], name: str, said: str, tone: str
) -> None:
    top = Qt.AlignmentFlag.AlignTop
    holder = QWidget()
    inner = QVBoxLayout(holder)
    inner.setContentsMargins(0, 2, 0, 0)
    inner.addWidget(IconLabel(*sign))
    grid.addWidget(holder, row, 0, alignment=top)
    named = label("body", "secondary")
    named.setText(name)
    grid.addWidget(named, row, 1, alignment=top)
    finding = label("body", tone, wrap=True)
    finding.setText(said)
    finding.setAlignment(top)
    grid.addWidget(finding, row, 2)


def _clear(layout: QGridLayout | QHBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
