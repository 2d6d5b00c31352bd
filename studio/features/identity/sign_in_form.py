"""The form for signing in: address and password, then a code where one is needed."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from studio.features.identity.code_panel import CodePanel
from studio.ui.buttons import LinkButton, PrimaryButton
from studio.ui.fields import Field
from studio.ui.labels import label
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget


class SignInForm(TranslatedWidget):
    """Email and password; the code's panel opens below them."""

    submitted = Signal(str, str)
    code_submitted = Signal(str)
    forgot_wanted = Signal()
    other_wanted = Signal()
    withdrawn = Signal()
    """Address or password are typed anew while a code is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.email = Field()
        self.password = Field(secret=True)
        self.panel = CodePanel()
        self.panel.hide()
        self.button = PrimaryButton()
        self._forgot = LinkButton()
        self._question = label("body", "secondary")
        self._other = LinkButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().tokens.number("space.formGap"))
        column.addWidget(self.email)
        column.addWidget(self.password)
        forgot = QHBoxLayout()
        forgot.addStretch()
        forgot.addWidget(self._forgot)
        column.addLayout(forgot)
        column.addWidget(self.panel)
        column.addWidget(self.button)
        row = QHBoxLayout()
        row.addWidget(self._question)
        row.addWidget(self._other)
        row.addStretch()
        column.addLayout(row)
        self.button.clicked.connect(self._submit)
        self._other.clicked.connect(self.other_wanted)
        self._forgot.clicked.connect(self.forgot_wanted)
        self.panel.edited.connect(self._check)
        self.panel.submitted.connect(self._submit)
        for field in (self.email, self.password):
            field.edit.returnPressed.connect(self._submit)
            field.edit.textChanged.connect(lambda _text: self._check())
            field.edit.textEdited.connect(lambda _text: self._withdraw())
        self.retranslate()

    @property
    def fields(self) -> dict[str, Field]:
        """By the contract's names."""
        return {"email": self.email, "password": self.password}

    def set_open(self, *, ready: bool) -> None:
        """Whether the chosen server can be asked now."""
        self._ready = ready
        self._check()

    _ready = False

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever begins to type, types where it belongs: never a password in clear."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._begin_here)

    def _begin_here(self) -> None:
        field = self.password if self.email.text else self.email
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_other(self, *, offered: bool) -> None:
        """Whether the server takes new accounts."""
        self._question.setVisible(offered)
        self._other.setVisible(offered)

    def offer_reset(self, *, offered: bool) -> None:
        """Whether the server can mail a link for a new password."""
        self._forgot.setVisible(offered)

    def ask_code(self, *, asked: bool, problem: str = "") -> None:
        """Open or close the code's panel, and say what is wrong with the code."""
        if asked and self.panel.isHidden():
            self.panel.begin()
        self.panel.setVisible(asked)
        if problem != self.panel.problem:
            self.panel.show_problem(problem)
        self.button.say(self.tr("Verify and sign in") if asked else self.tr("Sign in"))
        self._check()

    def retranslate(self) -> None:
        """All words."""
        self.email.say(self.tr("Email"))
        self.password.say(self.tr("Password"))
        self.password.say_eye(self.tr("Show or hide the password"))
        self._forgot.say(self.tr("Forgot it?"))
        self.ask_code(asked=not self.panel.isHidden(), problem=self.panel.problem)
        self._question.setText(self.tr("New here?"))
        self._other.say(self.tr("Create an account"))

    def _check(self) -> None:
        filled = bool(self.email.text.strip() and self.password.text)
        if not self.panel.isHidden():
            filled = self.panel.complete
        self.button.setEnabled(self._ready and filled)

    def _submit(self) -> None:
        self._check()
        if not self.button.isEnabled():
            return
        if self.panel.isHidden():
            self.submitted.emit(self.email.text, self.password.text)
        else:
            self.code_submitted.emit(self.panel.text)

    def _withdraw(self) -> None:
        if not self.panel.isHidden():
            self.withdrawn.emit()
