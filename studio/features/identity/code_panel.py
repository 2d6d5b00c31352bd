"""The second step of a sign-in: a code of the authenticator app, or a recovery code."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from studio.ui.buttons import LinkButton
from studio.ui.code_field import DIGITS, CodeField
from studio.ui.fields import Field
from studio.ui.labels import IconLabel, keycaps, label
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget


class CodePanel(TranslatedWidget):
    """Asks for six digits; whoever has lost the app may type a recovery code instead."""

    edited = Signal()
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._by_password = True
        self._title = label("section")
        self._note = label("body", "secondary", wrap=True)
        self._wrong = label("small", "danger", wrap=True)
        self._wrong.hide()
        self.code = CodeField()
        self.recovery = Field()
        self.recovery.hide()
        self._other = LinkButton()
        self._paste = label("small", "tertiary")
        self._lay_out()
        self._other.clicked.connect(self._change_kind)
        self.code.textChanged.connect(lambda _text: self._on_edited())
        self.recovery.edit.textChanged.connect(lambda _text: self._on_edited())
        self.code.filled.connect(self.submitted)
        for edit in (self.code, self.recovery.edit):
            edit.returnPressed.connect(self.submitted)
        self.retranslate()

    @property
    def by_recovery(self) -> bool:
        """Whether a recovery code is asked for."""
        return not self.recovery.isHidden()

    @property
    def text(self) -> str:
        """The code as typed."""
        return self.recovery.text.strip() if self.by_recovery else self.code.text()

    @property
    def complete(self) -> bool:
        """Whether it is worth sending."""
        return len(self.text) >= DIGITS

    def begin(self, *, by_password: bool = True) -> None:
        """Show it anew, with nothing typed; a password or an account elsewhere came before."""
        self._by_password = by_password
        self.recovery.hide()
        self.code.show()
        self.code.clear()
        self.recovery.edit.clear()
        self.retranslate()
        QTimer.singleShot(0, self, lambda: self.code.setFocus(Qt.FocusReason.OtherFocusReason))

    def show_problem(self, text: str) -> None:
        """Say that the code was refused, and why; what was typed is selected to be replaced."""
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))
        self.code.show_wrong(wrong=bool(text))
        if text:
            edit = self.recovery.edit if self.by_recovery else self.code
            edit.selectAll()
            edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def problem(self) -> str:
        """What is said to be wrong."""
        return self._wrong.text() if not self._wrong.isHidden() else ""

    def retranslate(self) -> None:
        """All words."""
        self._title.setText(self.tr("Two-step code"))
        self.code.setAccessibleName(self.tr("Six digits from your authenticator app"))
        self.recovery.say(self.tr("Recovery code"), self.tr("Each of them works once."))
        self._paste.setText(self.tr("Paste works too"))
        if self.by_recovery:
            by_password = self.tr("Password accepted. Enter one of your recovery codes.")
            by_other = self.tr("Nearly there. Enter one of your recovery codes.")
            self._other.say(self.tr("Use the authenticator app"))
        else:
            by_password = self.tr(
                "Password accepted. Enter the 6 digits from your authenticator app."
            )
            by_other = self.tr("Nearly there. Enter the 6 digits from your authenticator app.")
            self._other.say(self.tr("Use a recovery code"))
        self._note.setText(by_password if self._by_password else by_other)

    def _change_kind(self) -> None:
        by_recovery = self.by_recovery
        self.recovery.setVisible(not by_recovery)
        self.code.setVisible(by_recovery)
        edit = self.code if by_recovery else self.recovery.edit
        self.show_problem("")
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.retranslate()
        self.edited.emit()

    def _on_edited(self) -> None:
        self._wrong.hide()
        self.edited.emit()

    def _lay_out(self) -> None:
        frame = QFrame()
        frame.setProperty("panel", "card")
        inner = QVBoxLayout(frame)
        padding = current_theme().tokens.number("space.cardPadding")
        inner.setContentsMargins(padding, 16, padding, 16)
        inner.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(IconLabel("shield-check", "accent.base"))
        top.addWidget(self._title, stretch=1)
        inner.addLayout(top)
        inner.addWidget(self._note)
        inner.addWidget(self.code)
        inner.addWidget(self.recovery)
        inner.addWidget(self._wrong)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._other)
        below.addStretch()
        below.addWidget(self._paste)
        below.addWidget(keycaps("Ctrl+V"))
        inner.addLayout(below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
