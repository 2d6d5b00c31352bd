"""The video editor: its parts put together, and the model's state shown in them."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.features.editor.audience_pane import AudiencePane
from studio.features.editor.clash_panel import ClashPanel
from studio.features.editor.details_pane import DetailsPane
from studio.features.editor.header import EditorHeader
from studio.features.editor.media import MediaViewModel
from studio.features.editor.picture_pane import PicturePane
from studio.features.editor.releases import Releases
from studio.features.editor.skeleton import EditorSkeleton
from studio.features.editor.tag_completion import TagCompletion
from studio.features.editor.viewmodel import EditorViewModel
from studio.ui.labels import hairline
from studio.ui.message import MessagePage
from studio.ui.note_box import NoteBox
from studio.ui.player.streaming import StreamPlayer
from studio.ui.problems import sentence_of
from studio.ui.state import ViewState
from studio.ui.state_stack import StateStack
from studio.ui.theme import current_theme
from studio.ui.thumbnail import ThumbnailCache
from studio.ui.translated import TranslatedWidget

_LEFT = 344
_RIGHT = 304
_MIDDLE = 320


class EditorView(TranslatedWidget):
    """Shows an :class:`EditorViewModel`.

    Args:
        model: The editor's.
        media: Versions and pictures.
        completion: Tags of others.
        releases: The release queue.
        posters: Large pictures by their path.
        player: Plays the video.
    """

    back = Signal()
    subtitles_wanted = Signal(object)
    """Of the video that is open."""
    neighbour_wanted = Signal(int)
    """The video before (-1) or after (1) this one in the list."""

    def __init__(
        self,
        model: EditorViewModel,
        media: MediaViewModel,
        completion: TagCompletion,
        releases: Releases,
        posters: ThumbnailCache,
        player: StreamPlayer,
    ) -> None:
        super().__init__()
        self._model = model
        self._media = media
        self._releases = releases
        self.header = EditorHeader(model)
        self.clash = ClashPanel(model)
        self.earlier = NoteBox("warn")
        self._refusal = NoteBox("danger")
        self.details = DetailsPane(model, completion)
        self.pictures = PicturePane(model, media, posters, player)
        self.audience = AudiencePane(model, releases)
        self._fresh = False
        """Nobody has looked at this video yet."""
        self._error = MessagePage("circle-alert", "danger.base")
        self._areas = [_scrolled(pane) for pane in self._panes()]
        self._stack = StateStack(
            {
                ViewState.LOADING: EditorSkeleton(),
                ViewState.CONTENT: self._content(),
                ViewState.ERROR: self._error,
            }
        )
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def panes(self) -> list[QWidget]:
        """The parts the keyboard goes to in turn."""
        return [self.clash, self.details, self.pictures, self.audience, self.header]

    def retranslate(self) -> None:
        """All words."""
        self.earlier.offer(self.tr("Discard"))
        self._refresh()
        self._fit()

    def _refresh(self) -> None:
        model = self._model
        restored = model.restored and model.change_count > 0 and model.clash is None
        told = self.tr("Here are %Ln changes that were not published yet.", "", model.change_count)
        self.earlier.show_text(told if restored else "")
        self._refusal.show_text(model.refusal)
        self._refusal.offer(self.tr("Try again") if model.can_publish else "")
        self.header.refresh()
        self.clash.refresh()
        for pane in self._panes():
            pane.setEnabled(model.clash is None)
        self.details.refresh()
        self.audience.refresh()
        self.pictures.refresh()
        self._say_problem()
        self._stack.show_state(model.state)
        if self._fresh and model.state is ViewState.CONTENT:
            self._fresh = False
            self.details.title.setFocus()

    def _say_problem(self) -> None:
        model, problem = self._model, self._model.problem
        if problem is None or model.state is not ViewState.ERROR:
            return
        if model.gone:
            self._error.say(
                self.tr("This video is gone"),
                self.tr("It was deleted elsewhere, or it is not yours any more."),
                secondary=self.tr("Back to the list"),
            )
            return
        what, again = self.tr("The video could not be loaded"), self.tr("Try again")
        self._error.say(what, sentence_of(problem), secondary=again)
        told = f"{problem.code} {problem.request_id or ''} {problem.message}"
        self._error.say_detail(self.tr("Copy details"), told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Larger text needs a wider column; beyond the design's widest it scrolls."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Versions and pictures are asked for while somebody looks."""
        super().showEvent(event)
        self._media.show(on=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page is shown."""
        super().hideEvent(event)
        self._media.show(on=False)

    def _fit(self) -> None:
        area = self._areas[-1]
        bar = area.verticalScrollBar().sizeHint().width()
        wanted = self.audience.minimumSizeHint().width() + bar
        widest = current_theme().tokens.number("layout.inspector.2")
        area.setFixedWidth(min(widest, max(_RIGHT, wanted)))

    def _on_opened(self) -> None:
        video = self._model.video
        if video is not None:
            self._media.load(video.id)
            self._releases.load()
        self._fresh = True
        for area in self._areas:
            area.verticalScrollBar().setValue(0)

    def _after_error(self) -> None:
        if self._model.gone:
            self.back.emit()
        else:
            self._model.try_again()

    def _watch(self) -> None:
        video = self._model.video
        if video is not None and video.playable:
            QDesktopServices.openUrl(QUrl(self._model.editing.watch_url(video)))

    def _panes(self) -> tuple[DetailsPane, PicturePane, AudiencePane]:
        return self.details, self.pictures, self.audience

    def _connect(self) -> None:
        model = self._model
        model.changed.connect(self._refresh)
        model.opened.connect(self._on_opened)
        current_theme().changed.connect(self._fit)
        self._media.video_changed.connect(model.take)
        self.header.back.connect(self.back)
        self.header.earlier.connect(lambda: self.neighbour_wanted.emit(-1))
        self.header.later.connect(lambda: self.neighbour_wanted.emit(1))
        self.header.watch.connect(self._watch)
        self.header.subtitles.connect(lambda: self.subtitles_wanted.emit(model.video))
        self.earlier.action.connect(model.discard)
        self._refusal.action.connect(model.publish)
        self._error.secondary.connect(self._after_error)

    def _content(self) -> QWidget:
        left, middle, right = self._areas
        left.setMinimumWidth(_LEFT)
        left.setMaximumWidth(_LEFT + _LEFT // 4)
        middle.setMinimumWidth(_MIDDLE)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for area, stretch in ((left, 2), (middle, 3), (right, 0)):
            if area is not left:
                row.addWidget(hairline("vertical"))
            row.addWidget(area, stretch=stretch)
        return content

    def _lay_out(self) -> None:
        gutter = current_theme().tokens.number("space.pageGutter")
        notes = QVBoxLayout()
        notes.setContentsMargins(gutter, 0, gutter, 0)
        notes.addWidget(self.earlier)
        notes.addWidget(self._refusal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(notes)
        column.addWidget(self.clash)
        column.addWidget(hairline())
        column.addWidget(self._stack, stretch=1)


def _scrolled(pane: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(pane)
    return area
