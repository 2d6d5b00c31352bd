"""The uploads page: quota, drop zone, queue, and the checks of the chosen file."""

from pathlib import Path

from PySide6.QtCore import QPoint, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from studio.features.uploads import cells
from studio.features.uploads.inspector import Inspector
from studio.features.uploads.list_view import UploadListView
from studio.features.uploads.quota_strip import QuotaStrip
from studio.features.uploads.state import UploadItem
from studio.features.uploads.viewmodel import UploadsViewModel
from studio.features.uploads.words import verb_word, verbs_for
from studio.ui import formatting
from studio.ui.buttons import Button, PrimaryButton
from studio.ui.labels import IconLabel, hairline, keycaps, label
from studio.ui.memory import Memory
from studio.ui.message import MessagePage
from studio.ui.page import PageHeader
from studio.ui.side_panel import SidePanel
from studio.ui.state import ViewState
from studio.ui.state_stack import StateStack
from studio.ui.theme import current_theme
from studio.ui.thumbnail import ThumbnailCache
from studio.ui.translated import TranslatedWidget

_HEADER_HEIGHT = 26
_SIZES = "uploads/sizes"
VIDEO_FILES = (
    "*.mp4 *.mov *.m4v *.mkv *.webm *.avi *.mpg *.mpeg *.ts *.mts *.m2ts *.wmv *.flv *.3gp *.ogv"
)


class DropZone(TranslatedWidget):
    """Says that files can be dropped, and lights up while some are over the window."""

    def __init__(self) -> None:
        super().__init__()
        self._lit = False
        self._text = label("body", "secondary")
        self._or = label("body", "tertiary")
        row = QHBoxLayout(self)
        row.setSpacing(current_theme().tokens.number("space.2"))
        row.addStretch()
        row.addWidget(IconLabel("file-video", "text.secondary"))
        for widget in (self._text, self._or, keycaps("Ctrl+U")):
            row.addWidget(widget)
        row.addStretch()
        self.setMinimumHeight(current_theme().tokens.number("control.height.large"))
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self._text.setText(self.tr("Drop videos or folders anywhere in this window"))
        self._or.setText(self.tr("or"))

    def light(self, *, on: bool) -> None:
        """Files are over the window."""
        self._lit = on
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A dashed frame."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("accent.base" if self._lit else "border.strong"), 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        if self._lit:
            painter.setBrush(theme.colour("accent.subtle"))
        radius = theme.tokens.number("radius.card")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


class StageHeader(TranslatedWidget):
    """Names the stages above the list, once."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(_HEADER_HEIGHT)

    def retranslate(self) -> None:
        """The words are painted."""
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Names and a hairline."""
        theme = current_theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        cells.paint_stage_names(painter, rect, cells.track_of(rect))
        line = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
        painter.fillRect(line, theme.colour("border.default"))


