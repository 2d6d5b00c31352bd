"""The composition of the studio: what is made of what, and the way from start to end."""

import asyncio
import contextlib
import logging
from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication

from server.contract.leaving import DeletionOut
from studio.app.accounts import account_of, another_than, choices_of
from studio.app.appearance import Appearance
from studio.app.log_viewer import LogViewer
from studio.app.logs import SERVER_LOG, Logs
from studio.app.navigator import Navigator
from studio.app.report_dialog import ReportBanner
from studio.app.session import AccountSession
from studio.app.shell import Shell
from studio.app.version import version
from studio.app.warming import Warming
from studio.app.window import StudioWindow
from studio.features.identity.account_page import AccountPage
from studio.features.identity.gateway import IdentityGateway, OpenAccount
from studio.features.identity.view import SignInView
from studio.features.identity.viewmodel import SignInViewModel
from studio.features.profile.view import ProfileView
from studio.features.settings.view import SettingsView
from studio.features.settings.viewmodel import SettingsViewModel
from studio.features.uploads.viewmodel import UploadsViewModel
from studio.kit import paths
from studio.kit.config import THIS_COMPUTER, ConfigFile, Language
from studio.kit.errors import StudioError
from studio.kit.task_scope import TaskScope
from studio.net.bandwidth import Bandwidth
from studio.net.bundled_server import BundledServer, ServerState
from studio.storage.accounts import KnownAccount, KnownAccounts
from studio.storage.database import Database
from studio.storage.last_run import Report
from studio.storage.secrets import Secrets, open_secrets
from studio.ui.memory import Memory
from studio.ui.problems import sentence_of

log = logging.getLogger(__name__)


