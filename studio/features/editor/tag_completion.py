"""Tags that others use, while one is being typed. No widgets."""

from PySide6.QtCore import QObject, QTimer, Signal

from studio.features.editor.gateway import Editing
from studio.kit.errors import StudioError
from studio.kit.task_scope import TaskScope
from studio.ui.theme import current_theme


class TagCompletion(QObject):
    """Asks the server once typing pauses.

    Args:
        editing: The account's server.
        scope: Runs the requests.
    """

    found = Signal(object)
    """A list of tags, the most used first."""

    def __init__(self, editing: Editing, scope: TaskScope) -> None:
        super().__init__()
        self._editing = editing
        self._scope = scope
        self._prefix = ""
        self._known: dict[str, list[str]] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(current_theme().tokens.number("motion.searchDebounce"))
        self._pause.timeout.connect(self._ask)

    def want(self, prefix: str) -> None:
        """Somebody has typed so far."""
        self._prefix = prefix.casefold()
        if self._prefix in self._known:
            self.found.emit(self._known[self._prefix])
        elif self._prefix:
            self._pause.start()

    def _ask(self) -> None:
        if not self._scope.closed:
            self._scope.start(self._fetch(self._prefix), name="complete a tag")

    async def _fetch(self, prefix: str) -> None:
        try:
            self._known[prefix] = await self._editing.tags(prefix)
        except StudioError:
            return  # a tag can be typed whole
        if prefix == self._prefix:
            self.found.emit(self._known[prefix])
