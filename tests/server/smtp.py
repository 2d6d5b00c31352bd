"""A mail server of the test's own, which keeps what it is given."""

from asyncio import Server
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope


class Inbox:
    """Takes mail, or answers as it is told to."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.answers: list[str] = []
        """What is answered to the next mails instead of taking them."""
        self.port = 0

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}?tls=none"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Envelope) -> str:  # noqa: N802
        """Named by aiosmtpd."""
        if self.answers:
            return self.answers.pop(0)
        parsed = message_from_bytes(cast("bytes", envelope.content), policy=policy.default)
        self.mails.append(parsed)
        return "250 OK"


class _AnyPort(Controller):
    """The library knocks at the port that it was given; the system's choice is known later."""

    def _trigger_server(self) -> None:
        self.port = cast("Server", self.server).sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def mail_server() -> Iterator[Inbox]:
    """The server, running in a thread on a port of its own."""
    inbox = Inbox()
    controller = _AnyPort(inbox, hostname="127.0.0.1", port=0)
    controller.start()
    try:
        inbox.port = controller.port
        yield inbox
    finally:
        controller.stop()
