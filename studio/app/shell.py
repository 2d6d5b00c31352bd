"""The signed-in window: title row, sidebar, pages, banner, toast, status bar."""

from pathlib import Path

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from server.contract.videos import VideoOut
from studio.app.navigator import Navigator, Route
from studio.app.previews import open_preview
from studio.app.session import AccountSession
from studio.app.side_bar import SideBar
from studio.app.status_bar import StatusBar
from studio.app.title_row import TitleRow
from studio.features.editor.viewmodel import EditorViewModel
from studio.features.identity.mail_banner import MailBanner
from studio.features.settings.view import SettingsView
from studio.features.subtitles.view import SubtitlesView
from studio.features.uploads.view import UploadsView
from studio.features.uploads.viewmodel import UploadsViewModel
from studio.features.videos.view import VideosView
from studio.kit.config import THIS_COMPUTER
from studio.ui import formatting
from studio.ui.banner import Banner
from studio.ui.focus import go_to_next
from studio.ui.labels import hairline
from studio.ui.page import window_surface
from studio.ui.theme import current_theme
from studio.ui.toast import Toast
from studio.ui.translated import TranslatedWidget

MENUS = ("file", "edit", "view", "video", "help")
_TOAST_MARGIN = 16


class Shell(TranslatedWidget):
    """Shows one account's session."""

    sign_in_wanted = Signal()
    rail_changed = Signal(bool)

    def __init__(
        self,
        session: AccountSession,
        uploads: UploadsViewModel,
        settings: SettingsView,
        navigator: Navigator,
        *,
        rail: bool,
    ) -> None:
        super().__init__()
        window_surface(self, "canvas")
        self.setAcceptDrops(True)
        self._session = session
        self._uploads_model = uploads
        self._navigator = navigator
        self._rail_wanted = rail
        self._subtitles_from: VideoOut | None = None
        self.title_row = TitleRow(MENUS)
        self.side_bar = SideBar(navigator)
        self.status_bar = StatusBar()
        self.videos = VideosView(session.videos, session.pictures, session.memory)
        self.editor = session.editor.make_view()
        self.uploads = UploadsView(uploads, session.pictures, session.memory)
        self.subtitles = SubtitlesView(session.subtitles, session.film)
        self._settings = settings
        self._banner = Banner()
        self._mail_banner = MailBanner(session.own.reminder)
        self.pages = QStackedWidget()
        self._column = QVBoxLayout()
        self.toast = Toast(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def uploads_under_way(self) -> int:
        """Uploads that are not finished."""
        return self._uploads_model.unfinished

    def toggle_rail(self) -> None:
        """Fold or unfold the sidebar."""
        self._rail_wanted = not self._rail_wanted
        self.rail_changed.emit(self._rail_wanted)
        self._fit_side_bar()

    def choose_files(self) -> None:
        """Go to the uploads and ask for files."""
        self._navigator.go(Route.UPLOADS)
        self.uploads.choose_files()

    def find_in_list(self) -> None:
        """Go to the content list's filter; among subtitles, to what finds words in them."""
        if self._navigator.route is Route.SUBTITLES:
            self.subtitles.find_bar.begin()
            return
        self._navigator.go(Route.CONTENT)
        self.videos.focus_filter()

    @property
    def edits(self) -> EditorViewModel | None:
        """The video being edited, while its page is shown."""
        model = self._session.editor.model
        return model if self._navigator.route is Route.EDITOR else None

    def edit(self, video: VideoOut) -> None:
        """Open a video."""
        self._session.editor.model.open(video)
        self._navigator.go(Route.EDITOR)

    def _send_version(self, video: VideoOut, path: Path) -> None:
        self._uploads_model.add([path], video.id)
        self.toast.note(self.tr("Uploading a new version. The old one stays on air."), "upload")

    def edit_neighbour(self, step: int) -> None:
        """Open the video before or after the one that is open, in the list's order."""
        edits = self.edits
        if edits is None or edits.video is None:
            return
        table = self._session.videos.table
        row = table.row_of(edits.video.id)
        if row >= 0 and 0 <= row + step < table.rowCount():
            self.edit(table.video(row + step))

    def undo(self) -> None:
        """Take back what the toast offers, else the last edit."""
        if self._navigator.route is Route.SUBTITLES:
            self._session.subtitles.track.stack.undo()
        elif not self.toast.undo() and self.edits is not None:
            self.edits.undo()

    def redo(self) -> None:
        """Make the last edit again that was taken back."""
        if self._navigator.route is Route.SUBTITLES:
            self._session.subtitles.track.stack.redo()
        elif self.edits is not None:
            self.edits.redo()

    def publish_changes(self) -> None:
        """Publish what was edited; in a track of subtitles, go on to the next cue."""
        if self._navigator.route is Route.SUBTITLES:
            self.subtitles.step(1)
        elif self.edits is not None:
            self.edits.publish()

    def discard_changes(self) -> None:
        """Throw away what was edited and not published."""
        if self.edits is not None:
            self.edits.discard()

    def next_pane(self, *, backwards: bool = False) -> None:
        """Move the keyboard to the next part of the window."""
        page: list[QWidget] = [self._settings]
        if self._navigator.route is Route.CONTENT:
            page = self.videos.panes
        elif self._navigator.route is Route.EDITOR:
            page = self.editor.panes
        elif self._navigator.route is Route.UPLOADS:
            page = self.uploads.panes
        elif self._navigator.route is Route.SUBTITLES:
            page = self.subtitles.panes
        panes = [self.side_bar, *page, self.status_bar, self.title_row]
        go_to_next(panes, backwards=backwards)

    def say_above(self, banner: QWidget) -> None:
        """Show a strip above the pages."""
        self._column.insertWidget(0, banner)

    def retranslate(self) -> None:
        """All words."""
        self._refresh_session()
        self._refresh_counts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the sidebar where there is little room, and keep the toast in its corner."""
        super().resizeEvent(event)
        self._fit_side_bar()
        self._place_toast()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._navigator.go(Route.UPLOADS)
            self.uploads.zone.light(on=True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self.uploads.zone.light(on=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """They become uploads."""
        self.uploads.zone.light(on=False)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self._uploads_model.add(paths)
        event.acceptProposedAction()

    def _open_subtitles(self, video: VideoOut) -> None:
        self._subtitles_from = video if self._navigator.route is Route.EDITOR else None
        self._session.subtitles.open(video)
        self._navigator.go(Route.SUBTITLES)

    def _leave_subtitles(self) -> None:
        """Go back to where one came from: the video's page, or the list."""
        if self._subtitles_from is not None:
            self.edit(self._subtitles_from)
        else:
            self._navigator.go(Route.CONTENT)

    def _show_route(self, route: str) -> None:
        if route != Route.EDITOR:
            self._session.editor.model.close()
        if route != Route.SUBTITLES:
            self._session.subtitles.keep()
        pages = {
            Route.CONTENT: self.videos,
            Route.EDITOR: self.editor,
            Route.UPLOADS: self.uploads,
            Route.SUBTITLES: self.subtitles,
            Route.SETTINGS: self._settings,
        }
        self.pages.setCurrentWidget(pages[Route(route)])
        if route == Route.SETTINGS:
            self._session.own.load()
            self._session.profile.load()

    def _refresh_session(self) -> None:
        session = self._session
        channel = session.channel
        account = session.account
        name = channel.name if channel is not None else account.username
        self.side_bar.account.show_channel(name, channel.handle if channel is not None else "")
        self.title_row.avatar.show_person(account.username, account.email)
        local = account.base_url == THIS_COMPUTER
        host = session.api.base_url.split("://", 1)[-1]
        self.status_bar.show_server(
            "" if local else host,
            host if local else "",
            linked=session.feed.linked,
            offline=session.offline_since,
        )
        self._say_banner()

    def _show_picture(self) -> None:
        image = self._session.profile.picture
        picture = None if image is None else QPixmap.fromImage(image)
        self.title_row.avatar.show_picture(picture)
        self.side_bar.account.show_picture(picture)

    def _say_banner(self) -> None:
        session = self._session
        if session.ended:
            self._banner.say(
                "log-in",
                self.tr("Your session has ended."),
                self.tr("Nothing is lost. Uploads go on once you have signed in again."),
                self.tr("Sign in"),
            )
        elif session.offline_since is not None:
            as_of = session.videos.as_of
            means = self.tr("Uploads wait and go on by themselves.")
            if as_of is not None:
                stale = self.tr("What you see is as of %1.")
                means = f"{stale.replace('%1', formatting.clock(as_of))} {means}"
            waiting = session.editor.outbox.waiting
            if waiting:
                told = self.tr("%Ln videos wait to be published.", "", waiting)
                means = f"{means} {told}"
            self._banner.say(
                "cloud-off", self.tr("The server is not answering."), means, self.tr("Try now")
            )
        self._banner.setVisible(session.ended or session.offline_since is not None)

    def _on_banner(self) -> None:
        if self._session.ended:
            self.sign_in_wanted.emit()
        else:
            self._session.try_now()

    def _refresh_counts(self) -> None:
        uploads = self._uploads_model
        counts = self._session.videos.counts
        buttons = self.side_bar.buttons
        buttons[Route.CONTENT].set_count(None if counts is None else counts.all)
        unfinished = uploads.unfinished
        buttons[Route.UPLOADS].set_count(unfinished or None, busy=bool(unfinished))
        self.status_bar.show_uploads(uploads.sending, uploads.speed, unfinished)

    def _connect(self) -> None:
        session, uploads = self._session, self._uploads_model
        self._navigator.went.connect(self._show_route)
        session.changed.connect(self._refresh_session)
        session.videos.changed.connect(self._refresh_counts)
        uploads.changed.connect(self._refresh_counts)
        uploads.preview_wanted.connect(
            lambda item: open_preview(item, session.sampler, session.scope, self)
        )
        self.videos.upload_wanted.connect(self.choose_files)
        self._banner.action.connect(self._on_banner)
        session.profile.picture_changed.connect(self._show_picture)
        self._show_picture()
        self.videos.subtitles_wanted.connect(self._open_subtitles)
        self.subtitles.back_wanted.connect(self._leave_subtitles)
        editor = session.editor
        self.videos.edit_wanted.connect(self.edit)
        self.editor.back.connect(lambda: self._navigator.go(Route.CONTENT))
        self.editor.neighbour_wanted.connect(self.edit_neighbour)
        self.editor.subtitles_wanted.connect(self._open_subtitles)
        self.editor.pictures.version_chosen.connect(self._send_version)
        editor.outbox.changed.connect(self._say_banner)
        editor.media.held.connect(lambda held: self.toast.hold(held, "layers"))
        edited = (editor.model, editor.media, editor.outbox, session.subtitles)
        for model in (session.videos, uploads, session.own, session.profile, *edited):
            model.noted.connect(self.toast.note)
            model.failed.connect(lambda text: self.toast.note(text, "circle-alert"))
        session.videos.held.connect(self.toast.hold)
        self.toast.placed.connect(self._place_toast)

    def _fit_side_bar(self) -> None:
        least = current_theme().tokens.number("layout.breakpoints.sidebarToMini")
        self.side_bar.set_rail(rail=self._rail_wanted or self.width() < least)

    def _place_toast(self) -> None:
        left = self.side_bar.width() + _TOAST_MARGIN
        bottom = self.height() - self.status_bar.height() - _TOAST_MARGIN
        self.toast.place(QPoint(left, bottom))

    def _lay_out(self) -> None:
        page = self._column
        page.setSpacing(0)
        page.addWidget(self._banner)
        page.addWidget(self._mail_banner)
        for view in (self.videos, self.editor, self.uploads, self.subtitles, self._settings):
            self.pages.addWidget(view)
        page.addWidget(self.pages, stretch=1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.side_bar)
        middle.addWidget(hairline("vertical"))
        middle.addLayout(page, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title_row)
        column.addWidget(hairline())
        column.addLayout(middle, stretch=1)
        column.addWidget(hairline())
        column.addWidget(self.status_bar)
        self._show_route(self._navigator.route.value)
