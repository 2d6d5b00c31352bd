"""The state of the last card: deleting the account."""

from PySide6.QtCore import QObject, Signal

from server.contract.errors import ErrorCode
from studio.features.identity.belongings import Belongings
from studio.features.identity.security import SecurityViewModel
from studio.kit.errors import StudioError
from studio.ui.problems import sentence_of


class LeavingViewModel(QObject):
    """Deletes the account, once its owner has proved who asks.

    Args:
        belongings: The account's server.
        security: Asks for the proof.
        username: What has to be typed.
    """

    changed = Signal()
    left = Signal(object)
    """A :class:`DeletionOut`: the account is shut."""

    def __init__(self, belongings: Belongings, security: SecurityViewModel, username: str) -> None:
        super().__init__()
        self._belongings = belongings
        self._security = security
        self.username = username
        self._refused: StudioError | None = None
        security.changed.connect(self.changed)
        self.unknown = False
        """The server cannot delete accounts: it is older than the studio."""

    @property
    def refusal(self) -> str:
        """Why it was not deleted; in the language of now."""
        return "" if self._refused is None else sentence_of(self._refused)

    @property
    def ready(self) -> bool:
        """Whether the account's safety is known, without which nobody can prove who asks."""
        return self._security.security is not None and self._security.problem is None

    def fits(self, typed: str) -> bool:
        """Whether it is the name of this account."""
        return typed.strip().casefold() == self.username.casefold()

    def delete(self, typed: str) -> None:
        """Delete the account; ``typed`` is its name, as a sign that it is meant."""
        if self.fits(typed):
            self._refused = None
            self._security.take_proved(self._delete)

    def note_unknown(self, *, unknown: bool) -> None:
        """What was made together with deletion is there, or is not."""
        if unknown != self.unknown:
            self.unknown = unknown
            self.changed.emit()

    async def _delete(self) -> None:
        try:
            deletion = await self._belongings.delete_account()
        except StudioError as error:
            if error.code == ErrorCode.PROOF_NEEDED:
                raise
            self._refused = error
            self.unknown = error.code == ErrorCode.NOT_FOUND
            self.changed.emit()
            return
        self.left.emit(deletion)
