"""Which country an address is in, looked up in a file: no address leaves the server."""

from functools import cached_property
from ipaddress import IPv6Address, ip_address
from pathlib import Path

import maxminddb
import structlog

log = structlog.get_logger(__name__)


class Places:
    """Reads a database of countries in MaxMind's format.

    Args:
        path: the file: ours (by country code), or GeoLite2-Country and its kin. Where it is
            missing or cannot be read, every place is unknown.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def country(self, address: str) -> str | None:
        """The country's code (ISO 3166-1 alpha-2), or None: private, unlisted or no address."""
        if self._reader is None:
            return None
        try:
            asked = ip_address(address)
            # Where a server listens on both, IPv4 arrives in the clothes of IPv6.
            if isinstance(asked, IPv6Address) and asked.ipv4_mapped is not None:
                asked = asked.ipv4_mapped
            # Databases know of some private networks, in somebody's country.
            found = self._reader.get(asked) if asked.is_global else None
        except (ValueError, maxminddb.InvalidDatabaseError):
            return None
        if not isinstance(found, dict):
            return None
        country = found.get("country")
        code = country.get("iso_code") if isinstance(country, dict) else found.get("country_code")
        return code if isinstance(code, str) and code else None

    @property
    def works(self) -> bool:
        """Whether there is a database that can be read."""
        return self._reader is not None

    @cached_property
    def _reader(self) -> maxminddb.Reader | None:
        try:
            # Mapped, not read: workers share the pages. The file is opened once and for all.
            return maxminddb.open_database(self._path, maxminddb.MODE_AUTO)
        except (OSError, maxminddb.InvalidDatabaseError) as error:
            log.warning("no places", path=str(self._path), reason=type(error).__name__)
            return None
