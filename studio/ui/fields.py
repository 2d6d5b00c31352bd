"""Text fields: with a label and a place for what is wrong, and the filter of a list."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from studio.ui.icons import icon
from studio.ui.labels import label, set_tone
from studio.ui.theme import current_theme


class Field(QWidget):
    """A label, a line of input, and one line below for a hint or for what is wrong."""

    def __init__(self, *, secret: bool = False) -> None:
        super().__init__()
        self._hint = ""
        self._problem = ""
        self._name = label("bodyMedium")
        self.edit = QLineEdit()
        self._note = label("small", "tertiary", wrap=True)
        self._note.hide()
        tokens = current_theme().tokens
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.number("space.labelGap"))
        for widget in (self._name, self.edit, self._note):
            column.addWidget(widget)
        self._name.setBuddy(self.edit)
        self._eye: QAction | None = None
        if secret:
            self._add_eye()
        self.edit.textEdited.connect(lambda _text: self.show_problem(""))

    @property
    def text(self) -> str:
        """What was typed."""
        return self.edit.text()

    def say(self, name: str, hint: str = "", placeholder: str = "") -> None:
        """The label, the standing hint below, and the example inside."""
        self._name.setText(name)
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(placeholder)
        self._hint = hint
        self._show_note()

    def say_eye(self, text: str) -> None:
        """The tooltip of the eye in a secret field."""
        if self._eye is not None:
            self._eye.setToolTip(text)
            self._eye.setText(text)

    def show_problem(self, text: str) -> None:
        """Show what is wrong with the input, or take it away again."""
        self._problem = text
        self.edit.setProperty("problem", "true" if text else "false")
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)
        self._show_note()

    @property
    def problem(self) -> str:
        """What is said to be wrong."""
        return self._problem

    def _show_note(self) -> None:
        text = self._problem or self._hint
        set_tone(self._note, "danger" if self._problem else "tertiary")
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self.edit.setAccessibleDescription(text)

    def _add_eye(self) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = self.edit.addAction(
            icon("eye", "text.tertiary"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._eye.triggered.connect(self._toggle_secret)
        current_theme().changed.connect(self._tint_eye)

    def _toggle_secret(self) -> None:
        hidden = self.edit.echoMode() == QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        self._tint_eye()

    def _tint_eye(self) -> None:
        if self._eye is not None:
            hidden = self.edit.echoMode() == QLineEdit.EchoMode.Password
            self._eye.setIcon(icon("eye" if hidden else "eye-off", "text.tertiary"))


class FilterField(QLineEdit):
    """The filter of a list. ``filtered`` comes once typing has paused.

    Args:
        keyed: Whether the key ``/`` leads to it, as it does on a page.
    """

    filtered = Signal(str)

    def __init__(self, *, keyed: bool = True) -> None:
        super().__init__()
        self._keyed = keyed
        theme = current_theme()
        self._lens = self.addAction(
            icon("list-filter", "text.tertiary"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._lens.setEnabled(False)
        self._cap = QLabel("/", self)
        self._cap.setProperty("keycap", "true")
        self._cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._cap.setVisible(keyed)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(theme.tokens.number("motion.searchDebounce"))
        self._wait.timeout.connect(lambda: self.filtered.emit(self.text()))
        self.textChanged.connect(self._on_text)
        theme.changed.connect(self._tint)
        self._tint()

    def clear_filter(self) -> None:
        """Empty it and say so at once."""
        self.clear()
        self._wait.stop()
        self.filtered.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear_filter()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key cap at the end."""
        super().resizeEvent(event)
        cap = self._cap.sizeHint()
        self._cap.setGeometry(
            self.width() - cap.width() - 9,
            (self.height() - cap.height()) // 2,
            cap.width(),
            cap.height(),
        )

    def changeEvent(self, event: QEvent) -> None:
        """Keep the key cap at the end when the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._cap.adjustSize()

    def _on_text(self, text: str) -> None:
        self._cap.setVisible(self._keyed and not text)
        self._wait.start()

    def _tint(self) -> None:
        # A disabled action would be tinted as disabled; this one is a sign, not a button.
        sign = icon("list-filter", "text.tertiary")
        sign.addPixmap(sign.pixmap(16), sign.Mode.Disabled)
        self._lens.setIcon(sign)
