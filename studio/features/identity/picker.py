"""The servers of the sign-in screen: which there are, whether they answer, which is chosen."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from studio.features.identity.gateway import Identity, Probe
from studio.features.identity.items import Reach, ServerChoice
from studio.kit.config import THIS_COMPUTER
from studio.kit.errors import ClientCode, LocalServerFailed, StudioError
from studio.kit.task_scope import TaskScope
from studio.net.bundled_server import ServerState, ServerStatus, StatusObserver
from studio.ui.problems import sentence_of


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


class ServerPicker(QObject):
    """Knows the servers and chooses one; the bundled one is started and stopped here, too.

    Args:
        identity: Servers and accounts.
        local: The bundled server.
        scope: Runs the requests.
    """

    changed = Signal()
    chose = Signal()
    """Another server was chosen."""
    added = Signal()
    """The address that was typed is in the list now."""

    def __init__(self, identity: Identity, local: LocalServer, scope: TaskScope) -> None:
        super().__init__()
        self._identity = identity
        self._local = local
        self._scope = scope
        self.servers = [ServerChoice(THIS_COMPUTER, "", Reach.STOPPED)]
        self.chosen_key = THIS_COMPUTER
        self.adding = False
        self._address_refused: StudioError | None = None
        self.free_bytes: int | None = None
        self._stop = local.subscribe(self._on_local)
        self._on_local(local.status)

    @property
    def chosen(self) -> ServerChoice:
        """The chosen server."""
        return next((s for s in self.servers if s.key == self.chosen_key), self.servers[0])

    @property
    def address_problem(self) -> str:
        """Why the typed address cannot be used; in the language of now."""
        return "" if self._address_refused is None else sentence_of(self._address_refused)

    def close(self) -> None:
        """Hear no more of the bundled server."""
        self._stop()

    def load(self) -> None:
        """Read what is known and ask every server whether it answers."""
        self._scope.start(self._load(), name="servers")

    def choose(self, key: str) -> None:
        """Choose a server; the bundled one is started if it stands still."""
        self.chosen_key = key
        if self.chosen.local and self.chosen.reach in {Reach.STOPPED, Reach.FAILED}:
            self.start_local()
        elif self.chosen.reach is Reach.SILENT:
            self.ask_again(key)
        self.chose.emit()
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
            mail=probe.mail,
            social_providers=probe.social_providers,
        )

    async def _add(self, address: str) -> None:
        self._address_refused = None
        self.adding = True
        self.changed.emit()
        try:
            probe = await self._identity.probe(address)
            await self._identity.remember(probe)
        except StudioError as error:
            self._address_refused = error
            return
        finally:
            self.adding = False
            self.changed.emit()
        if not any(server.key == probe.base_url for server in self.servers):
            self.servers.append(ServerChoice(probe.base_url, probe.name, Reach.ANSWERS))
        self._answered(probe.base_url, probe)
        self.chosen_key = probe.base_url
        self.added.emit()
        self.changed.emit()

    async def _start_local(self) -> None:
        try:
            await self._local.start()
        except LocalServerFailed:
            return  # the status that observers heard says it all
        self.free_bytes = await self._identity.free_bytes()
        self.changed.emit()

    async def _ask_local(self, url: str) -> None:
        """Learn what the bundled server offers; that it runs is known already."""
        with contextlib.suppress(StudioError):
            probe = await self._identity.probe(url)
            self._change(
                THIS_COMPUTER,
                sign_up_open=probe.sign_up_open,
                mail=probe.mail,
                social_providers=probe.social_providers,
            )

    def _on_local(self, status: ServerStatus) -> None:
        if status.state is ServerState.RUNNING and status.url and not self._scope.closed:
            self._scope.start(self._ask_local(status.url), name="ask server")
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
