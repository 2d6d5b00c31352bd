"""The avatar's menu: whose account this is, the others, and the way out."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from studio.app.accounts import AccountChoice, keys_of
from studio.ui.icons import icon

_GAP = 4


class AccountMenu(QMenu):
    """Every account of this computer, the current one marked; a click changes to another.

    Args:
        parent: The window.
        choices: The accounts.
        switch: Changes to the account with a key.
        below: What else can be done, with nulls for separators.
        under_way: Uploads of the current account that are not finished.
    """

    def __init__(
        self,
        parent: QWidget,
        choices: Sequence[AccountChoice],
        switch: Callable[[str], None],
        below: Sequence[QAction | None],
        *,
        under_way: int,
    ) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        self._group = QActionGroup(self)
        for number, choice in enumerate(choices, start=1):
            self._add_account(number, choice, switch)
        if under_way and len(choices) > 1:
            self._add_note(
                self.tr("%Ln uploads of this account wait while you use another.", "", under_way)
            )
        self.addSeparator()
        for action in below:
            if action is None:
                self.addSeparator()
            else:
                self.addAction(action)

    def open_at(self, anchor: QWidget, *, from_right: bool) -> None:
        """Open below a button, in line with its right or its left edge."""
        left = anchor.width() - self.sizeHint().width() if from_right else 0
        self.popup(anchor.mapToGlobal(QPoint(left, anchor.height() + _GAP)))

    def _add_account(
        self, number: int, choice: AccountChoice, switch: Callable[[str], None]
    ) -> None:
        where = choice.place if choice.signed_in else self.tr("%1, signed out")
        where = where.replace("%1", choice.place)
        # An ampersand would be taken for the mark of a key.
        text = f"{choice.username}  ·  {choice.email}  ·  {where}".replace("&", "&&")
        action = self.addAction(icon("check" if choice.current else "user-round"), text)
        action.setToolTip(choice.email)
        action.setCheckable(True)
        action.setChecked(choice.current)
        action.setIconVisibleInMenu(True)
        self._group.addAction(action)
        if not choice.current:
            # Shown only: the window's own command has the keys.
            keys = QKeySequence(keys_of(number)).toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(f"{text}\t{keys}" if keys else text)
            action.triggered.connect(lambda: switch(choice.key))

    def _add_note(self, text: str) -> None:
        note = self.addAction(icon("circle-pause"), text)
        note.setEnabled(False)
