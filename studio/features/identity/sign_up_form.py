"""The form for a new account."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from server.contract.identity import PASSWORD_MIN
from studio.features.identity.account_fields import AccountFields
from studio.features.identity.password import check_password
from studio.ui import formatting
from studio.ui.buttons import LinkButton, PrimaryButton
from studio.ui.fields import Field
from studio.ui.labels import IconLabel, label, set_tone
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget


class SignUpForm(TranslatedWidget):
    """Email, username, channel name, password with its rule shown while typing, birthdate."""

    submitted = Signal(str, str, str, str, str)
    other_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ready = False
        self.email = Field()
        self._own = AccountFields(self)
        self.username = self._own.username
        self.channel_name = self._own.channel_name
        self.password = Field(secret=True)
        self.birthdate = self._own.birthdate
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
        self.retranslate()

    @property
    def fields(self) -> dict[str, Field]:
        """By the contract's names."""
        return {
            "email": self.email,
            "username": self.username,
            "channel_name": self.channel_name,
            "password": self.password,
            "birthdate": self.birthdate,
        }

    def set_open(self, *, ready: bool) -> None:
        """Whether the chosen server can be asked now."""
        self._ready = ready
        self._check()

    def retranslate(self) -> None:
        """All words."""
        self.email.say(self.tr("Email"))
        self.password.say(self.tr("Password"))
        self._own.say()
        self.password.say_eye(self.tr("Show or hide the password"))
        self.button.say(self.tr("Create account"))
        self._question.setText(self.tr("Already have an account?"))
        self._other.say(self.tr("Sign in"))
        self._check()

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
        # The password is taken exactly as typed: spaces count, at its ends as well.
        others = (field for field in self.fields.values() if field is not self.password)
        filled = all(field.text.strip() for field in others)
        self.button.setEnabled(self._ready and filled and check.enough)

    def _submit(self) -> None:
        if self.button.isEnabled():
            texts = [field.text for field in self.fields.values()]
            self.submitted.emit(*texts)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().tokens.number("space.3"))
        rule = QHBoxLayout()
        rule.setSpacing(6)
        rule.addWidget(self._rule_sign)
        rule.addWidget(self._rule, stretch=1)
        for field in self.fields.values():
            column.addWidget(field)
            if field is self.password:
                column.addLayout(rule)
        column.addWidget(self.button)
        row = QHBoxLayout()
        row.addWidget(self._question)
        row.addWidget(self._other)
        row.addStretch()
        column.addLayout(row)
