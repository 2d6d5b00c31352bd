"""A trip through the system's browser to an account elsewhere, and back with a code."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from pydantic import SecretStr
from PySide6.QtCore import QObject, Signal

from server.contract.social import SocialCode, SocialFlow, SocialFlowOut
from studio.features.identity.browser_page import browser_page, browser_page_policy
from studio.kit.task_scope import TaskScope
from studio.net.address import is_loopback
from studio.net.answers import not_our_server
from studio.net.loopback import LoopbackListener
from studio.net.pkce import Pkce
from studio.ui.browser import OpenBrowser, open_in_browser

Begin = Callable[[SocialFlow], Awaitable[SocialFlowOut]]
"""Asks the server where to send the browser."""


class BrowserTrip(QObject):
    """Sends the browser off, and waits for it. One trip at a time; its task may be cancelled.

    Args:
        scope: Runs the connections that the browser makes.
        open_browser: Shows an address.
    """

    changed = Signal()

    def __init__(self, scope: TaskScope, open_browser: OpenBrowser = open_in_browser) -> None:
        super().__init__()
        self._scope = scope
        self._open_browser = open_browser
        self.address = ""
        """Where the browser was sent; empty while that is not known."""
        self.opened = True
        """Whether there was a browser to open."""

    async def code(self, begin: Begin) -> SocialCode:
        """Make the trip.

        Raises:
            StudioError: It did not end with a code.
        """
        pkce = Pkce()
        page, policy = browser_page(), browser_page_policy()
        try:
            async with LoopbackListener(pkce.state, page, policy, self._scope) as listener:
                flow = await begin(
                    SocialFlow(
                        redirect_uri=listener.redirect_uri,
                        code_challenge=pkce.challenge,
                        state=pkce.state,
                    )
                )
                self._send_to(flow.url)
                code = await listener.code()
        finally:
            self.address = ""
        return SocialCode(code=SecretStr(code), code_verifier=SecretStr(pkce.verifier))

    def open_again(self) -> None:
        """Show the address once more: the page was closed, or never came up."""
        if self.address:
            self.opened = self._open_browser(self.address)
            self.changed.emit()

    def _send_to(self, address: str) -> None:
        # A server's word must not start programs on this computer, which other schemes can.
        if urlsplit(address).scheme != "https" and not _own_http(address):
            raise not_our_server()
        self.address = address
        self.open_again()


def _own_http(address: str) -> bool:
    return urlsplit(address).scheme == "http" and is_loopback(address)
