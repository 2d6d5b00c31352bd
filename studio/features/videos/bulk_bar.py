"""The bar at the bottom of the page while videos are ticked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from server.contract.videos import VideoOut
from studio.features.videos.viewmodel import can_publish, can_unpublish
from studio.ui.buttons import GhostButton, GhostDangerButton
from studio.ui.labels import hairline, keycaps, label
from studio.ui.page import window_surface
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget


class BulkBar(TranslatedWidget):
    """How many are ticked, and what can be done with them."""

    publish = Signal()
    unpublish = Signal()
    delete = Signal()
    clear = Signal()

    def __init__(self) -> None:
        super().__init__()
        window_surface(self, "card")
        self._count = 0
        self._videos: list[VideoOut] = []
        self._text = label("bodyStrong")
        self._publish = GhostButton("circle-check")
        self._unpublish = GhostButton("circle-off")
        self._delete = GhostDangerButton("trash-2")
        self._clear = GhostButton()
        for button, signal in (
            (self._publish, self.publish),
            (self._unpublish, self.unpublish),
            (self._delete, self.delete),
            (self._clear, self.clear),
        ):
            button.clicked.connect(signal)
        tokens = current_theme().tokens
        gutter = tokens.number("space.pageGutter")
        row = QHBoxLayout(self)
        row.setContentsMargins(gutter, 0, gutter, 0)
        row.setSpacing(tokens.number("space.2"))
        row.addWidget(self._text)
        row.addSpacing(tokens.number("space.3"))
        row.addWidget(hairline("vertical"))
        row.addWidget(self._publish)
        row.addWidget(self._unpublish)
        row.addWidget(self._delete)
        row.addWidget(keycaps("Del"))
        row.addStretch()
        row.addWidget(self._clear)
        row.addWidget(keycaps("Esc"))
        self.setFixedHeight(current_theme().scaled(tokens.number("layout.bulkBar")))
        self.retranslate()
        self.hide()

    def show_for(self, count: int, videos: list[VideoOut]) -> None:
        """Follow the ticks; ``videos`` are those of them that are loaded."""
        self._count, self._videos = count, videos
        self._publish.setVisible(any(can_publish(video) for video in videos))
        self._unpublish.setVisible(any(can_unpublish(video) for video in videos))
        self.setVisible(bool(count))
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self._text.setText(self.tr("%Ln selected", "", self._count))
        self._publish.say(self.tr("Publish"))
        self._unpublish.say(self.tr("Unpublish"))
        self._delete.say(self.tr("Delete"))
        self._clear.say(self.tr("Clear"))
