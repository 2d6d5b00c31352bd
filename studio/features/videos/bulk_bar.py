"""The bar at the bottom of the page while videos are ticked."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from server.contract.videos import VideoOut
from studio.features.videos.viewmodel import can_publish, can_unpublish
from studio.ui import formatting
from studio.ui.buttons import GhostButton, GhostDangerButton
from studio.ui.labels import hairline, keycaps, label
from studio.ui.page import window_surface
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget

_ROOMY = 1160
"""Below this width the keys beside the buttons give way."""


class BulkVerb(StrEnum):
    """What many videos can be changed in; the value is the key."""

    VISIBILITY = "V"
    TAGS = "T"
    LIMITS = "A"
    LANGUAGE = "L"


_ICONS = {
    BulkVerb.VISIBILITY: "eye",
    BulkVerb.TAGS: "tag",
    BulkVerb.LIMITS: "map-pin",
    BulkVerb.LANGUAGE: "languages",
}


class BulkBar(TranslatedWidget):
    """How many are ticked, and what can be done with them."""

    change_wanted = Signal(object)
    """A :class:`BulkVerb`."""
    publish = Signal()
    unpublish = Signal()
    delete = Signal()
    clear = Signal()

    def __init__(self) -> None:
        super().__init__()
        window_surface(self, "card")
        self._count = 0
        self._progress = (0, 0)
        self._text = label("bodyStrong")
        self._changes = {verb: GhostButton(_ICONS[verb]) for verb in BulkVerb}
        self._publish = GhostButton("circle-check")
        self._unpublish = GhostButton("circle-off")
        self._delete = GhostDangerButton("trash-2")
        self._clear = GhostButton()
        for verb, button in self._changes.items():
            button.clicked.connect(lambda _on=False, v=verb: self.change_wanted.emit(v))
        for button, signal in (
            (self._publish, self.publish),
            (self._unpublish, self.unpublish),
            (self._delete, self.delete),
            (self._clear, self.clear),
        ):
            button.clicked.connect(signal)
        self._caps: list[QWidget] = []
        self._lay_out()
        self.retranslate()
        self.hide()

    def show_for(self, count: int, videos: list[VideoOut]) -> None:
        """Follow the ticks; ``videos`` are those of them that are loaded."""
        self._count = count
        self._publish.setVisible(any(can_publish(video) for video in videos))
        self._unpublish.setVisible(any(can_unpublish(video) for video in videos))
        self._show()

    def show_progress(self, done: int, total: int) -> None:
        """How far a change is; nothing else can be begun until it is over."""
        self._progress = (done, total)
        for button in (*self._changes.values(), self._publish, self._unpublish, self._delete):
            button.setEnabled(done == total)
        self._show()

    def _show(self) -> None:
        done, total = self._progress
        self.setVisible(bool(self._count) or done < total)
        self._say_how_many()

    def _say_how_many(self) -> None:
        done, total = self._progress
        if done < total:
            text = self.tr("Changing %1 of %2…").replace("%1", formatting.number(done + 1))
            self._text.setText(text.replace("%2", formatting.number(total)))
        else:
            self._text.setText(self.tr("%Ln selected", "", self._count))

    def retranslate(self) -> None:
        """All words."""
        words = {
            BulkVerb.VISIBILITY: self.tr("Visibility"),
            BulkVerb.TAGS: self.tr("Tags"),
            BulkVerb.LIMITS: self.tr("Age && regions"),
            BulkVerb.LANGUAGE: self.tr("Language"),
        }
        for verb, button in self._changes.items():
            button.say(words[verb])
            button.setAccessibleName(words[verb].replace("&&", "&"))
        self._say_how_many()
        self._publish.say(self.tr("Publish"))
        self._unpublish.say(self.tr("Unpublish"))
        self._delete.say(self.tr("Delete"))
        self._clear.say(self.tr("Clear"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The keys give way before the words do."""
        super().resizeEvent(event)
        for cap in self._caps:
            cap.setVisible(self.width() >= current_theme().scaled(_ROOMY))

    def _lay_out(self) -> None:
        tokens = current_theme().tokens
        gutter = tokens.number("space.pageGutter")
        row = QHBoxLayout(self)
        row.setContentsMargins(gutter, 0, gutter, 0)
        row.setSpacing(tokens.number("space.1"))
        row.addWidget(self._text)
        row.addSpacing(tokens.number("space.2"))
        row.addWidget(hairline("vertical"))
        for verb, button in self._changes.items():
            row.addWidget(button)
            row.addWidget(self._cap(verb.value))
        row.addWidget(self._publish)
        row.addWidget(self._unpublish)
        row.addWidget(hairline("vertical"))
        row.addWidget(self._delete)
        row.addWidget(self._cap("Del"))
        row.addStretch()
        row.addWidget(self._clear)
        row.addWidget(self._cap("Esc"))
        self.setFixedHeight(current_theme().scaled(tokens.number("layout.bulkBar")))

    def _cap(self, key: str) -> QWidget:
        cap = keycaps(key)
        self._caps.append(cap)
        return cap
