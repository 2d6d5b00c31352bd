"""Forms that end in a mail: a forgotten password, and an address to be confirmed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from studio.ui.buttons import Button, LinkButton, PrimaryButton
from studio.ui.fields import Field
from studio.ui.labels import IconLabel, label
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget


class ForgotForm(TranslatedWidget):
    """The address that a link for a new password is mailed to."""

    submitted = Signal(str)
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ready = False
        self.email = Field()
        self.button = PrimaryButton()
        self._back = LinkButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().tokens.number("space.formGap"))
        column.addWidget(self.email)
        column.addWidget(self.button)
        column.addLayout(_leading(self._back))
        self.email.edit.textChanged.connect(lambda _text: self._check())
        self.email.edit.returnPressed.connect(self._submit)
        self.button.clicked.connect(self._submit)
        self._back.clicked.connect(self.back_wanted)
        self.retranslate()

    @property
    def fields(self) -> dict[str, Field]:
        """By the contract's names."""
        return {"email": self.email}

    def set_open(self, *, ready: bool) -> None:
        """Whether the chosen server can be asked now."""
        self._ready = ready
        self._check()

    def retranslate(self) -> None:
        """All words."""
        self.email.say(self.tr("Email"))
        self.button.say(self.tr("Send the link"))
        self._back.say(self.tr("Back to signing in"))

    def _check(self) -> None:
        self.button.setEnabled(self._ready and bool(self.email.text.strip()))

    def _submit(self) -> None:
        if self.button.isEnabled():
            self.submitted.emit(self.email.text)


class MailSentNote(TranslatedWidget):
    """Look into your mail: what comes next happens there."""

    again_wanted = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = label("body", "secondary", wrap=True)
        self._again = Button("rotate-cw")
        self._back = LinkButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(current_theme().tokens.number("space.formGap"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(IconLabel("mail-check", "accent.base", 28))
        row.addWidget(self._text, stretch=1)
        column.addLayout(row)
        column.addLayout(_leading(self._again))
        column.addLayout(_leading(self._back))
        self._again.clicked.connect(self.again_wanted)
        self._back.clicked.connect(self.back_wanted)
        self.retranslate()

    def show_text(self, text: str) -> None:
        """What was sent, and where to."""
        self._text.setText(text)

    def set_open(self, *, ready: bool) -> None:
        """Whether it can be sent again now."""
        self._again.setEnabled(ready)

    def retranslate(self) -> None:
        """All words."""
        self._again.say(self.tr("Send it again"))
        self._back.say(self.tr("Back to signing in"))


def _leading(button: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch()
    return row
