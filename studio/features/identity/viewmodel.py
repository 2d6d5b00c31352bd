"""The state of the sign-in screen: which server, which form, what is wrong. No widgets."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any, Protocol

from pydantic import SecretStr, ValidationError
from PySide6.QtCore import QObject, Signal

from server.contract.identity import PASSWORD_MIN, SignIn
from studio.features.identity.gateway import Identity, OpenAccount, Probe, device_name
from studio.features.identity.items import Reach, ServerChoice
from studio.features.identity.password import wrong_fields
from studio.kit.config import THIS_COMPUTER
from studio.kit.errors import ClientCode, LocalServerFailed, StudioError
from studio.kit.task_scope import TaskScope
from studio.net.bundled_server import ServerState, ServerStatus, StatusObserver
from studio.ui.problems import field_sentence, in_english, sentence_of


class LocalServer(Protocol):
    """The server that came with the studio; see ``studio.net.bundled_server``."""

    @property
    def status(self) -> ServerStatus:
        """How it is now."""
        ...

    def subscribe(self, observer: StatusObserver) -> Callable[[], None]:
        """Hear of every change."""
        ...

    async def start(self) -> str:
        """Run it; returns its address."""
        ...

    async def stop(self) -> None:
        """Stop it."""
        ...


_REACH = {
    ServerState.STOPPED: Reach.STOPPED,
    ServerState.STARTING: Reach.STARTING,
    ServerState.RUNNING: Reach.RUNNING,
    ServerState.FAILED: Reach.FAILED,
}


class SignInViewModel(QObject):
    """Chooses a server and opens a session on it.

    Args:
        identity: Servers, accounts and sessions.
        local: The bundled server.
        scope: Runs the requests.
        language: The language a new account begins with, ``en`` or ``bn``, asked at sign-up.
    """

    changed = Signal()
    signed_in = Signal(object)
    """An :class:`OpenAccount`."""
    server_added = Signal()
    """The address that was typed is in the list now."""

    def __init__(
        self, identity: Identity, local: LocalServer, scope: TaskScope, *, language: str = "en"
    ) -> None:
        super().__init__()
        self._identity = identity
        self._local = local
        self._scope = scope
        self.language = language
        self.servers = [ServerChoice(THIS_COMPUTER, "", Reach.STOPPED)]
        self.chosen_key = THIS_COMPUTER
        self.signing_up = False
        self.busy = False
        self._refused: StudioError | None = None
        self._misfits: set[str] = set()
        self._address_refused: StudioError | None = None
        self.free_bytes: int | None = None
        self._stop = local.subscribe(self._on_local)
        self._on_local(local.status)

    @property
    def chosen(self) -> ServerChoice:
        """The chosen server."""
        return next((s for s in self.servers if s.key == self.chosen_key), self.servers[0])

    @property
    def problem(self) -> str:
        """Why nobody was signed in, where no field is to blame; in the language of now."""
        if self._refused is None or self._misfits:
            return ""
        return sentence_of(self._refused)

    @property
    def fields(self) -> dict[str, str]:
        """What is wrong with each field; in the language of now."""
        return {field: self._field_problem(field) for field in sorted(self._misfits)}

    @property
    def address_problem(self) -> str:
        """Why the typed address cannot be used; in the language of now."""
        return "" if self._address_refused is None else sentence_of(self._address_refused)

    @property
    def warning(self) -> str | None:
        """What the person should know about how the sign-in is kept."""
        return self._identity.warning

    def close(self) -> None:
        """Hear no more of the bundled server."""
        self._stop()

    def load(self) -> None:
        """Read what is known and ask every server whether it answers."""
        self._scope.start(self._load(), name="servers")

    def choose(self, key: str) -> None:
        """Choose a server; the bundled one is started if it stands still."""
        self.chosen_key = key
        self._clear()
        if self.chosen.local and self.chosen.reach in {Reach.STOPPED, Reach.FAILED}:
            self.start_local()
        elif self.chosen.reach is Reach.SILENT:
            self.ask_again(key)
        self.changed.emit()

    def show_form(self, *, signing_up: bool) -> None:
        """Show the form for a new account, or the one for signing in."""
        self.signing_up = signing_up
        self._clear()
        self.changed.emit()

    def start_local(self) -> None:
        """Start the bundled server."""
        self._scope.start(self._start_local(), name="start server")

    def stop_local(self) -> None:
        """Stop the bundled server."""
        self._scope.start(self._local.stop(), name="stop server")

    def ask_again(self, key: str) -> None:
        """Ask a silent server once more."""
        self._scope.start(self._ask(key), name="ask server")

    def forget(self, key: str) -> None:
        """Drop a server from the list."""
        self.servers = [server for server in self.servers if server.key != key]
        if self.chosen_key == key:
            self.chosen_key = THIS_COMPUTER
        self._scope.start(self._identity.forget(key), name="forget server")
        self.changed.emit()

    def add(self, address: str) -> None:
        """Connect to a server by its address and keep it in the list."""
        self._scope.start(self._add(address), name="add server")

    def sign_in(self, email: str, password: str) -> None:
        """Open a session."""
        self._clear()
        try:
            request = SignIn(
                email=email.strip(), password=SecretStr(password), device=device_name()
            )
        except ValidationError:
            self._misfits = {"email"}
            self.changed.emit()
            return
        server = self.chosen
        if server.url is not None:
            self._open(self._identity.sign_in(server.key, server.url, request))

    def sign_up(self, email: str, username: str, channel_name: str, password: str) -> None:
        """Make an account with its channel."""
        self._clear()
        made = wrong_fields(email.strip(), username, channel_name, password, self.language)
        request, wrong = made
        if request is None:
            self._misfits = wrong & set(self._field_rules())
            self.changed.emit()
            return
        server = self.chosen
        if server.url is not None:
            self._open(self._identity.sign_up(server.key, server.url, request))

    def forgive(self, field: str) -> None:
        """The person is typing in a field again: what was wrong with it is no news now."""
        if field in self._misfits:
            self._misfits.remove(field)
            if not self._misfits:
                self._refused = None

    def _field_problem(self, field: str) -> str:
        rule = self._field_rules().get(field, "")
        if self._refused is None:
            return rule
        told = field_sentence(self._refused, field)
        # The server's word on a field is English; elsewhere our own rule says the same.
        untranslated = told == self._refused.fields.get(field)
        return rule if untranslated and rule and not in_english() else told

    def _field_rules(self) -> dict[str, str]:
        least = self.tr("Use at least %Ln characters.", "", PASSWORD_MIN)
        return {
            "email": self.tr("This is not an email address."),
            "username": self.tr("Use 3 to 32 letters a to z, digits, dots and dashes."),
            "channel_name": self.tr("Give your channel a name of up to 80 letters."),
            "password": least,
        }

    async def _load(self) -> None:
        servers, accounts = await self._identity.known()
        emails = {account.base_url: account.email for account in reversed(accounts)}
        local = replace(self.servers[0], email=emails.get(THIS_COMPUTER, ""))
        self.servers = [local] + [
            ServerChoice(
                server.base_url,
                server.name,
                Reach.ASKING,
                email=emails.get(server.base_url, ""),
                last_used_at=server.last_used_at,
            )
            for server in servers
            if server.base_url != THIS_COMPUTER
        ]
        self.free_bytes = await self._identity.free_bytes()
        self.changed.emit()
        for server in self.servers[1:]:
            self._scope.start(self._ask(server.key), name="ask server")

    async def _ask(self, key: str) -> None:
        self._change(key, reach=Reach.ASKING)
        try:
            probe = await self._identity.probe(key)
        except StudioError as error:
            self._change(key, reach=Reach.SILENT, reason=error.message, code=error.code)
            return
        self._answered(key, probe)

    def _answered(self, key: str, probe: Probe) -> None:
        self._change(
            key,
            reach=Reach.ANSWERS,
            url=probe.base_url,
            name=probe.name,
            milliseconds=probe.milliseconds,
            sign_up_open=probe.sign_up_open,
        )

    async def _add(self, address: str) -> None:
        self._address_refused = None
        self.busy = True
        self.changed.emit()
        try:
            probe = await self._identity.probe(address)
            await self._identity.remember(probe)
        except StudioError as error:
            self._address_refused = error
            return
        finally:
            self.busy = False
            self.changed.emit()
        if not any(server.key == probe.base_url for server in self.servers):
            self.servers.append(ServerChoice(probe.base_url, probe.name, Reach.ANSWERS))
        self._answered(probe.base_url, probe)
        self.chosen_key = probe.base_url
        self.server_added.emit()
        self.changed.emit()

    async def _start_local(self) -> None:
        try:
            await self._local.start()
        except LocalServerFailed:
            return  # the status that observers heard says it all
        self.free_bytes = await self._identity.free_bytes()
        self.changed.emit()

    def _open(self, opening: Coroutine[Any, Any, OpenAccount]) -> None:
        self.busy = True
        self.changed.emit()
        self._scope.start(self._wait_for(opening), name="sign in")

    async def _wait_for(self, opening: Coroutine[Any, Any, OpenAccount]) -> None:
        try:
            opened = await opening
        except StudioError as error:
            self._refused = error
            self._misfits = set(error.fields)
            return
        finally:
            self.busy = False
            self.changed.emit()
        self.signed_in.emit(opened)

    def _on_local(self, status: ServerStatus) -> None:
        self._change(
            THIS_COMPUTER,
            reach=_REACH[status.state],
            url=status.url,
            reason=status.reason or "",
            code=ClientCode.LOCAL_SERVER,
        )

    def _change(self, key: str, **changes: Any) -> None:
        self.servers = [
            replace(server, **changes) if server.key == key else server for server in self.servers
        ]
        self.changed.emit()

    def _clear(self) -> None:
        self._refused = None
        self._misfits = set()
