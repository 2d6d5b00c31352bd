"""What is wrong with a field of the sign-in screen, in the person's language."""

from PySide6.QtCore import QObject

from server.contract.identity import PASSWORD_MIN
from studio.kit.errors import StudioError
from studio.ui.problems import field_sentence, in_english


class FieldRules(QObject):
    """One sentence for each field of the forms."""

    @property
    def names(self) -> set[str]:
        """The fields that there are sentences for."""
        return set(self._rules())

    def problem(self, field: str, refused: StudioError | None) -> str:
        """What is wrong with a field; ``refused`` is what the server said, if it did."""
        rule = self._rules().get(field, "")
        if refused is None:
            return rule
        told = field_sentence(refused, field)
        # The server's word on a field is English; elsewhere our own rule says the same.
        untranslated = told == refused.fields.get(field)
        return rule if untranslated and rule and not in_english() else told

    def _rules(self) -> dict[str, str]:
        return {
            "email": self.tr("This is not an email address."),
            "username": self.tr("Use 3 to 32 letters a to z, digits, dots and dashes."),
            "channel_name": self.tr("Give your channel a name of up to 80 letters."),
            "password": self.tr("Use at least %Ln characters.", "", PASSWORD_MIN),
            "birthdate": self.tr("Write day, month and year, such as 14 4 1990."),
            "code": self.tr("A code has six digits, a recovery code a few letters more."),
        }
