"""Pictures of what is about an account: the switch, the profile, safety, and leaving."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QApplication, QDialog, QMenu, QScrollArea, QWidget

from studio.app.container import Studio
from studio.app.navigator import Route
from studio.features.identity.account_page import AccountPage
from studio.features.identity.exports_view import ExportsView
from studio.features.identity.leaving_view import LeavingView
from studio.features.identity.linked_view import LinkedView
from studio.features.profile.view import ProfileView

_MARGIN = 24


class Camera(Protocol):
    """Pictures the window in every look."""

    async def take(self, name: str, *, prepare: Callable[[], None] = ...) -> None:
        """Picture what the window shows now."""
        ...


async def account_screens(studio: Studio, camera: Camera) -> None:
    """The account menu, and each card of the settings that is about the account.

    Cards that the server knows nothing of are not there, and so not pictured.
    """
    shell = studio.window.shell
    if shell is None:
        return
    await camera.take("account-menu", prepare=lambda: _open_menu(studio))
    close_popups(studio.window)
    studio.navigator.go(Route.SETTINGS)
    for name, kind in (
        ("settings-profile", ProfileView),
        ("settings-security", AccountPage),
        ("settings-linked", LinkedView),
        ("settings-data", ExportsView),
        ("settings-leaving", LeavingView),
    ):
        card = shell.findChild(kind)
        if isinstance(card, QWidget) and not card.isHidden():
            await camera.take(name, prepare=partial(scroll_to, card))
    leaving = shell.findChild(LeavingView)
    if isinstance(leaving, LeavingView) and not leaving.isHidden():
        leaving.ask()
        await camera.take("delete-account")
        close_popups(studio.window)


def scroll_to(card: QWidget) -> None:
    """Bring a card to the top of the area that it lies in."""
    area = card.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    inside = area.widget() if area is not None else None
    if area is not None and inside is not None:
        top = card.mapTo(inside, card.rect().topLeft()).y()
        area.verticalScrollBar().setValue(top - _MARGIN)


def close_popups(window: QWidget) -> None:
    """Close menus and dialogs that are open beside the window."""
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible() and isinstance(widget, QMenu | QDialog):
            widget.close()


def _open_menu(studio: Studio) -> None:
    close_popups(studio.window)
    if studio.window.shell is not None:
        studio.window.shell.title_row.avatar.click()
