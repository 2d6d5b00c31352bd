"""What the player has been asked for and not done yet."""

from collections import deque
from threading import Condition

from studio.media.player.messages import Command, Open, Seek


class Inbox:
    """Commands in their order; of several moments to go to only the last is worth going to."""

    def __init__(self) -> None:
        self._waiting: deque[Command | None] = deque()
        self._changed = Condition()

    def put(self, command: Command | None) -> None:
        """Ask for something; None for the end."""
        with self._changed:
            if isinstance(command, Seek) and self._waiting and isinstance(self._waiting[-1], Seek):
                self._waiting.pop()
            self._waiting.append(command)
            self._changed.notify()

    def get(self, timeout: float | None) -> Command | None:
        """The next command.

        Args:
            timeout: Seconds to wait at most; None for ever.

        Raises:
            TimeoutError: There was none.
        """
        with self._changed:
            if not self._changed.wait_for(lambda: bool(self._waiting), timeout):
                raise TimeoutError
            return self._waiting.popleft()

    def superseded(self) -> bool:
        """Whether what is being looked for is no longer wanted."""
        with self._changed:
            return any(each is None or isinstance(each, Open | Seek) for each in self._waiting)
