"""Why the last thing that was tried did not work out: a sentence, or fields to blame."""

from server.contract.errors import ErrorCode
from studio.features.identity.field_rules import FieldRules
from studio.kit.errors import StudioError
from studio.ui.problems import sentence_of


class Refusals:
    """What the server, or our own look at the fields, has against it."""

    def __init__(self) -> None:
        self.error: StudioError | None = None
        self._misfits: set[str] = set()
        self._rules = FieldRules()

    @property
    def blames_fields(self) -> bool:
        """Whether a field can be mended."""
        return bool(self._misfits)

    @property
    def problem(self) -> str:
        """What is wrong where no field is to blame; in the language of now."""
        if self.error is None or self._misfits:
            return ""
        return sentence_of(self.error)

    @property
    def fields(self) -> dict[str, str]:
        """What is wrong with each field; in the language of now."""
        return {field: self._rules.problem(field, self.error) for field in sorted(self._misfits)}

    @property
    def deleted(self) -> bool:
        """Whether the account was deleted by its owner, and can still be brought back."""
        return self.error is not None and self.error.code == ErrorCode.ACCOUNT_DELETED

    def clear(self) -> None:
        """Nothing is wrong."""
        self.error, self._misfits = None, set()

    def blame(self, fields: set[str]) -> None:
        """Those fields do not fit; of those that nobody sees nothing can be said."""
        self._misfits = fields & self._rules.names

    def take(self, error: StudioError) -> None:
        """The server said no."""
        self.error = error
        self._misfits = set(error.fields)
        if error.code == ErrorCode.TOO_YOUNG:
            self._misfits = set()
        if error.code == ErrorCode.CODE_WRONG:
            self._misfits = {"code"}

    def forgive(self, field: str) -> None:
        """Somebody is typing there again: what was wrong with it is no news now."""
        if field in self._misfits:
            self._misfits.remove(field)
            if not self._misfits:
                self.error = None