class Studio(QObject):
    """The running application.

    Args:
        app: Qt's application, with fonts and style loaded.
        server: The bundled server; made for this computer's folders when null.
        report: What is known of a run before that did not end as it should.
    """

    def __init__(
        self,
        app: QApplication,
        *,
        server: BundledServer | None = None,
        report: Report | None = None,
    ) -> None:
        super().__init__()
        self._ended = asyncio.Event()
        self._report = report
        self.scope = TaskScope(self._on_error, name="studio", threads=6)
        self._config = ConfigFile(paths.config_dir() / "studio.json")
        ini = str(paths.config_dir() / "window.ini")
        self._settings = QSettings(ini, QSettings.Format.IniFormat)
        self.appearance = Appearance(app, self._settings)
        self.appearance.begin(self._config.value.theme, self._config.value.language)
        self.appearance.set_calm(calm=self._config.value.reduced_motion)
        self.server = server or BundledServer(
            paths.server_data_dir(), paths.log_dir() / SERVER_LOG, self.scope
        )
        self.navigator = Navigator()
        self.window = StudioWindow(self._settings)
        self._bandwidth = Bandwidth()
        self.preferences = SettingsViewModel(
            self._config,
            self.appearance,
            self._bandwidth,
            text_scale=self.appearance.text_scale,
        )
        self.session: AccountSession | None = None
        self._database: Database | None = None
        self._secrets: Secrets | None = None
        self._known_identity: IdentityGateway | None = None
        self._asking: SignInViewModel | None = None
        self._changing = asyncio.Lock()
        self._connect()

    async def run(self) -> None:
        """Show the window, and return once everything has been put away."""
        self.window.show()
        self.scope.start(self.begin(), name="begin")
        await self._ended.wait()
        await self.end()

    async def begin(self) -> None:
        """Open what is kept on disk; go on as who was signed in, or ask."""
        self._database = await self.scope.run_blocking(Database, paths.data_dir() / "studio.db")
        self._secrets = await self.scope.run_blocking(open_secrets, paths.data_dir())
        account = await account_of(self._identity(), self._config.value.account)
        if account is None:
            self.ask_who()
            return
        try:
            url = await self._address_of(account)
        except StudioError:
            self.ask_who()  # the server's card says why it does not run
            return
        await self._enter(await self._identity().reopen(account, url))

    def ask_who(
        self,
        *,
        account: KnownAccount | None = None,
        back_to: KnownAccount | None = None,
        deletion: DeletionOut | None = None,
    ) -> None:
        """Show the sign-in screen.

        Args:
            account: Whose address is filled in.
            back_to: Who can go on without signing in.
            deletion: Of the account that was just deleted.
        """
        self._stop_asking()
        model = SignInViewModel(
            self._identity(), self.server, self.scope, language=self.appearance.language
        )
        model.signed_in.connect(lambda opened: self.scope.start(self._come_in(model, opened)))
        model.deletion = deletion
        back = "" if back_to is None else back_to.username
        view = SignInView(model, version=version(), back_to=back)
        if back_to is not None:
            view.back_wanted.connect(lambda: self.scope.start(self._switch(back_to.key)))
        view.language_chosen.connect(
            lambda value: self.preferences.choose_language(Language(value))
        )
        view.language_chosen.connect(lambda value: setattr(model, "language", value))
        self._asking = model
        self.window.show_screen(view)
        model.picker.load()
        if account is None:
            model.picker.choose(self._config.value.server)
        else:
            model.begin_with(account.base_url, account.email)

    async def end(self) -> None:
        """Stop everything that was begun."""
        if self.session is not None:
            await self._leave()
        with contextlib.suppress(StudioError):
            await self.server.stop()
        await self.scope.aclose()
        if self._database is not None:
            self._database.close()

    def _connect(self) -> None:
        window = self.window
        window.closed.connect(self._ended.set)
        window.sign_out_wanted.connect(lambda: self.scope.start(self._sign_out()))
        window.account_wanted.connect(lambda key: self.scope.start(self._switch(key)))
        window.add_account_wanted.connect(lambda: self.scope.start(self._add_account()))
        window.use_single_keys(on=self.preferences.single_keys)
        self.preferences.changed.connect(
            lambda: window.use_single_keys(on=self.preferences.single_keys)
        )
        window.theme_wanted.connect(self.preferences.choose_theme)
        window.language_toggled.connect(self._toggle_language)
        window.logs_wanted.connect(self._open_logs)

    def _toggle_language(self) -> None:
        bengali = self.appearance.language == "bn"
        self.preferences.choose_language(Language.ENGLISH if bengali else Language.BENGALI)

    def _open_logs(self) -> None:
        LogViewer(Logs(paths.log_dir(), self.scope, self.window), self.window).open()

    def _identity(self) -> IdentityGateway:
        if self._database is None or self._secrets is None:
            raise RuntimeError("the studio's files are not open yet")
        if self._known_identity is None:
            known = KnownAccounts(self._database)
            data = paths.server_data_dir()
            self._known_identity = IdentityGateway(known, self._secrets, data, self.scope)
        return self._known_identity

    async def _address_of(self, account: KnownAccount) -> str:
        if account.base_url == THIS_COMPUTER:
            return await self.server.start()
        return account.base_url

    async def _enter(self, opened: OpenAccount) -> None:
        if self._database is None or self._secrets is None:
            return
        if self.session is not None:
            await self._leave()
        config = self._config.value
        session = AccountSession(
            opened,
            self._database,
            _thumbnails(),
            self._on_error,
            parallel=config.parallel_uploads,
            encodes_here=lambda: self._config.value.encode_here,
            bandwidth=self._bandwidth,
            memory=Memory(self._settings, opened.account.key),
        )
        if opened.account.base_url == THIS_COMPUTER:
            session.tried.connect(self._revive_server)
        uploads = await session.open()
        self.session = session
        self._config.change(account=opened.account.key, server=opened.account.base_url)
        self.preferences.show_account(
            name=opened.account.username,
            email=opened.account.email,
            server=opened.api.base_url.split("://", 1)[-1],
            warning=self._secrets.warning is not None,
        )
        shell = self._make_shell(session, uploads)
        choices = await choices_of(self._identity(), opened.account.key)
        self._stop_asking()
        self.window.show_shell(shell, self.navigator, choices)
        Warming(shell.pages)

    def _make_shell(self, session: AccountSession, uploads: UploadsViewModel) -> Shell:
        settings = SettingsView(
            self.preferences,
            ProfileView(session.profile),
            AccountPage(session.own),
            version=version(),
            folder=str(paths.data_dir()),
        )
        settings.sign_out_wanted.connect(self.window.sign_out_wanted)
        shell = Shell(session, uploads, settings, self.navigator, rail=self._config.value.rail)
        shell.rail_changed.connect(lambda rail: self._config.change(rail=rail))
        if self._report is not None:
            shell.say_above(ReportBanner(self._report))
            self._report = None
        leaving = session.own.leaving
        leaving.left.connect(lambda deletion: self.scope.start(self._after_deletion(deletion)))
        shell.sign_in_wanted.connect(lambda: self.scope.start(self._sign_in_again()))
        return shell

    async def _come_in(self, model: SignInViewModel, opened: OpenAccount) -> None:
        async with self._changing:
            if self._asking is model:
                await self._enter(opened)
            else:
                await opened.api.aclose()  # while it waited, the person went elsewhere

    async def _switch(self, key: str) -> None:
        """Go on as another account; who has no session is asked to sign in."""
        async with self._changing:
            identity, session = self._identity(), self.session
            account = await account_of(identity, key)
            if account is None or (session is not None and session.account.key == key):
                return
            if key not in await identity.signed_in():
                await self._ask_beside(account)
                return
            url = await self._address_of(account)
            await self._enter(await identity.reopen(account, url))

    async def _add_account(self) -> None:
        async with self._changing:
            await self._ask_beside(None)

    async def _ask_beside(self, account: KnownAccount | None) -> None:
        """Ask for a sign-in; whose account was in use can come back with one click."""
        session = self.session
        back_to = None if session is None or session.ended else session.account
        await self._leave()
        self.ask_who(account=account, back_to=back_to)

    def _stop_asking(self) -> None:
        if self._asking is not None:
            self._asking.close()
            self._asking = None

    async def _leave(self) -> None:
        session, self.session = self.session, None
        if session is None:
            return
        shell = self.window.shell
        if shell is not None:
            shell.toast.dismiss()  # what could still be undone becomes final
        await session.settle()
        await session.close()

    def _revive_server(self) -> None:
        """Start a bundled server that was given up after too many crashes."""
        if self.server.status.state is ServerState.FAILED:
            self.scope.start(self._start_server(), name="revive the server")

    async def _start_server(self) -> None:
        await self.server.start()

    async def _sign_in_again(self) -> None:
        """The session is over: ask for it anew. The queue and all drafts are on the disk."""
        async with self._changing:
            if self.session is None:
                return
            account = self.session.account
            await self._leave()
            self.ask_who(account=account, back_to=await another_than(self._identity(), account))

    async def _sign_out(self) -> None:
        async with self._changing:
            session = self.session
            if session is None:
                return
            await session.sign_out()
            await self._leave()
            self._config.change(account=None)
            self.ask_who(back_to=await another_than(self._identity(), session.account))

    async def _after_deletion(self, deletion: DeletionOut) -> None:
        """The account is shut: its tokens are worth nothing, and nobody is signed in."""
        async with self._changing:
            session = self.session
            if session is None:
                return
            await session.api.session.forget()
            await self._leave()
            self._config.change(account=None)
            back_to = await another_than(self._identity(), session.account)
            self.ask_who(account=session.account, back_to=back_to, deletion=deletion)

    def _on_error(self, error: Exception) -> None:
        known = isinstance(error, StudioError)
        log.error("unhandled: %s", error, exc_info=None if known else error)
        if self.window.shell is not None:
            self.window.shell.toast.note(sentence_of(error), "circle-alert")


def _thumbnails() -> Path:
    folder = paths.cache_dir() / "thumbnails"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
