"""Every command of the window, once: menus, the palette and the keys all read this table."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from studio.app.navigator import Route


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the studio can do.

    Attributes:
        key: The program's word for it.
        menu: The key of the menu it is listed in.
        icon: Of the Lucide set.
        keys: Its shortcut as Qt writes it, or empty.
        words: What it is called now, in the person's language.
        run: Does it.
        single: A key, or two after each other, without Ctrl or Alt; the person may switch those
            off.
        pages: Where it works; empty for everywhere.
        rule_before: Whether a line separates it from what is above in the menu.
    """

    key: str
    menu: str
    icon: str
    keys: str
    words: Callable[[], str]
    run: Callable[[], None]
    rule_before: bool = False
    single: str = ""
    pages: frozenset[Route] = frozenset()


def set_keys(action: QAction, command: Command, *, single: bool) -> None:
    """Give an action its keys, with or without those that are letters alone."""
    keys = (command.keys, command.single if single else "")
    action.setShortcuts([QKeySequence(each) for each in keys if each])


def make_action(command: Command, owner: QWidget) -> QAction:
    """A Qt action for a command, alive on the whole window."""
    action = QAction(owner)
    action.setObjectName(command.key)
    set_keys(action, command, single=True)
    action.triggered.connect(lambda _on=False: command.run())
    owner.addAction(action)
    return action
