"""Mail by SMTP, on the standard library."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr

from server.integrations.mail.address import Security, Sender, SmtpAddress
from server.integrations.mail.port import Mail, MailAwayError, MailRefusedError
from server.kit.clock import now

TIMEOUT_SECONDS = 20.0
"""Of every answer of the mail server."""
PERMANENT = 500
"""Codes from here on mean: do not try again (RFC 5321, section 4.2.1)."""


class SmtpMailer:
    """Hands mail to one SMTP server, over a connection of its own for each."""

    works = True

    def __init__(
        self,
        address: SmtpAddress,
        sender: Sender,
        *,
        context: ssl.SSLContext | None = None,
        timeout: float = TIMEOUT_SECONDS,
    ) -> None:
        self._address = address
        self._sender = sender
        self._context = context
        self._timeout = timeout

    def send(self, mail: Mail) -> None:
        """Hand the mail over.

        Raises:
            MailAwayError: the server is away, busy, or not as configured.
            MailRefusedError: the server will never take this mail.
        """
        message = _message(mail, self._sender)
        with self._session() as session:
            try:
                session.send_message(message, self._sender.address, [mail.to])
            except smtplib.SMTPRecipientsRefused as error:
                raise _by_code(min(code for code, _ in error.recipients.values())) from None
            except smtplib.SMTPResponseException as error:
                raise _by_code(error.smtp_code) from None
            except smtplib.SMTPNotSupportedError:
                raise MailRefusedError("the server cannot write to such an address") from None
            except (smtplib.SMTPException, OSError) as error:
                raise MailAwayError(_kind(error)) from None

    def check(self) -> str:
        """Connect, sign in, and leave.

        Raises:
            MailAwayError: the server is away, or not as configured.
        """
        with self._session() as session:
            session.noop()
        return f"{self._address} answers"

    @contextmanager
    def _session(self) -> Iterator[smtplib.SMTP]:
        try:
            session = self._connect()
        # A wrong password or a missing STARTTLS is for the administrator to mend: mail waits.
        except (smtplib.SMTPException, OSError) as error:
            raise MailAwayError(f"{self._address}: {_kind(error)}") from None
        try:
            yield session
        finally:
            # What was taken was taken, however the server takes its leave.
            with suppress(smtplib.SMTPException, OSError):
                session.quit()
            session.close()

    def _connect(self) -> smtplib.SMTP:
        address, context = self._address, self._context or ssl.create_default_context()
        if address.security is Security.TLS:
            session: smtplib.SMTP = smtplib.SMTP_SSL(
                address.host, address.port, timeout=self._timeout, context=context
            )
        else:
            session = smtplib.SMTP(address.host, address.port, timeout=self._timeout)
        try:
            if address.security is Security.STARTTLS:
                session.starttls(context=context)
            if address.user is not None:
                session.login(address.user, address.password or "")
        except BaseException:
            session.close()
            raise
        return session


def _message(mail: Mail, sender: Sender) -> EmailMessage:
    """The mail as it travels. A line break in a header is refused by the library."""
    message = EmailMessage(policy=SMTP)
    message["From"] = formataddr((sender.name, sender.address))
    message["To"] = mail.to
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(now())
    message["Message-ID"] = f"<{mail.id}@{sender.address.rpartition('@')[2]}>"
    # Neither holidays nor mailing lists answer to it (RFC 3834).
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.text)
    message.add_alternative(mail.html, subtype="html")
    return message


def _by_code(code: int) -> MailAwayError | MailRefusedError:
    # The server's own words may name the address, so that only its code is told.
    if code >= PERMANENT:
        return MailRefusedError(f"refused with {code}")
    return MailAwayError(f"put off with {code}")


def _kind(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return "user or password is wrong"
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return "the server offers no STARTTLS, or no way to sign in"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"answers {error.smtp_code}"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return type(error).__name__
