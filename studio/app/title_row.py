"""The top row: our mark, the menus, the find box, and who is signed in."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QMenuBar, QSizePolicy, QWidget

from studio.ui.avatar import draw_avatar
from studio.ui.icons import draw_icon
from studio.ui.labels import keycaps
from studio.ui.page import window_surface
from studio.ui.text import draw_text
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget

MARK = "চ"
_MARK_SIZE = 22
_FIND_HEIGHT = 30


class Mark(QWidget):
    """The studio's sign: the first letter of its name on the accent."""

    def __init__(self, size: int = _MARK_SIZE) -> None:
        super().__init__()
        self.setFixedSize(size, size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent.base"))
        radius = theme.tokens.number("radius.control")
        painter.drawRoundedRect(self.rect(), radius, radius)
        middle = Qt.AlignmentFlag.AlignHCenter
        draw_text(
            painter,
            QRectF(self.rect()),
            MARK,
            "bodyStrong",
            "text.onAccent",
            align=middle,
            elide="none",
        )


class FindBox(QAbstractButton):
    """Looks like a field and opens the palette."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(current_theme().tokens.number("layout.findBox"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 7, 0)
        row.addStretch()
        self._keys = keycaps("Ctrl+K")
        self._keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(self._keys)

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        theme = current_theme()
        width = theme.tokens.number("layout.findBox")
        return QSize(width, theme.scaled(_FIND_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A field's frame, a lens, and what can be typed."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("border.controlRest"))
        painter.setBrush(theme.colour("surface.hover" if self.underMouse() else "surface.control"))
        radius = theme.tokens.number("radius.control")
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(rect, radius, radius)
        draw_icon(painter, QRectF(9, rect.center().y() - 8, 16, 16), "search", "text.tertiary")
        area = QRectF(33, rect.top(), self._keys.x() - 41, rect.height())
        draw_text(painter, area, self.text(), "body", "text.tertiary")


class AvatarButton(QAbstractButton):
    """The signed-in person; opens their menu."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: QPixmap | None = None
        self.setFixedSize(28, 28)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_person(self, name: str, email: str) -> None:
        """Whose account."""
        self.setText(name)
        self.setAccessibleName(f"{name}, {email}")
        self.setToolTip(email)
        self.update()

    def show_picture(self, picture: QPixmap | None) -> None:
        """Their picture, or null for the letter."""
        self._picture = picture
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A round avatar."""
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        draw_avatar(painter, rect, self.text(), rect.width() / 2, self._picture)


class TitleRow(TranslatedWidget):
    """All of it. Menus are filled by whoever owns the commands."""

    find_wanted = Signal()

    def __init__(self, menu_keys: tuple[str, ...]) -> None:
        super().__init__()
        window_surface(self, "shell")
        self._menu_bar = QMenuBar()
        # On macOS the system shows the menus at the top of the screen.
        self._menus = {key: self._menu_bar.addMenu("") for key in menu_keys}
        self.find_box = FindBox()
        self.avatar = AvatarButton()
        self.find_box.clicked.connect(self.find_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(Mark())
        row.addWidget(self._menu_bar)
        row.addStretch(1)
        row.addWidget(self.find_box, stretch=4)
        row.addStretch(2)
        row.addWidget(self.avatar)
        self._menu_bar.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self._fit)
        self._fit()
        self.retranslate()

    def menu(self, key: str) -> QMenu:
        """One of the menus."""
        return self._menus[key]

    def add(self, key: str, action: QAction, *, rule_before: bool) -> None:
        """List an action in a menu."""
        menu = self._menus[key]
        if rule_before:
            menu.addSeparator()
        menu.addAction(action)

    def retranslate(self) -> None:
        """All words."""
        words = {
            "file": self.tr("File"),
            "edit": self.tr("Edit"),
            "view": self.tr("View"),
            "video": self.tr("Video"),
            "help": self.tr("Help"),
        }
        for key, menu in self._menus.items():
            menu.setTitle(words[key])
        self.find_box.setText(self.tr("Search videos, or type a command"))
        self.find_box.setAccessibleName(self.find_box.text())

    def _fit(self) -> None:
        theme = current_theme()
        self.setFixedHeight(theme.scaled(theme.tokens.number("layout.titleRow")))
