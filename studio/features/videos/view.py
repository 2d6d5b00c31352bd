"""The content page: its parts put together, and the model's state shown in them."""

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from server.contract.videos import VideoOut
from studio.features.videos.actions import ICONS, VideoVerb, verb_word, verbs_for
from studio.features.videos.asking import ask_for_change
from studio.features.videos.bulk_bar import BulkBar, BulkVerb
from studio.features.videos.dialogs import NameDialog
from studio.features.videos.filter_bar import FilterBar
from studio.features.videos.gateway import Tab
from studio.features.videos.items import Column
from studio.features.videos.list_view import VideoListView
from studio.features.videos.looking import Looking, column_of, sort_after
from studio.features.videos.row_actions import RowActions
from studio.features.videos.saved_views import forget_view, keep_view, kept_views
from studio.features.videos.viewmodel import VideosViewModel, can_publish, can_unpublish
from studio.ui import formatting
from studio.ui.buttons import PrimaryButton
from studio.ui.fields import FilterField
from studio.ui.icons import icon
from studio.ui.labels import hairline
from studio.ui.memory import Memory
from studio.ui.message import MessagePage
from studio.ui.page import PageHeader
from studio.ui.problems import sentence_of
from studio.ui.skeleton import RowSkeleton
from studio.ui.state import ViewState
from studio.ui.state_stack import StateStack
from studio.ui.tabs import CountTabs
from studio.ui.theme import current_theme
from studio.ui.thumbnail import ThumbnailCache
from studio.ui.translated import TranslatedWidget
from studio.ui.video_words import status_word

_LIST_MARGIN = 12
_WIDTHS = "content/columns"
_FILTER_WIDTH = 250