class UploadsView(TranslatedWidget):
    """Shows an :class:`UploadsViewModel`."""

    files_chosen = Signal()

    def __init__(
        self, model: UploadsViewModel, pictures: ThumbnailCache, memory: Memory | None = None
    ) -> None:
        super().__init__()
        self._model = model
        self._memory = memory
        self._asked_for_checks = False
        self._header = PageHeader()
        self._pause_all = Button("pause")
        self._add = PrimaryButton("plus")
        self._quota = QuotaStrip()
        self._zone = DropZone()
        self._list = UploadListView(model.list, pictures.get, lambda: model.quota)
        self._stages = StageHeader()
        self._empty = MessagePage("upload")
        self._stack = StateStack(
            {
                ViewState.LOADING: QWidget(),
                ViewState.CONTENT: self._list,
                ViewState.EMPTY: self._empty,
            }
        )
        self._inspector = Inspector()
        self._side = SidePanel(self._queue_part(), self._inspector)
        self._lay_out()
        model.changed.connect(self._refresh)
        model.link_wanted.connect(lambda address: QGuiApplication.clipboard().setText(address))
        model.watch_wanted.connect(lambda address: QDesktopServices.openUrl(QUrl(address)))
        pictures.arrived.connect(lambda _key: self._list.viewport().update())
        self._add.clicked.connect(self.choose_files)
        self._empty.primary.connect(self.choose_files)
        self._pause_all.clicked.connect(self._pause_or_resume)
        self._list.acted.connect(model.act)
        self._list.chosen.connect(self._on_chosen)
        self._list.dismissed.connect(lambda: model.select(None))
        self._side.folded.connect(self._refresh)
        self._list.menu_wanted.connect(self._show_menu)
        self._inspector.closed.connect(self._close_checks)
        self._inspector.acted.connect(model.act)
        self.retranslate()

    @property
    def zone(self) -> DropZone:
        """What lights up while files are over the window."""
        return self._zone

    @property
    def panes(self) -> list[QWidget]:
        """The parts the keyboard goes to in turn."""
        return [self._stack, self._inspector, self._header]

    @property
    def queue_view(self) -> UploadListView:
        """The queue, for whoever moves the focus there."""
        return self._list

    def retranslate(self) -> None:
        """All words."""
        self._add.say(self.tr("Choose files"))
        self._list.setAccessibleName(self.tr("Uploads"))
        self._empty.say(
            self.tr("Nothing is being uploaded"),
            self.tr(
                "Each file is checked on this computer first. Big files may be paused, "
                "and go on after a restart."
            ),
            self.tr("Choose files"),
        )
        self._model.list.say_again()
        self._refresh()

    def choose_files(self) -> None:
        """Ask for files."""
        dialog = QFileDialog(self, self.tr("Choose videos"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        videos = self.tr("Videos")
        everything = self.tr("All files")
        dialog.setNameFilters([f"{videos} ({VIDEO_FILES})", f"{everything} (*)"])
        dialog.filesSelected.connect(lambda names: self._model.add(Path(name) for name in names))
        dialog.accepted.connect(self.files_chosen)
        dialog.open()

    def _refresh(self) -> None:
        model = self._model
        self._header.say(self.tr("Uploads"), self._totals())
        self._pause_all.setVisible(model.can_pause or model.can_resume)
        if model.can_pause:
            self._pause_all.set_icon("pause")
            self._pause_all.say(self.tr("Pause all"))
        else:
            self._pause_all.set_icon("play")
            self._pause_all.say(self.tr("Resume all"))
        # One filled button in a window: an empty queue has its own.
        self._add.setVisible(model.state is not ViewState.EMPTY)
        self._quota.show_quota(model.quota, model.owed_bytes)
        self._stack.show_state(model.state)
        for part in (self._zone, self._stages):
            part.setVisible(model.state is ViewState.CONTENT)
        item = model.selected_item
        if item is None:
            self._asked_for_checks = False
        # A drawer hides a part of the queue, so it opens only for who asked for it.
        wanted = self._asked_for_checks or not self._side.drawer
        self._side.show_panel(shown=item is not None and wanted)
        self._list.show_selected(None if item is None else item.id)
        if item is not None:
            self._inspector.show_item(item, model.quota)

    def _on_chosen(self, item: UploadItem) -> None:
        self._asked_for_checks = True
        self._model.select(item.id)
        self._refresh()

    def _close_checks(self) -> None:
        self._model.select(None)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _totals(self) -> str:
        model = self._model
        parts = []
        if model.encoding:
            parts.append(self.tr("%Ln encoding", "", model.encoding))
        if model.sending:
            parts.append(self.tr("%Ln sending", "", model.sending))
        if model.waiting:
            parts.append(self.tr("%Ln waiting", "", model.waiting))
        if model.processing:
            parts.append(self.tr("%Ln processing", "", model.processing))
        if model.sending and model.speed:
            parts.append(formatting.speed(model.speed))
        return ", ".join(parts)

    def _pause_or_resume(self) -> None:
        if self._model.can_pause:
            self._model.pause_all()
        else:
            self._model.resume_all()

    def _show_menu(self, item: UploadItem, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for verb in verbs_for(item):
            action = menu.addAction(verb_word(verb))
            action.triggered.connect(lambda _on=False, v=verb: self._model.act(item, v))
        menu.popup(place)

    def _queue_part(self) -> QWidget:
        gutter = current_theme().tokens.number("space.pageGutter")
        part = QWidget()
        queue = QVBoxLayout(part)
        queue.setContentsMargins(0, 0, 0, 0)
        queue.setSpacing(0)
        zone = QVBoxLayout()
        zone.setContentsMargins(gutter, 10, gutter, 10)
        zone.addWidget(self._zone)
        queue.addLayout(zone)
        queue.addWidget(self._stages)
        queue.addWidget(self._stack, stretch=1)
        return part

    def _lay_out(self) -> None:
        self._header.row.addWidget(self._pause_all)
        self._header.row.addWidget(self._add)
        if self._memory is not None:
            memory = self._memory
            kept = memory.numbers(_SIZES).get("inspector")
            if kept is not None:
                self._side.set_width(kept)
            self._side.width_chosen.connect(
                lambda width: memory.keep_numbers(_SIZES, {"inspector": width})
            )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._quota)
        column.addWidget(hairline())
        column.addWidget(self._side, stretch=1)
