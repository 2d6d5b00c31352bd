"""The one window: nothing yet, the sign-in screen, or the shell; and its commands."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QSettings, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QAbstractButton, QStackedLayout, QWidget

from studio.app.account_menu import AccountMenu
from studio.app.accounts import AccountChoice, account_commands
from studio.app.commands import Command, make_action, set_keys
from studio.app.navigator import Navigator, Route
from studio.app.palette import Entry, Palette
from studio.app.shell import Shell
from studio.app.shortcuts import ShortcutsDialog
from studio.kit.config import Theme
from studio.ui.icons import icon
from studio.ui.marked import QT_TRANSLATE_NOOP
from studio.ui.page import window_surface
from studio.ui.player.view import PlayerView
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget

_GEOMETRY = "geometry"


class StudioWindow(TranslatedWidget):
    """Shows one screen at a time. Closing it asks for the end of the application."""

    closed = Signal()
    sign_out_wanted = Signal()
    account_wanted = Signal(str)
    """The key of the account to change to."""
    add_account_wanted = Signal()
    theme_wanted = Signal(object)
    language_toggled = Signal()
    logs_wanted = Signal()

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        window_surface(self, "canvas")
        self._settings = settings
        self._shell: Shell | None = None
        self._navigator: Navigator | None = None
        self._accounts: tuple[AccountChoice, ...] = ()
        self._actions: dict[str, tuple[Command, QAction]] = {}
        self._single_keys = True
        self._stack = QStackedLayout(self)
        self._stack.addWidget(QWidget())
        tokens = current_theme().tokens
        self.setWindowTitle("Chitra Studio")
        self.setMinimumSize(*tokens.size("layout.minWindow"))
        self.resize(*tokens.size("layout.reference"))
        kept = settings.value(_GEOMETRY)
        if kept is not None:
            self.restoreGeometry(kept)

    @property
    def shell(self) -> Shell | None:
        """The signed-in window, when someone is signed in."""
        return self._shell

    def show_screen(self, screen: QWidget) -> None:
        """Show a screen that is no shell, and drop what was there."""
        self._drop_shell()
        self._replace(screen)

    def show_shell(
        self, shell: Shell, navigator: Navigator, accounts: Sequence[AccountChoice] = ()
    ) -> None:
        """Show a signed-in window and arm its commands, also those that change the account."""
        self._drop_shell()
        self._shell, self._navigator = shell, navigator
        self._accounts = tuple(accounts)
        self._replace(shell)
        for command in self._commands(shell, navigator):
            action = make_action(command, self)
            self._actions[command.key] = (command, action)
            shell.title_row.add(command.menu, action, rule_before=command.rule_before)
        shell.title_row.find_wanted.connect(self.open_palette)
        avatar, block = shell.title_row.avatar, shell.side_bar.account
        avatar.clicked.connect(lambda: self._open_account_menu(avatar))
        block.clicked.connect(lambda: self._open_account_menu(block))
        shell.status_bar.language_wanted.connect(self.language_toggled)
        shell.status_bar.theme_wanted.connect(self._toggle_theme)
        shell.status_bar.shortcuts_wanted.connect(self.open_shortcuts)
        self.use_single_keys(on=self._single_keys)
        navigator.went.connect(self._arm)
        self._arm(navigator.route)
        current_theme().changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """The words and tints of every command."""
        for command, action in self._actions.values():
            action.setText(command.words())
            action.setIcon(icon(command.icon))

    def use_single_keys(self, *, on: bool) -> None:
        """Let keys without Ctrl or Alt be shortcuts, or not."""
        self._single_keys = on
        for command, action in self._actions.values():
            set_keys(action, command, single=on)
        if self._shell is not None:
            self._shell.videos.use_single_keys(on=on)
            for player in self._shell.findChildren(PlayerView):
                player.use_single_keys(on=on)

    def _arm(self, route: str) -> None:
        # A key that does nothing here is left to what has the focus: Alt+Down opens a list.
        for command, action in self._actions.values():
            action.setEnabled(not command.pages or route in command.pages)

    def open_shortcuts(self) -> None:
        """Show every command and its keys."""
        commands = [command for command, _ in self._actions.values()]
        ShortcutsDialog(commands, self, single=self._single_keys).open()

    def open_palette(self) -> None:
        """Show the palette."""
        if self._shell is None:
            return
        entries = [
            Entry(command.icon, command.words(), command.keys, command.run)
            for command, action in self._actions.values()
            if command.key != "palette" and action.isEnabled()
        ]
        Palette(self, entries + self._video_entries(self._shell)).open_over(self)

    def come_forward(self) -> None:
        """Show the window above others: someone started the studio again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the geometry; ending is the application's business."""
        self._settings.setValue(_GEOMETRY, self.saveGeometry())
        event.accept()
        self.closed.emit()

    def _video_entries(self, shell: Shell) -> list[Entry]:
        def opener(row: int) -> Callable[[], None]:
            def run() -> None:
                if self._navigator is not None:
                    self._navigator.go(Route.CONTENT)
                shell.videos.go_to_row(row)

            return run

        titles = shell.videos.titles()
        return [Entry("film", title, note, opener(n)) for n, (title, note) in enumerate(titles)]

    def _commands(self, shell: Shell, navigator: Navigator) -> list[Command]:
        return [
            *self._file_and_edit(shell),
            *_places(navigator),
            *self._looks(shell),
            *_editing(shell),
            Command(
                "shortcuts",
                "help",
                "keyboard",
                "Ctrl+/",
                _say(SHORTCUTS),
                self.open_shortcuts,
                single="?",
            ),
            Command("logs", "help", "scroll-text", "", _say(LOGS), self.logs_wanted.emit),
        ]

    def _file_and_edit(self, shell: Shell) -> list[Command]:
        leave = self.sign_out_wanted.emit
        first, *more = account_commands(
            self._accounts, self.account_wanted.emit, self.add_account_wanted.emit
        )
        return [
            Command("upload", "file", "upload", "Ctrl+U", _say(UPLOAD), shell.choose_files),
            replace(first, rule_before=True),
            *more,
            Command("sign-out", "file", "log-out", "", _say(SIGN_OUT), leave),
            Command("quit", "file", "x", "Ctrl+Q", _say(QUIT), self._quit),
            Command("undo", "edit", "undo-2", "Ctrl+Z", _say(UNDO), shell.undo),
            Command("redo", "edit", "redo-2", "Ctrl+Shift+Z", _say(REDO), shell.redo),
            Command("find", "edit", "list-filter", "Ctrl+F", _say(FIND), shell.find_in_list),
            Command("palette", "edit", "search", "Ctrl+K", _say(PALETTE), self.open_palette),
        ]

    def _looks(self, shell: Shell) -> list[Command]:
        def back() -> None:
            shell.next_pane(backwards=True)

        switch = self.language_toggled.emit
        fold, onward = shell.toggle_rail, shell.next_pane
        return [
            Command("rail", "view", "panel-left", "Ctrl+B", _say(RAIL), fold, rule_before=True),
            Command("next-pane", "view", "chevron-right", "F6", _say(NEXT_PANE), onward),
            Command("last-pane", "view", "chevron-left", "Shift+F6", _say(LAST_PANE), back),
            Command("theme", "view", "sun-moon", "", _say(THEME), self._toggle_theme),
            Command("language", "view", "languages", "", _say(LANGUAGE), switch),
        ]

    def _open_account_menu(self, anchor: QAbstractButton) -> None:
        if self._shell is None:
            return
        below = ("account-add", None, "settings", "sign-out")
        menu = AccountMenu(
            self,
            self._accounts,
            self.account_wanted.emit,
            [None if key is None else self._actions[key][1] for key in below],
            under_way=self._shell.uploads_under_way,
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.open_at(anchor, from_right=anchor is self._shell.title_row.avatar)

    def _toggle_theme(self) -> None:
        dark = current_theme().scheme == "dark"
        self.theme_wanted.emit(Theme.LIGHT if dark else Theme.DARK)

    def _quit(self) -> None:
        self.close()

    def _replace(self, screen: QWidget) -> None:
        old = self._stack.currentWidget()
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()

    def _drop_shell(self) -> None:
        if self._shell is not None:
            current_theme().changed.disconnect(self.retranslate)
        if self._navigator is not None:
            self._navigator.went.disconnect(self._arm)
        for _, action in self._actions.values():
            self.removeAction(action)
            action.deleteLater()
        self._actions.clear()
        self._shell = self._navigator = None


def _editing(shell: Shell) -> list[Command]:
    def step(by: int) -> Callable[[], None]:
        return lambda: shell.edit_neighbour(by)

    here = frozenset({Route.EDITOR})
    # In a track of subtitles Ctrl+Enter goes on to the next cue.
    both = here | {Route.SUBTITLES}
    publish, discard = shell.publish_changes, shell.discard_changes
    return [
        Command(
            "publish", "video", "circle-check", "Ctrl+Return", _say(PUBLISH), publish, pages=both
        ),
        Command("discard", "video", "eraser", "", _say(DISCARD), discard, pages=here),
        Command("earlier", "video", "chevron-up", "Alt+Up", _say(EARLIER), step(-1), pages=here),
        Command("later", "video", "chevron-down", "Alt+Down", _say(LATER), step(1), pages=here),
    ]


def _places(navigator: Navigator) -> list[Command]:
    def go(route: Route) -> Callable[[], None]:
        return lambda: navigator.go(route)

    content, uploads, settings = go(Route.CONTENT), go(Route.UPLOADS), go(Route.SETTINGS)
    return [
        Command("content", "view", "clapperboard", "Ctrl+1", _say(CONTENT), content, single="G, C"),
        Command("uploads", "view", "upload", "Ctrl+2", _say(UPLOADS), uploads, single="G, U"),
        Command("settings", "view", "settings", "Ctrl+,", _say(SETTINGS), settings),
    ]


def _say(text: str) -> Callable[[], str]:
    return lambda: QCoreApplication.translate("Commands", text)


UPLOAD = QT_TRANSLATE_NOOP("Commands", "Upload videos…")
SIGN_OUT = QT_TRANSLATE_NOOP("Commands", "Sign out")
QUIT = QT_TRANSLATE_NOOP("Commands", "Quit")
UNDO = QT_TRANSLATE_NOOP("Commands", "Undo")
REDO = QT_TRANSLATE_NOOP("Commands", "Redo")
PUBLISH = QT_TRANSLATE_NOOP("Commands", "Publish the changes")
DISCARD = QT_TRANSLATE_NOOP("Commands", "Discard the changes")
EARLIER = QT_TRANSLATE_NOOP("Commands", "Edit the previous video")
LATER = QT_TRANSLATE_NOOP("Commands", "Edit the next video")
FIND = QT_TRANSLATE_NOOP("Commands", "Filter the list")
PALETTE = QT_TRANSLATE_NOOP("Commands", "Search and commands")
CONTENT = QT_TRANSLATE_NOOP("Commands", "Content")
UPLOADS = QT_TRANSLATE_NOOP("Commands", "Uploads")
SETTINGS = QT_TRANSLATE_NOOP("Commands", "Settings")
RAIL = QT_TRANSLATE_NOOP("Commands", "Fold or unfold the sidebar")
THEME = QT_TRANSLATE_NOOP("Commands", "Switch between dark and light")
LANGUAGE = QT_TRANSLATE_NOOP("Commands", "Switch between English and Bengali")
NEXT_PANE = QT_TRANSLATE_NOOP("Commands", "Next part of the window")
LAST_PANE = QT_TRANSLATE_NOOP("Commands", "Previous part of the window")
LOGS = QT_TRANSLATE_NOOP("Commands", "Logs")
SHORTCUTS = QT_TRANSLATE_NOOP("Commands", "Keyboard shortcuts")