class VideosView(TranslatedWidget):
    """Shows a :class:`VideosViewModel`."""

    upload_wanted = Signal()
    edit_wanted = Signal(object)
    """A video shall be opened."""
    subtitles_wanted = Signal(object)
    """Its subtitles shall be."""

    def __init__(
        self, model: VideosViewModel, pictures: ThumbnailCache, memory: Memory | None = None
    ) -> None:
        super().__init__()
        self._model = model
        self._header = PageHeader()
        self._filter = FilterField()
        self._upload = PrimaryButton("upload")
        self._tabs = CountTabs(tuple(tab.value for tab in Tab))
        self._bar = FilterBar()
        self._memory = memory
        self._list = VideoListView(model.table, pictures.get)
        self._actions = RowActions(self._list.viewport())
        self._bulk = BulkBar()
        self._find = QAction(self)
        self._keys = [self._key(verb) for verb in BulkVerb]
        self._empty = MessagePage("clapperboard")
        self._no_match = MessagePage("search-x")
        self._error = MessagePage("circle-alert", "danger.base")
        self._offline = MessagePage("cloud-off", "warn.base")
        height = current_theme().tokens.number("row.content")
        self._stack = StateStack(
            {
                ViewState.LOADING: RowSkeleton(height, 48),
                ViewState.CONTENT: self._list,
                ViewState.EMPTY: self._empty,
                ViewState.NO_MATCH: self._no_match,
                ViewState.ERROR: self._error,
                ViewState.OFFLINE: self._offline,
            }
        )
        self._filter.setText(model.looking.query)
        self._lay_out()
        self._connect(pictures)
        if memory is not None:
            self._bar.show_views(kept_views(memory))
            self._list.set_widths(memory.numbers(_WIDTHS))
            self._list.widths_chosen.connect(lambda widths: memory.keep_numbers(_WIDTHS, widths))
        self.retranslate()

    @property
    def table_view(self) -> VideoListView:
        """The table, for whoever moves the focus there."""
        return self._list

    @property
    def panes(self) -> list[QWidget]:
        """The parts the keyboard goes to in turn."""
        return [self._stack, self._bulk, self._header, self._bar]

    def use_single_keys(self, *, on: bool) -> None:
        """Whether ``/`` goes to the filter, and letters change what is ticked."""
        for action in (self._find, *self._keys):
            action.setEnabled(on)

    def focus_filter(self) -> None:
        """Put the cursor into the filter."""
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    def titles(self) -> list[tuple[str, str]]:
        """Title and status of every row that is here, for the palette."""
        return [(video.title, status_word(video.status)) for video in self._model.table.videos]

    def go_to_row(self, row: int) -> None:
        """Put the keyboard on a row."""
        self._list.setCurrentIndex(self._model.table.index(row, Column.VIDEO))
        self._list.scrollTo(self._list.currentIndex())
        self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """All words."""
        self._upload.say(self.tr("Upload"))
        self._filter.setPlaceholderText(self.tr("Filter this list"))
        self._filter.setAccessibleName(self.tr("Filter this list"))
        self._tabs.say(
            (
                self.tr("All"),
                self.tr("Published"),
                self.tr("Scheduled"),
                self.tr("Drafts"),
                self.tr("Processing"),
                self.tr("Needs attention"),
            )
        )
        self._tabs.setAccessibleName(self.tr("Which videos"))
        self._list.setAccessibleName(self.tr("Videos"))
        self._empty.say(
            self.tr("No videos yet"),
            self.tr("Drop a video anywhere in this window, or choose one from this computer."),
            self.tr("Upload a video"),
        )
        self._no_match.say(
            self.tr("No video matches"),
            self.tr("No video fits this tab and filter."),
            secondary=self.tr("Clear filters"),
        )
        self._model.table.say_again()
        self._refresh()

    def _refresh(self) -> None:
        model = self._model
        counts = model.counts
        note = ""
        if counts is not None:
            note = self.tr("%Ln videos", "", counts.all)
            if counts.matching != counts.all:
                part = self.tr("%1 of %Ln videos", "", counts.all)
                note = part.replace("%1", formatting.number(counts.matching))
            for tab in Tab:
                self._tabs.set_count(tab.value, getattr(counts, tab.value))
        self._header.say(self.tr("Content"), note)
        self._say_problem()
        self._stack.show_state(model.state)
        # One filled button in a window: an empty channel has its own.
        self._upload.setVisible(model.state is not ViewState.EMPTY)
        self._bulk.show_for(len(model.table.ticked), model.ticked_videos())
        tab = model.looking.tab
        if self._tabs.key != tab.value:
            self._tabs.setCurrentIndex(list(Tab).index(tab))
        self._bar.show_looking(model.looking)
        self._list.show_order(*column_of(model.looking.sort))

    def _say_problem(self) -> None:
        problem = self._model.problem
        if problem is None:
            return
        again, detail = self.tr("Try again"), self.tr("Copy details")
        why = sentence_of(problem)
        self._error.say(self.tr("The videos could not be loaded"), why, secondary=again)
        self._offline.say(self.tr("The server is not answering"), why, secondary=again)
        told = f"{problem.code} {problem.request_id or ''} {problem.message}"
        self._error.say_detail(detail, told)

    def _connect(self, pictures: ThumbnailCache) -> None:
        model = self._model
        model.changed.connect(self._refresh)
        pictures.arrived.connect(self._on_picture)
        self._upload.clicked.connect(self.upload_wanted)
        self._empty.primary.connect(self.upload_wanted)
        self._no_match.secondary.connect(self._clear_filters)
        self._error.secondary.connect(model.load)
        self._offline.secondary.connect(model.load)
        self._tabs.currentChanged.connect(lambda _n: model.choose(tab=Tab(self._tabs.key)))
        self._filter.filtered.connect(lambda text: model.choose(query=text))
        self._list.opened.connect(self.edit_wanted)
        self._list.menu_wanted.connect(self._show_menu)
        self._list.delete_wanted.connect(lambda: model.delete(self._chosen()))
        self._list.sort_wanted.connect(self._sort_by)
        self._list.cleared.connect(self._clear_ticks)
        self._list.hot_changed.connect(self._place_actions)
        self._list.verticalScrollBar().valueChanged.connect(
            lambda _value: self._place_actions(self._list.hot_row)
        )
        model.table.dataChanged.connect(lambda *_: self._place_actions(self._list.hot_row))
        model.table.modelReset.connect(self._actions.hide)
        self._actions.chosen.connect(self._do)
        self._bar.narrowed.connect(lambda narrowing: model.choose(narrowing=narrowing))
        self._bar.order_chosen.connect(lambda sort: model.choose(sort=sort))
        self._bar.view_chosen.connect(self._show_view)
        self._bar.save_wanted.connect(self._save_view)
        self._bar.forget_wanted.connect(self._forget_view)
        self._bulk.change_wanted.connect(self._change)
        model.edits.progressed.connect(self._bulk.show_progress)
        self._bulk.publish.connect(lambda: self._for_ticked(VideoVerb.PUBLISH))
        self._bulk.unpublish.connect(lambda: self._for_ticked(VideoVerb.UNPUBLISH))
        self._bulk.delete.connect(lambda: model.delete(model.ticked_videos()))
        self._bulk.clear.connect(self._clear_ticks)
        find = self._find
        find.setShortcut(QKeySequence(Qt.Key.Key_Slash))
        find.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.triggered.connect(self.focus_filter)
        self.addAction(find)

    def _key(self, verb: BulkVerb) -> QAction:
        """A letter that works while the list has the focus."""
        action = QAction(self)
        action.setShortcut(QKeySequence(verb.value))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: self._change(verb))
        self._list.addAction(action)
        return action

    def _do(self, video: VideoOut, verb: VideoVerb) -> None:
        model = self._model
        if verb is VideoVerb.EDIT:
            self.edit_wanted.emit(video)
        elif verb is VideoVerb.SUBTITLES:
            self.subtitles_wanted.emit(video)
        elif verb is VideoVerb.PUBLISH:
            model.publish(video)
        elif verb is VideoVerb.UNPUBLISH:
            model.unpublish(video)
        elif verb is VideoVerb.RETRY:
            model.retry(video)
        elif verb is VideoVerb.DELETE:
            model.delete([video])
        elif verb is VideoVerb.WATCH:
            QDesktopServices.openUrl(QUrl(model.watch_url(video)))
        elif verb is VideoVerb.COPY_LINK:
            QGuiApplication.clipboard().setText(model.watch_url(video))
            model.noted.emit(self.tr("Link copied"), "link")

    def _for_ticked(self, verb: VideoVerb) -> None:
        ticked = self._model.ticked_videos()
        if verb is VideoVerb.PUBLISH:
            self._model.publish_all([video for video in ticked if can_publish(video)])
        else:
            self._model.unpublish_all([video for video in ticked if can_unpublish(video)])

    def _show_menu(self, video: VideoOut, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for verb in verbs_for(video):
            if verb is VideoVerb.DELETE:
                menu.addSeparator()
            action = menu.addAction(icon(ICONS[verb]), verb_word(verb))
            action.triggered.connect(lambda _on=False, v=verb: self._do(video, v))
        menu.popup(place)

    def _clear_ticks(self) -> None:
        self._model.table.tick(self._model.table.ticked, on=False)

    def _clear_filters(self) -> None:
        self._show_view(Looking(sort=self._model.looking.sort))

    def _show_view(self, looking: Looking) -> None:
        with QSignalBlocker(self._filter):
            self._filter.setText(looking.query)
        self._model.look(looking)

    def _place_actions(self, row: int) -> None:
        if 0 <= row < self._model.table.rowCount():
            self._actions.show_for(self._model.table.video(row), self._list.title_rect(row))
        else:
            self._actions.hide()

    def _on_picture(self, _key: str) -> None:
        self._list.viewport().update()

    def _change(self, verb: BulkVerb) -> None:
        """Ask what shall be different of the ticked videos, else of the one the keyboard is on."""
        ask_for_change(verb, self._chosen(), self._model.edits, self)

    def _chosen(self) -> list[VideoOut]:
        """The ticked videos, else the one the keyboard is on."""
        current = self._list.current_video()
        return self._model.ticked_videos() or ([current] if current is not None else [])

    def _sort_by(self, column: Column) -> None:
        self._model.choose(sort=sort_after(column, self._model.looking.sort))

    def _save_view(self) -> None:
        dialog = NameDialog(self)
        dialog.named.connect(self._keep_view)
        dialog.open()

    def _keep_view(self, name: str) -> None:
        if self._memory is not None:
            keep_view(self._memory, name, self._model.looking)
            self._bar.show_views(kept_views(self._memory))

    def _forget_view(self, name: str) -> None:
        if self._memory is not None:
            forget_view(self._memory, name)
            self._bar.show_views(kept_views(self._memory))

    def _lay_out(self) -> None:
        gutter = current_theme().tokens.number("space.pageGutter")
        self._filter.setFixedWidth(_FILTER_WIDTH)
        self._header.row.addWidget(self._filter)
        self._header.row.addWidget(self._upload)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(gutter, 0, gutter - 8, 0)
        tabs.addWidget(self._tabs)
        tabs.addStretch()
        inner = QWidget()
        margins = QVBoxLayout(inner)
        margins.setContentsMargins(_LIST_MARGIN, 0, _LIST_MARGIN, 0)
        margins.addWidget(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addLayout(tabs)
        column.addWidget(hairline())
        column.addWidget(self._bar)
        column.addWidget(inner, stretch=1)
        column.addWidget(self._bulk)
