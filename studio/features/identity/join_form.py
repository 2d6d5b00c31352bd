"""The form for who comes through an account elsewhere and is new here."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from server.contract.social import SocialNewcomer
from studio.features.identity.account_fields import AccountFields
from studio.features.identity.social_entry import PROVIDER_NAMES, suggested_username, vouched
from studio.ui.buttons import LinkButton, PrimaryButton
from studio.ui.fields import Field
from studio.ui.labels import IconLabel, label
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget


class JoinForm(TranslatedWidget):
    """Username, channel name and birthdate; an address only where nobody vouches for one."""

    submitted = Signal(str, str, str, str)
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ready = False
        self._newcomer: SocialNewcomer | None = None
        self._who_icon = IconLabel("circle-check", "success.base")
        self._who = label("body", "secondary", wrap=True)
        self.email = Field()
        self._own = AccountFields(self)
        self.username = self._own.username
        self.channel_name = self._own.channel_name
        self.birthdate = self._own.birthdate
        self.button = PrimaryButton()
        self._back = LinkButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().tokens.number("space.3"))
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._who_icon, alignment=Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._who, stretch=1)
        column.addLayout(top)
        for field in self.fields.values():
            column.addWidget(field)
            field.edit.returnPressed.connect(self._submit)
            field.edit.textChanged.connect(lambda _text: self._check())
        column.addWidget(self.button)
        below = QHBoxLayout()
        below.addWidget(self._back)
        below.addStretch()
        column.addLayout(below)
        self.button.clicked.connect(self._submit)
        self._back.clicked.connect(self.back_wanted)
        self.retranslate()

    @property
    def fields(self) -> dict[str, Field]:
        """By the contract's names."""
        return {
            "email": self.email,
            "username": self.username,
            "channel_name": self.channel_name,
            "birthdate": self.birthdate,
        }

    def show_newcomer(self, newcomer: SocialNewcomer | None) -> None:
        """Who comes; what the account elsewhere tells is filled in, once."""
        if newcomer is None or newcomer == self._newcomer:
            return
        self._newcomer = newcomer
        self.email.setVisible(not vouched(newcomer))
        self.email.edit.setText(newcomer.email or "")
        self.username.edit.setText(suggested_username(newcomer))
        self.channel_name.edit.setText(f"{newcomer.first_name} {newcomer.last_name}".strip())
        self.birthdate.edit.clear()
        self._say_who()

    def set_open(self, *, ready: bool) -> None:
        """Whether the chosen server can be asked now."""
        self._ready = ready
        self._check()

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard starts where the first thing is missing."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._begin_here)

    def retranslate(self) -> None:
        """All words."""
        self.email.say(self.tr("Email"), self.tr("A link to confirm it is mailed to you."))
        self._own.say()
        self.button.say(self.tr("Create account"))
        self._back.say(self.tr("Back to signing in"))
        self._say_who()

    def _say_who(self) -> None:
        newcomer = self._newcomer
        if newcomer is None:
            return
        provider = PROVIDER_NAMES[newcomer.provider]
        if vouched(newcomer):
            text = self.tr("%1 says that you are %2. You need no password here.")
        else:
            text = self.tr("You are signed in to %1. You need no password here.")
        self._who.setText(text.replace("%1", provider).replace("%2", newcomer.email or ""))

    def _begin_here(self) -> None:
        shown = [field for field in self.fields.values() if not field.isHidden()]
        first = next((field for field in shown if not field.text.strip()), shown[-1])
        first.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _check(self) -> None:
        shown = [field for field in self.fields.values() if not field.isHidden()]
        self.button.setEnabled(self._ready and all(field.text.strip() for field in shown))

    def _submit(self) -> None:
        if self.button.isEnabled():
            self.submitted.emit(*(field.text for field in self.fields.values()))
