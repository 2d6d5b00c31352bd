"""A page that says something instead of showing a list: empty, no match, failed, offline."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.buttons import Button, LinkButton, PrimaryButton
from studio.ui.labels import IconLabel, label
from studio.ui.theme import current_theme

_WIDTH = 400
_ICON = 28


class MessagePage(QWidget):
    """An icon, what it is, one sentence, and one or two actions."""

    primary = Signal()
    secondary = Signal()

    def __init__(self, icon_name: str, colour: str = "text.tertiary") -> None:
        super().__init__()
        self._detail_text = ""
        self._icon = IconLabel(icon_name, colour, _ICON)
        self._what = label("section")
        self._why = label("body", wrap=True)
        self._why.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._why.setFixedWidth(_WIDTH)
        self._primary = PrimaryButton()
        self._secondary = Button()
        self._detail = LinkButton()
        self._primary.clicked.connect(self.primary)
        self._secondary.clicked.connect(self.secondary)
        self._detail.clicked.connect(self._copy_detail)
        for button in (self._primary, self._secondary, self._detail):
            button.hide()
        self._lay_out()

    def say(self, what: str, why: str, primary: str = "", secondary: str = "") -> None:
        """Set the words; an action without words is not there."""
        self._what.setText(what)
        self._why.setText(why)
        for button, text in ((self._primary, primary), (self._secondary, secondary)):
            button.say(text)
            button.setVisible(bool(text))

    def say_detail(self, verb: str, detail: str) -> None:
        """Offer a detail for whoever helps, copied on demand and never shown first."""
        self._detail_text = detail
        self._detail.say(verb)
        self._detail.setVisible(bool(detail))

    @property
    def words(self) -> tuple[str, str]:
        """What it says: the heading and the sentence."""
        return self._what.text(), self._why.text()

    def _copy_detail(self) -> None:
        QGuiApplication.clipboard().setText(self._detail_text)

    def _lay_out(self) -> None:
        gap = current_theme().tokens.number("space.2")
        column = QVBoxLayout(self)
        column.setSpacing(gap)
        column.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(self._icon, alignment=centre)
        column.addSpacing(gap)
        column.addWidget(self._what, alignment=centre)
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(self._why)
        middle.addStretch()
        column.addLayout(middle)
        column.addSpacing(gap)
        row = QHBoxLayout()
        row.setSpacing(gap)
        row.addStretch()
        row.addWidget(self._primary)
        row.addWidget(self._secondary)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self._detail, alignment=centre)
        column.addStretch(3)
