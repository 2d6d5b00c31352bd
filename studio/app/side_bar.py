"""The sidebar: whose channel, and the screens; a rail of icons where there is little room."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout

from studio.app.navigator import Navigator, Route
from studio.ui import formatting
from studio.ui.avatar import draw_avatar
from studio.ui.icons import draw_icon
from studio.ui.page import window_surface
from studio.ui.style import draw_focus_ring
from studio.ui.text import draw_text, text_width
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget

_ICONS = {
    Route.CONTENT: "clapperboard",
    Route.UPLOADS: "upload",
    Route.SETTINGS: "settings",
}
_ACCOUNT_HEIGHT = 56
_AVATAR = 32
_PAD = 10


class NavButton(QAbstractButton):
    """One screen: icon, name, and a count where there is one."""

    def __init__(self, route: Route, navigator: Navigator) -> None:
        super().__init__()
        self.route = route
        self._navigator = navigator
        self._rail = False
        self._count: int | None = None
        self._busy = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("bare", "true")
        self.clicked.connect(lambda: navigator.go(route))
        self.clicked.connect(self.mark)
        current_theme().changed.connect(self.updateGeometry)

    def mark(self) -> None:
        """Whether the person is here; who edits a video came from the list."""
        here = self._navigator.route
        of_one_video = here in {Route.EDITOR, Route.SUBTITLES}
        self.setChecked(self.route is (Route.CONTENT if of_one_video else here))

    def say(self, name: str) -> None:
        """The words."""
        self.setText(name)
        self._name_it()

    def set_count(self, count: int | None, *, busy: bool = False) -> None:
        """The figure at the right; ``busy`` gives it the accent."""
        if (count, busy) != (self._count, self._busy):
            self._count, self._busy = count, busy
            self._name_it()
            self.update()

    def set_rail(self, *, rail: bool) -> None:
        """Show the icon alone."""
        self._rail = rail
        self._name_it()
        self.update()

    def sizeHint(self) -> QSize:
        """The height of a navigation row."""
        theme = current_theme()
        height = theme.tokens.number("row.navBn" if theme.bengali else "row.nav")
        return QSize(36, theme.scaled(height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the row."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        ground = "surface.pressed" if self.isChecked() else "surface.hover"
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(ground))
            radius = theme.tokens.number("radius.row")
            painter.drawRoundedRect(rect, radius, radius)
        tint = "accent.text" if self.isChecked() else "text.tertiary"
        mark = QRectF(_PAD, rect.center().y() - 8, 16, 16)
        if self._rail:
            mark.moveCenter(rect.center())
        draw_icon(painter, mark, _ICONS[self.route], tint)
        if not self._rail:
            self._paint_words(painter, rect)
        elif self._count and self._busy:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent.base"))
            painter.drawEllipse(QRectF(mark.right() - 2, mark.top() - 3, 6, 6))
        if self.hasFocus() and self.window().testAttribute(
            Qt.WidgetAttribute.WA_KeyboardFocusChange
        ):
            draw_focus_ring(painter, rect, inset=True)

    def _paint_words(self, painter: QPainter, rect: QRectF) -> None:
        right = rect.right() - _PAD
        if self._count is not None:
            text = formatting.number(self._count)
            width = text_width(text, "small")
            area = QRectF(right - width, rect.top(), width, rect.height())
            tint = "accent.text" if self._busy else "text.tertiary"
            draw_text(painter, area, text, "small", tint, elide="none")
            right -= width + 8
        left = _PAD + 16 + _PAD
        area = QRectF(left, rect.top(), right - left, rect.height())
        colour = "text.primary" if self.isChecked() else "text.secondary"
        draw_text(painter, area, self.text(), "bodyMedium", colour)

    def _name_it(self) -> None:
        counted = "" if self._count is None else f", {formatting.number(self._count)}"
        self.setAccessibleName(f"{self.text()}{counted}")
        self.setToolTip(self.text() if self._rail else "")


class AccountBlock(QAbstractButton):
    """Whose channel this is: avatar, the channel's name and address; opens the accounts."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self._handle = ""
        self._picture: QPixmap | None = None
        self._rail = False
        self.setFixedHeight(_ACCOUNT_HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("bare", "true")

    def show_channel(self, name: str, handle: str) -> None:
        """The channel's name and its address."""
        self._name, self._handle = name, handle
        self.setAccessibleName(f"{name}, @{handle}" if handle else name)
        self.setToolTip(name)
        self.update()

    def show_picture(self, picture: QPixmap | None) -> None:
        """The person's picture, or null for the letter."""
        self._picture = picture
        self.update()

    def set_rail(self, *, rail: bool) -> None:
        """Show the avatar alone."""
        self._rail = rail
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Avatar and two lines."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("surface.hover"))
            radius = theme.tokens.number("radius.row")
            painter.drawRoundedRect(rect.adjusted(0, 3, 0, -3), radius, radius)
        if self.hasFocus() and self.window().testAttribute(
            Qt.WidgetAttribute.WA_KeyboardFocusChange
        ):
            draw_focus_ring(painter, rect.adjusted(0, 3, 0, -3), inset=True)
        avatar = QRectF(8, rect.center().y() - _AVATAR / 2, _AVATAR, _AVATAR)
        if self._rail:
            avatar.moveCenter(rect.center())
        radius = theme.tokens.number("radius.control")
        draw_avatar(painter, avatar, self._name, radius, self._picture)
        if self._rail:
            return
        left = avatar.right() + _PAD
        sign = QRectF(rect.right() - 20, rect.center().y() - 7, 14, 14)
        draw_icon(painter, sign, "chevrons-up-down", "text.tertiary")
        width = sign.left() - left - 4
        height = theme.line_height("bodyStrong")
        top = QRectF(left, rect.center().y() - height + 1, width, height)
        below = QRectF(left, rect.center().y() + 1, width, theme.line_height("small"))
        draw_text(painter, top, self._name, "bodyStrong", "text.primary")
        if self._handle:
            draw_text(painter, below, f"@{self._handle}", "small", "text.tertiary")


class SideBar(TranslatedWidget):
    """All of it."""

    def __init__(self, navigator: Navigator) -> None:
        super().__init__()
        window_surface(self, "shell")
        self._navigator = navigator
        self.account = AccountBlock()
        self.buttons = {route: NavButton(route, navigator) for route in _ICONS}
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(2)
        column.addWidget(self.account)
        column.addSpacing(4)
        column.addWidget(self.buttons[Route.CONTENT])
        column.addWidget(self.buttons[Route.UPLOADS])
        column.addStretch()
        column.addWidget(self.buttons[Route.SETTINGS])
        # A method of its own, not a lambda: it is let go of together with the bar.
        navigator.went.connect(self._mark)
        self._mark()
        self.set_rail(rail=False)
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self.buttons[Route.CONTENT].say(self.tr("Content"))
        self.buttons[Route.UPLOADS].say(self.tr("Uploads"))
        self.buttons[Route.SETTINGS].say(self.tr("Settings"))
        self.setAccessibleName(self.tr("Screens"))

    def set_rail(self, *, rail: bool) -> None:
        """Fold or unfold."""
        theme = current_theme()
        path = "layout.sidebarMini" if rail else "layout.sidebar"
        self.setFixedWidth(
            theme.tokens.number(path) if rail else theme.scaled(theme.tokens.number(path))
        )
        self.account.set_rail(rail=rail)
        for button in self.buttons.values():
            button.set_rail(rail=rail)

    def _mark(self) -> None:
        for button in self.buttons.values():
            button.mark()
