"""A control with its name above, a count beside that, and what is wrong below."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui import formatting
from studio.ui.labels import label, set_tone
from studio.ui.theme import current_theme


def count_words(count: int, most: int) -> str:
    """``12 of 100``."""
    words = QCoreApplication.translate("Labelled", "%1 of %2")
    shown = words.replace("%1", formatting.number(count))
    return shown.replace("%2", formatting.number(most))


class Labelled(QWidget):
    """Gives a control its name, also for who listens.

    Args:
        control: Any widget.
        speaks: The widget within it that has the focus, where it is another.
    """

    def __init__(self, control: QWidget, speaks: QWidget | None = None) -> None:
        super().__init__()
        self._speaks = speaks or control
        self._problem = ""
        self._name = label("body", "secondary")
        self._name.setBuddy(self._speaks)
        self._count = label("small", "tertiary")
        self._note = label("small", "danger", wrap=True)
        self._note.hide()
        self._above = QHBoxLayout()
        self._above.addWidget(self._name)
        self._above.addStretch()
        self._above.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().tokens.number("space.labelGap"))
        column.addLayout(self._above)
        column.addWidget(control)
        column.addWidget(self._note)

    @property
    def problem(self) -> str:
        """What is said to be wrong."""
        return self._problem

    def put_above(self, widget: QWidget) -> None:
        """Put a small control at the end of the name's line."""
        self._above.addWidget(widget)

    def say(self, name: str) -> None:
        """The name."""
        self._name.setText(name)
        self._speaks.setAccessibleName(name)

    def show_count(self, count: int, most: int) -> None:
        """How much there is of what may be."""
        self._count.setText(count_words(count, most))
        set_tone(self._count, "danger" if count > most else "tertiary")

    def show_problem(self, text: str) -> None:
        """Say what is wrong, or no longer."""
        self._problem = text
        if self._speaks.property("problem") != ("true" if text else "false"):
            self._speaks.setProperty("problem", "true" if text else "false")
            self._speaks.style().unpolish(self._speaks)
            self._speaks.style().polish(self._speaks)
        self._show_note()

    def _show_note(self) -> None:
        self._note.setText(self._problem)
        self._note.setVisible(bool(self._problem))
        self._speaks.setAccessibleDescription(self._problem)
