"""Going from screen to screen by name; features meet here and nowhere else."""

from enum import StrEnum

from PySide6.QtCore import QObject, Signal


class Route(StrEnum):
    """The screens there are."""

    CONTENT = "content"
    EDITOR = "editor"
    """One video of the content list."""
    UPLOADS = "uploads"
    SUBTITLES = "subtitles"
    """Of the one video that was opened."""
    SETTINGS = "settings"


class Navigator(QObject):
    """Remembers where the person is."""

    went = Signal(str)

    def __init__(self, start: Route = Route.CONTENT) -> None:
        super().__init__()
        self.route = start

    def go(self, route: Route) -> None:
        """Show another screen."""
        if route is not self.route:
            self.route = route
            self.went.emit(route.value)
