"""The state of the card of accounts elsewhere: which are linked, and which could be."""

import asyncio
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from server.contract.errors import ErrorCode
from server.contract.identity import SocialProvider
from server.contract.social import SocialFlow, SocialFlowOut, SocialLinkOut
from studio.features.identity.belongings import Belongings
from studio.features.identity.browser_trip import BrowserTrip
from studio.features.identity.security import SecurityViewModel
from studio.kit.errors import StudioError
from studio.kit.task_scope import TaskScope
from studio.ui.browser import OpenBrowser, open_in_browser
from studio.ui.problems import sentence_of


class LinkedViewModel(QObject):
    """Links and unlinks. Whoever does either proves first that it is them.

    Args:
        belongings: The account's server.
        security: Asks for the proof.
        scope: Runs the requests.
        open_browser: Shows an address.
    """

    changed = Signal()
    noted = Signal(str)

    def __init__(
        self,
        belongings: Belongings,
        security: SecurityViewModel,
        scope: TaskScope,
        *,
        open_browser: OpenBrowser = open_in_browser,
    ) -> None:
        super().__init__()
        self._belongings = belongings
        self._security = security
        self._scope = scope
        self.trip = BrowserTrip(scope, open_browser)
        self.offered: tuple[SocialProvider, ...] = ()
        self.links: list[SocialLinkOut] = []
        self.problem: StudioError | None = None
        """Why nothing can be shown."""
        self.waiting: SocialProvider | None = None
        """Where the person signs in this moment."""
        self._refused: StudioError | None = None
        self._going: asyncio.Task[None] | None = None

    @property
    def unknown(self) -> bool:
        """The server lets nobody in from elsewhere, or knows nothing of it."""
        older = self.problem is not None and self.problem.code == ErrorCode.NOT_FOUND
        nothing = self.problem is None and not self.offered and not self.links
        return older or nothing

    @property
    def refusal(self) -> str:
        """Why the last step was not taken; in the language of now."""
        return "" if self._refused is None else sentence_of(self._refused)

    @property
    def providers(self) -> list[SocialProvider]:
        """What there is to show: what is offered, and what is linked all the same."""
        linked = {link.provider for link in self.links}
        return [each for each in SocialProvider if each in self.offered or each in linked]

    def link_of(self, provider: SocialProvider) -> SocialLinkOut | None:
        """The linked account there, if there is one."""
        return next((link for link in self.links if link.provider == provider), None)

    def load(self) -> None:
        """Ask for everything."""
        self._scope.start(self._load(), name="linked accounts")

    def link(self, provider: SocialProvider) -> None:
        """Go there in the browser, and let that account sign in here."""
        self._refused = None
        self._security.take_proved(lambda: self._set_off(provider))

    def unlink(self, link: UUID) -> None:
        """Let an account elsewhere sign in no longer."""
        self._refused = None
        self._security.take(lambda: self._unlink(link))

    def give_up(self) -> None:
        """Wait for the browser no longer."""
        if self._going is not None:
            self._going.cancel()
        self.waiting = None
        self.changed.emit()

    async def _load(self) -> None:
        try:
            links = await self._belongings.links()
            about = await self._belongings.about()
            self.offered = tuple(about.social_providers)
            self._security.note_mails(mails=about.mail)
            self._show(links)
            self.problem = None
        except StudioError as error:
            self.problem = error
        self.changed.emit()

    async def _set_off(self, provider: SocialProvider) -> None:
        # A task of its own: the page is not busy while somebody looks for their password there.
        self.waiting = provider
        self.changed.emit()
        self._going = self._scope.start(self._link(provider), name="link")

    async def _link(self, provider: SocialProvider) -> None:
        async def begin(flow: SocialFlow) -> SocialFlowOut:
            return await self._belongings.begin_social(provider, flow)

        try:
            made = await self._belongings.link(await self.trip.code(begin))
            self._show([*(each for each in self.links if each.id != made.id), made])
            self.noted.emit(self.tr("Linked"))
        except StudioError as error:
            self._refused = error
        finally:
            self.waiting = None
            self.changed.emit()

    async def _unlink(self, link: UUID) -> None:
        try:
            await self._belongings.unlink(link)
        except StudioError as error:
            if error.code == ErrorCode.PROOF_NEEDED:
                raise
            self._refused = error
        else:
            self._show([each for each in self.links if each.id != link])
            self.noted.emit(self.tr("Unlinked"))
        self.changed.emit()

    def _show(self, links: list[SocialLinkOut]) -> None:
        self.links = links
        self._security.ways = tuple(link.provider for link in links)
