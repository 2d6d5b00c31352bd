"""Server addresses as people type them, and which of them may be trusted with a secret."""

import ipaddress
from urllib.parse import SplitResult, urlsplit

from studio.kit.errors import ClientCode, InsecureAddress, NetworkError

_EXAMPLE = "Type it like studio.example.org or 192.0.2.7:8080."


def normalise(text: str) -> str:
    """Make a base address, without a slash at its end, from what was typed or pasted.

    Without a scheme an address of this computer gets ``http`` and any other ``https``. What
    follows the host is dropped: a pasted link to a watch page names its server well enough.

    Raises:
        NetworkError: It is no address (code ``client.bad_address``).
    """
    typed = text.strip()
    if not typed:
        raise _bad("There is no address yet.")
    if "://" not in typed:
        scheme = "http" if _is_loopback_host(urlsplit(f"//{typed}")) else "https"
        typed = f"{scheme}://{typed}"
    try:
        parts = urlsplit(typed)
        port = parts.port
    except ValueError:
        raise _bad(f"“{text.strip()}” is not an address.") from None
    host = parts.hostname or ""
    if parts.scheme not in {"http", "https"} or not _plausible(host):
        raise _bad(f"“{text.strip()}” is not the address of a server.")
    if parts.username is not None:
        raise _bad("Leave the name and password out of the address.")
    shown = f"[{host}]" if ":" in host else host
    standard = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{shown}" + (f":{port}" if port not in {None, standard} else "")


def is_loopback(base_url: str) -> bool:
    """Whether the address never leaves this computer."""
    return _is_loopback_host(urlsplit(base_url))


def require_secure(base_url: str) -> None:
    """Refuse an address that a password or token must not travel to.

    Raises:
        InsecureAddress: Plain http to another computer.
    """
    if urlsplit(base_url).scheme != "https" and not is_loopback(base_url):
        host = urlsplit(base_url).hostname
        raise InsecureAddress(
            f"The connection to {host} is not encrypted, so your password was not sent. "
            f"Use https://{host}, or ask whoever runs the server to set up a certificate."
        )


def _bad(message: str) -> NetworkError:
    return NetworkError(f"{message} {_EXAMPLE}", code=ClientCode.BAD_ADDRESS)


def _plausible(host: str) -> bool:
    if not host or len(host) > 253:  # noqa: PLR2004 - RFC 1035's limit for a name
        return False
    if ":" in host:
        return _ip(host) is not None
    return all(label and not label.startswith("-") for label in host.rstrip(".").split(".")) and (
        not any(character.isspace() or character in "\\^|`<>{}%\"'" for character in host)
    )


def _ip(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _is_loopback_host(parts: SplitResult) -> bool:
    try:
        host = (parts.hostname or "").lower()
    except ValueError:
        return False
    address = _ip(host)
    return host == "localhost" or (address is not None and address.is_loopback)
