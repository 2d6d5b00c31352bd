"""The two forms: signing in, and making an account."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from server.contract.identity import PASSWORD_MIN
from studio.features.identity.password import check_password, username_fits
from studio.ui import formatting
from studio.ui.buttons import LinkButton, PrimaryButton
from studio.ui.fields import Field
from studio.ui.labels import IconLabel, label, set_tone
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget


class SignInForm(TranslatedWidget):
    """Email and password."""

    submitted = Signal(str, str)
    other_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.email = Field()
        self.password = Field(secret=True)
        self.button = PrimaryButton()
        self._question = label("body", "secondary")
        self._other = LinkButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().tokens.number("space.formGap"))
        column.addWidget(self.email)
        column.addWidget(self.password)
        column.addSpacing(4)
        column.addWidget(self.button)
        row = QHBoxLayout()
        row.addWidget(self._question)
        row.addWidget(self._other)
        row.addStretch()
        column.addLayout(row)
        self.button.clicked.connect(self._submit)
        self._other.clicked.connect(self.other_wanted)
        for field in (self.email, self.password):
            field.edit.returnPressed.connect(self._submit)
            field.edit.textChanged.connect(lambda _text: self._check())
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

    def retranslate(self) -> None:
        """All words."""
        self.email.say(self.tr("Email"))
        self.password.say(self.tr("Password"))
        self.password.say_eye(self.tr("Show or hide the password"))
        self.button.say(self.tr("Sign in"))
        self._question.setText(self.tr("New here?"))
        self._other.say(self.tr("Create an account"))

    def _check(self) -> None:
        filled = bool(self.email.text.strip() and self.password.text)
        self.button.setEnabled(self._ready and filled)

    def _submit(self) -> None:
        if self.button.isEnabled():
            self.submitted.emit(self.email.text, self.password.text)


class SignUpForm(TranslatedWidget):
    """Email, username, channel name, and a password with its rule shown while typing."""

    submitted = Signal(str, str, str, str)
    other_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ready = False
        self._username_misfits = False
        self.email = Field()
        self.username = Field()
        self.channel_name = Field()
        self.password = Field(secret=True)
        self._rule_sign = IconLabel("circle-dashed", "text.tertiary", 14)
        self._rule = label("small", "tertiary", wrap=True)
        self.button = PrimaryButton()
        self._question = label("body", "secondary")
        self._other = LinkButton()
        self._lay_out()
        self.button.clicked.connect(self._submit)
        self._other.clicked.connect(self.other_wanted)
        for field in self.fields.values():
            field.edit.returnPressed.connect(self._submit)
            field.edit.textChanged.connect(lambda _text: self._check())
        self.username.edit.editingFinished.connect(self._check_username)
        self.retranslate()

    @property
    def fields(self) -> dict[str, Field]:
        """By the contract's names."""
        return {
            "email": self.email,
            "username": self.username,
            "channel_name": self.channel_name,
            "password": self.password,
        }

    def set_open(self, *, ready: bool) -> None:
        """Whether the chosen server can be asked now."""
        self._ready = ready
        self._check()

    def retranslate(self) -> None:
        """All words."""
        self.email.say(self.tr("Email"))
        self.username.say(self.tr("Username"), self.tr("Letters a to z, digits, dots and dashes."))
        self.channel_name.say(self.tr("Channel name"), self.tr("In any language."))
        self.password.say(self.tr("Password"))
        self.password.say_eye(self.tr("Show or hide the password"))
        self.button.say(self.tr("Create account"))
        self._question.setText(self.tr("Already have an account?"))
        self._other.say(self.tr("Sign in"))
        self._check()
        if self._username_misfits:
            self._check_username()

    def _check(self) -> None:
        check = check_password(self.password.text)
        sign = (
            ("circle-check", "success.base") if check.enough else ("circle-dashed", "text.tertiary")
        )
        self._rule_sign.show_icon(*sign)
        set_tone(self._rule, "success" if check.enough else "tertiary")
        rule = self.tr("At least %Ln characters", "", PASSWORD_MIN)
        if check.length and not check.enough:
            rule = f"{rule} ({formatting.number(check.length)})"
        self._rule.setText(rule)
        filled = all(field.text.strip() for field in self.fields.values())
        self.button.setEnabled(self._ready and filled and check.enough)

    def _check_username(self) -> None:
        typed = self.username.text.strip()
        wrong = self._username_misfits = bool(typed) and not username_fits(typed)
        text = self.tr("Use 3 to 32 letters a to z, digits, dots and dashes.")
        self.username.show_problem(text if wrong else "")

    def _submit(self) -> None:
        if self.button.isEnabled():
            texts = [field.text for field in self.fields.values()]
            self.submitted.emit(*texts)

    def _lay_out(self) -> None:
        self.password.edit.setEchoMode(QLineEdit.EchoMode.Password)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().tokens.number("space.3"))
        for field in self.fields.values():
            column.addWidget(field)
        rule = QHBoxLayout()
        rule.setSpacing(6)
        rule.addWidget(self._rule_sign)
        rule.addWidget(self._rule, stretch=1)
        column.addLayout(rule)
        column.addWidget(self.button)
        row = QHBoxLayout()
        row.addWidget(self._question)
        row.addWidget(self._other)
        row.addStretch()
        column.addLayout(row)
