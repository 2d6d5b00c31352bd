"""What every new account says of itself, in whichever form it is made."""

from PySide6.QtCore import QObject

from studio.features.identity.birthdate import parse_birthdate
from studio.features.identity.password import username_fits
from studio.ui.fields import Field


class AccountFields(QObject):
    """Username, channel name and birthdate, checked when the person leaves them.

    The fields are the form's to lay out.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.username = Field()
        self.channel_name = Field()
        self.birthdate = Field()
        self.username.edit.editingFinished.connect(self._check_username)
        self.birthdate.edit.editingFinished.connect(self._check_birthdate)

    def say(self) -> None:
        """All words; those about a mistake as well."""
        self.username.say(self.tr("Username"), self.tr("Letters a to z, digits, dots and dashes."))
        self.channel_name.say(self.tr("Channel name"), self.tr("In any language."))
        self.birthdate.say(
            self.tr("Date of birth"), self.tr("Day, month and year. Nobody else sees it.")
        )
        if self.username.problem:
            self._check_username()
        if self.birthdate.problem:
            self._check_birthdate()

    def _check_username(self) -> None:
        typed = self.username.text.strip()
        wrong = bool(typed) and not username_fits(typed)
        text = self.tr("Use 3 to 32 letters a to z, digits, dots and dashes.")
        self.username.show_problem(text if wrong else "")

    def _check_birthdate(self) -> None:
        typed = self.birthdate.text.strip()
        wrong = bool(typed) and parse_birthdate(typed) is None
        text = self.tr("Write day, month and year, such as 14 4 1990.")
        self.birthdate.show_problem(text if wrong else "")
