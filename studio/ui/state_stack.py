"""One of several faces of a view: its content, or why there is none."""

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QStackedLayout, QWidget

from studio.ui.state import ViewState
from studio.ui.theme import current_theme


class StateStack(QWidget):
    """Shows one widget per state.

    Loading shows nothing for a moment, so that a quick answer does not flicker; once the
    skeleton stands, it stands long enough to be seen.
    """

    def __init__(self, pages: dict[ViewState, QWidget]) -> None:
        super().__init__()
        tokens = current_theme().tokens
        self._pages = pages
        self._layout = QStackedLayout(self)
        self._blank = QWidget()
        self._layout.addWidget(self._blank)
        for page in pages.values():
            self._layout.addWidget(page)
        self._state = ViewState.LOADING
        self._least_ms = tokens.number("motion.skeletonMin")
        self._shown_for = QElapsedTimer()
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(tokens.number("motion.skeletonDelay"))
        self._delay.timeout.connect(self._show_skeleton)
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.timeout.connect(self._settle)

    @property
    def state(self) -> ViewState:
        """The state asked for last."""
        return self._state

    @property
    def shown(self) -> QWidget | None:
        """The page on screen now."""
        return self._layout.currentWidget()

    def show_state(self, state: ViewState) -> None:
        """Go to a state, with the patience that loading needs."""
        self._state = state
        if state is ViewState.LOADING:
            if self.shown is not self._pages[state] and not self._delay.isActive():
                self._layout.setCurrentWidget(self._blank)
                self._delay.start()
            return
        self._delay.stop()
        loading = self.shown is self._pages.get(ViewState.LOADING)
        rest = self._least_ms - self._shown_for.elapsed() if loading else 0
        if rest > 0:
            self._hold.start(rest)
        else:
            self._settle()

    def _show_skeleton(self) -> None:
        if self._state is ViewState.LOADING:
            self._layout.setCurrentWidget(self._pages[ViewState.LOADING])
            self._shown_for.restart()

    def _settle(self) -> None:
        if self._state is not ViewState.LOADING:
            self._layout.setCurrentWidget(self._pages[self._state])
