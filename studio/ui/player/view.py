"""The player: a film's picture with what works it laid over, in a page or on the whole screen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from studio.ui.buttons import Button
from studio.ui.player.controls import Chapter, Controls
from studio.ui.player.playback import Playback
from studio.ui.player.screen import Screen
from studio.ui.player.scrub_bar import PictureAt, draw_preview
from studio.ui.player.timecode import timecode
from studio.ui.state import ViewState
from studio.ui.translated import TranslatedWidget

_WIDE, _HIGH = 16, 9
_LEAST = 240
_SECOND = 1000
_MANY = 10
_ARROW_SECONDS = 5.0


class PlayerView(TranslatedWidget):
    """Shows and works a :class:`Playback`; its keys work while any part of it has the focus.

    Args:
        playback: What is played.
        compact: All controls in one row.
    """

    frame_wanted = Signal()
    """The frame that is shown shall be used (T)."""

    def __init__(self, playback: Playback, *, compact: bool = False) -> None:
        super().__init__()
        self.playback = playback
        self.stage = Screen(playback)
        self.controls = Controls(playback, compact=compact)
        self.again = Button("refresh-cw")
        self._overlay = _Overlay(self)
        self.picture_at: PictureAt = lambda _ms: None
        self._full: _FullScreen | None = None
        self._letters = True
        for child in (self.stage, self.controls, self._overlay, self.again):
            child.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(self.stage)
        self.stage.pressed.connect(self._on_pressed)
        self.stage.full_screen_wanted.connect(self.toggle_full_screen)
        self.controls.full_screen_wanted.connect(self.toggle_full_screen)
        self.controls.bar.hovered.connect(self._on_hovered)
        self.again.clicked.connect(playback.again)
        playback.changed.connect(self._refresh)
        self.retranslate()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's
        """Its shape is given."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's
        """Sixteen to nine."""
        return width * _HIGH // _WIDE

    def sizeHint(self) -> QSize:
        """As small as makes sense."""
        return QSize(_LEAST, self.heightForWidth(_LEAST))

    def show_chapters(self, chapters: Sequence[Chapter]) -> None:
        """The film's chapters."""
        self.controls.show_chapters(chapters)

    def retranslate(self) -> None:
        """All words."""
        self.stage.setAccessibleName(self.tr("Video"))
        self.stage.setAccessibleDescription(
            self.tr("Space plays and pauses, comma and full stop go one frame back and on.")
        )
        self.again.say(self.tr("Try again"))
        self._refresh()

    def use_single_keys(self, *, on: bool) -> None:
        """Whether letters alone are keys; those that are no letters always are."""
        self._letters = on
        self.controls.promise_letters(on=on)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or come back."""
        window = self.window()
        if isinstance(window, _FullScreen):
            window.close()
        elif self._full is None:
            self._full = _FullScreen(self, self._came_back)
            self._full.inner.use_single_keys(on=self._letters)
            self._full.showFullScreen()

    def _came_back(self) -> None:
        self._full = None
        self.stage.setFocus()
        ratio = self.devicePixelRatioF()
        self.playback.fit(round(self.width() * ratio), round(self.height() * ratio))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The controls lie over the picture's foot."""
        super().resizeEvent(event)
        self._place()

    def hideEvent(self, event: QHideEvent) -> None:
        """Its page is left, by the end of a session perhaps: the screen is the others' again."""
        super().hideEvent(event)
        if self._full is not None and not event.spontaneous():
            self._full.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The player's keys; the rest is the page's."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        many = held == Qt.KeyboardModifier.ShiftModifier
        key = Qt.Key(event.key())
        run = self._keys(many=many).get(key)
        if Qt.Key.Key_A <= key <= Qt.Key.Key_Z and (event.isAutoRepeat() or not self._letters):
            run = None
        if run is None or (held and not many) or self.playback.state is not ViewState.CONTENT:
            super().keyPressEvent(event)
        else:
            run()

    def _keys(self, *, many: bool) -> dict[Qt.Key, Callable[[], object]]:
        playback = self.playback
        frames = _MANY if many else 1
        return {
            Qt.Key.Key_Space: playback.toggle,
            Qt.Key.Key_K: lambda: playback.play(0.0),
            Qt.Key.Key_J: lambda: playback.shuttle(-1),
            Qt.Key.Key_L: lambda: playback.shuttle(1),
            Qt.Key.Key_Comma: lambda: playback.step(-frames),
            Qt.Key.Key_Less: lambda: playback.step(-_MANY),
            Qt.Key.Key_Period: lambda: playback.step(frames),
            Qt.Key.Key_Greater: lambda: playback.step(_MANY),
            Qt.Key.Key_Left: lambda: playback.seek(playback.seconds - _ARROW_SECONDS),
            Qt.Key.Key_Right: lambda: playback.seek(playback.seconds + _ARROW_SECONDS),
            Qt.Key.Key_Home: lambda: playback.seek(0.0),
            Qt.Key.Key_End: lambda: playback.seek(playback.duration),
            Qt.Key.Key_I: lambda: playback.set_mark(begin=True),
            Qt.Key.Key_O: lambda: playback.set_mark(begin=False),
            Qt.Key.Key_X: playback.clear_marks,
            Qt.Key.Key_R: lambda: playback.loop(on=not playback.looping),
            Qt.Key.Key_M: lambda: playback.mute(on=not playback.muted),
            Qt.Key.Key_C: lambda: playback.hide_words(hidden=playback.words_shown),
            Qt.Key.Key_T: self.frame_wanted.emit,
            Qt.Key.Key_F: self.toggle_full_screen,
        }

    def _on_pressed(self) -> None:
        if self.playback.state is ViewState.CONTENT:
            self.playback.toggle()

    def _on_hovered(self, moment: int, x: int) -> None:
        if moment < 0:
            self._overlay.show_preview(None)
            return
        seconds = moment / _SECOND
        words = timecode(seconds, self.playback.rate)
        chapter = self.controls.chapter_at(seconds)
        place = self.controls.bar.mapTo(self, self.controls.bar.rect().topLeft())
        told = f"{words}  {chapter}" if chapter else words
        self._overlay.show_preview((place.x() + x, place.y(), moment, told))

    def _refresh(self) -> None:
        playback = self.playback
        bad = playback.state in {ViewState.ERROR, ViewState.OFFLINE}
        self.again.setVisible(bad)
        self.controls.setVisible(not bad and playback.state is not ViewState.EMPTY)
        self.stage.show_message(self._problem() if bad else "")
        self._place()

    def _problem(self) -> str:
        return {
            "unreadable": self.tr("This video cannot be played here"),
            "away": self.tr("The server is not answering"),
            "refused": self.tr("The server did not let us play this video"),
            "gone": self.tr("The player stopped"),
            "grab": "",
        }[self.playback.why]

    def _place(self) -> None:
        self.stage.setGeometry(self.rect())
        self._overlay.setGeometry(self.rect())
        height = self.controls.sizeHint().height()
        self.controls.setGeometry(0, self.height() - height, self.width(), height)
        self.stage.covered = height if self.controls.isVisibleTo(self) else 0
        size = self.again.sizeHint()
        left, top = (self.width() - size.width()) // 2, self.height() // 2 + 32
        self.again.setGeometry(left, top, size.width(), size.height())


class _Overlay(QWidget):
    """Shows what is under the pointer, above everything, and is never in its way."""

    def __init__(self, view: PlayerView) -> None:
        super().__init__()
        self._view = view
        self._preview: tuple[int, int, int, str] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_preview(self, preview: tuple[int, int, int, str] | None) -> None:
        """Pixel from the left, pixel from the top, moment and words; or nothing."""
        self._preview = preview
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The preview."""
        if self._preview is not None:
            x, bottom, moment, words = self._preview
            area = QRectF(0, 0, self.width(), bottom)
            draw_preview(QPainter(self), area, x, self._view.picture_at(moment), words)


class _FullScreen(QWidget):
    """A second look at the same playback, as large as the screen; Esc and F close it."""

    def __init__(self, view: PlayerView, closed: Callable[[], None]) -> None:
        super().__init__(view, Qt.WindowType.Window)  # which it does not outlive
        self._closed = closed
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(view.window().windowTitle())
        self.inner = inner = PlayerView(view.playback)
        inner.picture_at = view.picture_at
        inner.show_chapters(view.controls.chapters)
        inner.frame_wanted.connect(view.frame_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(inner)
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        inner.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc comes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell whom it came from."""
        super().closeEvent(event)
        self._closed()
