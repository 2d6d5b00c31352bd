"""Whether the account's address still waits to be confirmed, and is to be spoken of."""

from datetime import UTC, datetime, timedelta
from enum import Enum

from PySide6.QtCore import QObject, Signal

from studio.features.identity.belongings import Belongings
from studio.kit.errors import StudioError
from studio.kit.task_scope import TaskScope
from studio.ui.memory import Memory
from studio.ui.problems import sentence_of

_KEY = "mail-reminder-dismissed"
_QUIET = timedelta(days=3)
"""Whoever waves it away is not asked again before."""


class Sending(Enum):
    """How far another link is."""

    NOT_ASKED = "not-asked"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


class MailReminder(QObject):
    """Reminds of an address that is not confirmed, where the server can send mail.

    Args:
        belongings: The account's server.
        scope: Runs the requests.
        memory: Keeps until when it is quiet.
    """

    changed = Signal()

    def __init__(self, belongings: Belongings, scope: TaskScope, memory: Memory) -> None:
        super().__init__()
        self._belongings = belongings
        self._scope = scope
        self._memory = memory
        self._refused: StudioError | None = None
        self.email = ""
        self.wanted = False
        """Whether there is something to remind of."""
        self.sending = Sending.NOT_ASKED

    @property
    def refusal(self) -> str:
        """Why no link was sent; in the language of now."""
        return "" if self._refused is None else sentence_of(self._refused)

    def load(self) -> None:
        """Ask whether the address is confirmed."""
        self._scope.start(self._load(), name="mail reminder")

    def look_again(self) -> None:
        """Ask once more, if there is still something to remind of."""
        if self.wanted and not self._scope.closed:
            self.load()

    def send_again(self) -> None:
        """Have another link mailed."""
        if self.sending is not Sending.SENDING:
            self.sending, self._refused = Sending.SENDING, None
            self.changed.emit()
            self._scope.start(self._send(), name="mail reminder")

    def dismiss(self) -> None:
        """Say no more of it for some days."""
        self._memory.keep_text(_KEY, datetime.now(UTC).isoformat())
        self.wanted = False
        self.changed.emit()

    async def _load(self) -> None:
        try:
            user = await self._belongings.who()
            self.email = user.email
            waits = not user.email_verified and not self._quiet()
            self.wanted = waits and (await self._belongings.about()).mail
        except StudioError:
            return  # nothing is known, so nothing is said
        self.changed.emit()

    async def _send(self) -> None:
        try:
            await self._belongings.ask_confirmation(self.email)
            self.sending = Sending.SENT
        except StudioError as error:
            self._refused = error
            self.sending = Sending.FAILED
        self.changed.emit()

    def _quiet(self) -> bool:
        try:
            since = datetime.fromisoformat(self._memory.text(_KEY))
        except ValueError:
            return False
        return since.tzinfo is not None and datetime.now(UTC) - since < _QUIET
