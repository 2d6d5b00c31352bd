"""What a player is worked with: a bar of time and a row of buttons, over its picture."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QColor,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from studio.media.player.messages import SPEEDS
from studio.ui import formatting
from studio.ui.labels import TextLabel, label
from studio.ui.player.media_button import MediaButton
from studio.ui.player.playback import Playback
from studio.ui.player.scrub_bar import ScrubBar
from studio.ui.player.timecode import timecode
from studio.ui.state import ViewState
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget

_SECOND = 1000
_MARGIN = 8
_FOR_LENGTH, _FOR_CHAPTER = 330, 400
"""Pixels of width at text size 1 from which on there is room for these."""
Chapter = tuple[float, str]
"""Seconds at which it begins, and its title."""


class Controls(TranslatedWidget):
    """Works a :class:`Playback`.

    Args:
        playback: What is worked.
        compact: All in one row, for players that are not high.
    """

    full_screen_wanted = Signal()

    def __init__(self, playback: Playback, *, compact: bool = False) -> None:
        super().__init__()
        self._playback = playback
        self._compact = compact
        self._letters = True
        self.chapters: Sequence[Chapter] = ()
        self.bar = ScrubBar()
        self.play = MediaButton("play")
        self.sound = MediaButton("volume-2")
        self.speed = MediaButton()
        self.captions = MediaButton("captions")
        self.captions.setCheckable(True)
        self.full = MediaButton("maximize")
        self.menu = QMenu(self)
        self._speeds: dict[float, QAction] = {}
        self._again = QAction(self.menu)
        self._make_menu()
        self._time = label("mono")
        self._length = label("mono")
        self._chapter = TextLabel("small", "text.onMedia")
        self._lay_out(compact=compact)
        self._connect()
        current_theme().changed.connect(self._tint)
        self._tint()
        self.retranslate()

    def show_chapters(self, chapters: Sequence[Chapter]) -> None:
        """Divide the bar, and name what one is in."""
        self.chapters = chapters
        self.bar.show_chapters([round(start * _SECOND) for start, _ in chapters])
        self._on_moved()

    def promise_letters(self, *, on: bool) -> None:
        """Whether letters are keys, and are told as such."""
        self._letters = on
        self.retranslate()

    def chapter_at(self, seconds: float) -> str:
        """The title of the chapter of a moment; empty where there is none."""
        begun = [title for start, title in self.chapters if start <= seconds]
        return begun[-1] if begun else ""

    def retranslate(self) -> None:
        """All words."""
        self.bar.setAccessibleName(self.tr("Time in the video"))
        self.speed.setAccessibleName(self.tr("Speed"))
        self.captions.say(self._keyed(self.tr("Subtitles"), "C"))
        self.full.say(self._keyed(self.tr("Full screen"), "F"))
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, what is least needed goes first."""
        super().resizeEvent(event)
        scaled = current_theme().scaled
        self._length.setVisible(self.width() >= scaled(_FOR_LENGTH))
        if not self._compact:
            self._chapter.setVisible(self.width() >= scaled(_FOR_CHAPTER))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Darker towards the bottom, so that white is read on any picture."""
        shade = QLinearGradient(0, 0, 0, self.height())
        shade.setColorAt(0, QColor(0, 0, 0, 0))
        shade.setColorAt(1, QColor(0, 0, 0, 200))
        QPainter(self).fillRect(QRectF(self.rect()), shade)

    def _refresh(self) -> None:
        playback = self._playback
        ready = playback.state is ViewState.CONTENT
        for widget in (self.bar, self.play, self.speed):
            widget.setEnabled(ready)
        self.play.show_icon("pause" if playback.playing else "play")
        self.play.say(self.tr("Pause (Space)") if playback.playing else self.tr("Play (Space)"))
        film = playback.film
        self.sound.setVisible(film is not None and film.sound)
        silent = playback.muted or not playback.level
        self.sound.show_icon("volume-x" if silent else "volume-2")
        self.sound.say(self._keyed(self.tr("Sound on") if silent else self.tr("Mute"), "M"))
        shown = playback.speed or playback.usual_speed
        self.speed.say(self.tr("Speed"), self._speed_text(shown))
        self.captions.setChecked(playback.words_shown)
        self.captions.setVisible(playback.has_words and not self._compact)
        self.bar.setRange(0, max(1, round(playback.duration * _SECOND)))
        marks = (playback.mark_in, playback.mark_out)
        self.bar.show_marks(*(None if each is None else round(each * _SECOND) for each in marks))
        self._length.setText(timecode(playback.duration, playback.rate) if ready else "")
        self._on_moved()

    def _on_moved(self) -> None:
        playback = self._playback
        if not self.bar.isSliderDown():
            self.bar.setValue(round(playback.seconds * _SECOND))
        ready = playback.state is ViewState.CONTENT
        self._time.setText(timecode(playback.seconds, playback.rate) if ready else "")
        self._chapter.set_text(self.chapter_at(playback.seconds))

    def _keyed(self, words: str, key: str) -> str:
        return f"{words} ({key})" if self._letters else words

    def _speed_text(self, speed: float) -> str:
        return f"{formatting.digits(f'{speed:g}')}×"

    def _choose_speed(self) -> None:
        for speed, action in self._speeds.items():
            action.setText(self._speed_text(speed))
            action.setChecked(speed == self._playback.usual_speed)
        again = self.tr("Play again and again")
        self._again.setText(f"{again}\tR" if self._letters else again)
        self._again.setChecked(self._playback.looping)
        above = self.speed.rect().topLeft() - QPoint(0, self.menu.sizeHint().height())
        self.menu.popup(self.speed.mapToGlobal(above))

    def _make_menu(self) -> None:
        group = QActionGroup(self.menu)
        for speed in SPEEDS:
            action = self._speeds[speed] = QAction(self.menu)
            action.setCheckable(True)
            action.triggered.connect(lambda _on=False, s=speed: self._playback.choose_speed(s))
            group.addAction(action)
        self._again.setCheckable(True)
        self._again.triggered.connect(lambda on: self._playback.loop(on=on))
        self.menu.addActions([*self._speeds.values(), self._again])
        self.menu.insertSeparator(self._again)

    def _connect(self) -> None:
        playback = self._playback
        playback.changed.connect(self._refresh)
        playback.moved.connect(self._on_moved)
        self.bar.wanted.connect(lambda ms: playback.seek(ms / _SECOND))
        self.play.clicked.connect(playback.toggle)
        self.sound.clicked.connect(lambda: playback.mute(on=not playback.muted))
        self.speed.clicked.connect(self._choose_speed)
        self.captions.clicked.connect(lambda on: playback.hide_words(hidden=not on))
        self.full.clicked.connect(self.full_screen_wanted)

    def _tint(self) -> None:
        ink = current_theme().colour("text.onMedia").name()
        self._time.setStyleSheet(f"color: {ink}")
        self._length.setStyleSheet(f"color: {ink}")
        for each in (self._time, self._length):
            each.setFont(current_theme().font("mono"))

    def _lay_out(self, *, compact: bool) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        if compact:
            parts: tuple[QWidget, ...] = (
                self.play,
                self._time,
                self.bar,
                self._length,
                self.speed,
                self.sound,
            )
            for widget in parts:
                row.addWidget(widget, stretch=1 if widget is self.bar else 0)
        else:
            for widget in (self.play, self.sound, self._time, self._length):
                row.addWidget(widget)
            row.addStretch()
            row.addWidget(self._chapter)
            row.addWidget(self.speed)
            row.addWidget(self.captions)
        row.addWidget(self.full)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN * 2, _MARGIN, _MARGIN // 2)
        column.setSpacing(0)
        column.addLayout(row)
        if not compact:
            column.insertWidget(0, self.bar)
        else:
            self._chapter.hide()
