"""Where the mail server is and how it is spoken to, read from one setting."""

from dataclasses import dataclass, field
from email.utils import parseaddr
from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

FORM = "smtp://user:password@host:587 or smtps://user:password@host:465"


class BadMailSettingError(ValueError):
    """A setting for mail cannot be used; the message says which and why, without its password."""


class Security(StrEnum):
    """What keeps mail from being read on its way to the server."""

    STARTTLS = "starttls"
    """Begins in clear and turns to TLS before anything is said (RFC 3207); refused without."""
    TLS = "tls"
    """TLS from the first byte (RFC 8314)."""
    NONE = "none"
    """Nothing: for a mail server on the same machine."""


PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}


@dataclass(frozen=True)
class SmtpAddress:
    """A mail server."""

    host: str
    port: int
    security: Security
    user: str | None
    password: str | None = field(repr=False)

    def __str__(self) -> str:
        return f"{self.host}:{self.port} ({self.security.value})"


@dataclass(frozen=True)
class Sender:
    """Who the mail is from."""

    name: str
    address: str


def read_smtp_url(url: str) -> SmtpAddress:
    """The mail server that ``CHITRA_SMTP_URL`` names.

    Raises:
        BadMailSettingError: it names none, or would send a password in clear.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise _bad(f"it is no address. Write {FORM}") from error
    if parts.scheme not in {"smtp", "smtps"} or not host or parts.path not in {"", "/"}:
        raise _bad(f"write {FORM}")
    security = _security(parts)
    if security is Security.NONE and parts.username and not _is_here(host):
        raise _bad("with tls=none the password would travel in clear. Leave tls=none out")
    return SmtpAddress(
        host=host,
        port=port or PORTS[security],
        security=security,
        user=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password or "") if parts.username else None,
    )


def read_sender(text: str | None, name: str) -> Sender:
    """Who ``CHITRA_MAIL_FROM`` names: an address alone, or ``Name <address>``.

    Raises:
        BadMailSettingError: it is missing or no address.
    """
    given, address = parseaddr(text or "")
    user, at, domain = address.rpartition("@")
    if not (at and user and "." in domain) or any(c.isspace() for c in address):
        raise BadMailSettingError(
            "CHITRA_MAIL_FROM: mail is configured, so the address it comes from is needed, "
            "for instance `Chitra <no-reply@video.example>`."
        )
    return Sender(given or name, address)


def _security(parts: SplitResult) -> Security:
    asked = parse_qs(parts.query)
    if parts.scheme == "smtps":
        if asked:
            raise _bad("smtps:// takes no options")
        return Security.TLS
    values = asked.pop("tls", [Security.STARTTLS.value])
    if asked or values not in (["starttls"], ["none"]):
        raise _bad("the one option of smtp:// is tls, and it is starttls or none")
    return Security(values[0])


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _bad(why: str) -> BadMailSettingError:
    return BadMailSettingError(f"CHITRA_SMTP_URL cannot be used: {why}.")
