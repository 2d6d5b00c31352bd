"""The form for signing in: address and password, then a code where one is needed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from server.contract.identity import SocialProvider
from studio.features.identity.code_panel import CodePanel
from studio.features.identity.social_buttons import SocialButtons
from studio.ui.buttons import LinkButton, PrimaryButton
from studio.ui.fields import Field
from studio.ui.labels import label
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget


class SignInForm(TranslatedWidget):
    """Accounts elsewhere, email and password; the code's panel opens below them."""

    submitted = Signal(str, str)
    code_submitted = Signal(str)
    forgot_wanted = Signal()
    other_wanted = Signal()
    social_wanted = Signal(object)
    """The :class:`SocialProvider` to go to."""
    withdrawn = Signal()
    """Address or password are typed anew while a code is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.social = SocialButtons()
        self.email = Field()
        self.password = Field(secret=True)
        self.panel = CodePanel()
        self.panel.hide()
        self.button = PrimaryButton()
        self._forgot = LinkButton()
        self._anew = LinkButton()
        self._anew.hide()
        self._question = label("body", "secondary")
        self._other = LinkButton()
        self._lay_out()
        self.button.clicked.connect(self._submit)
        self._other.clicked.connect(self.other_wanted)
        self._forgot.clicked.connect(self.forgot_wanted)
        self.social.chosen.connect(self.social_wanted)
        self._anew.clicked.connect(self.withdrawn)
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
        self.social.setEnabled(ready)
        self._check()

    _ready = False
    _resets = False
    _joins = False

    def offer_social(self, providers: Sequence[SocialProvider]) -> None:
        """Accounts elsewhere that the server lets in."""
        self._providers = tuple(providers)
        self._show_parts()

    _providers: tuple[SocialProvider, ...] = ()

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever begins to type, types where it belongs: never a password in clear."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._begin_here)

    def _begin_here(self) -> None:
        field = self.password if self.email.text else self.email
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_other(self, *, offered: bool) -> None:
        """Whether the server takes new accounts."""
        self._joins = offered
        self._show_parts()

    def offer_reset(self, *, offered: bool) -> None:
        """Whether the server can mail a link for a new password."""
        self._resets = offered
        self._show_parts()

    def ask_code(self, *, asked: bool, problem: str = "", by_password: bool = True) -> None:
        """Open or close the code's panel, and say what is wrong with the code.

        Args:
            asked: Whether a code is needed.
            problem: What was wrong with the last one.
            by_password: Whether it was address and password that came before, or another account.
        """
        self._by_password = by_password
        if asked and self.panel.isHidden():
            self.panel.begin(by_password=by_password)
        self.panel.setVisible(asked)
        self._show_parts()
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
        self._anew.say(self.tr("Begin anew"))
        asked = not self.panel.isHidden()
        self.ask_code(asked=asked, problem=self.panel.problem, by_password=self._by_password)
        self._question.setText(self.tr("New here?"))
        self._other.say(self.tr("Create an account"))

    _by_password = True

    def _show_parts(self) -> None:
        """A code after an account elsewhere stands alone: no password belongs to it."""
        asked = not self.panel.isHidden()
        alone = asked and not self._by_password
        self.social.offer(() if asked else self._providers)
        for field in (self.email, self.password):
            field.setVisible(not alone)
        self._forgot.setVisible(self._resets and not alone)
        self._question.setVisible(self._joins and not alone)
        self._other.setVisible(self._joins and not alone)
        self._anew.setVisible(alone)

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

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().tokens.number("space.formGap"))
        column.addWidget(self.social)
        column.addWidget(self.email)
        column.addWidget(self.password)
        forgot = QHBoxLayout()
        forgot.addStretch()
        forgot.addWidget(self._forgot)
        column.addLayout(forgot)
        column.addWidget(self.panel)
        column.addWidget(self.button)
        leading = QHBoxLayout()
        leading.addWidget(self._anew)
        leading.addStretch()
        column.addLayout(leading)
        row = QHBoxLayout()
        row.addWidget(self._question)
        row.addWidget(self._other)
        row.addStretch()
        column.addLayout(row)
