"""Which certificates the studio trusts: for httpx, for tus and for what is played."""

import ssl
from functools import cache

from requests.utils import DEFAULT_CA_BUNDLE_PATH


@cache
def trusted_context() -> ssl.SSLContext:
    """One TLS context: the system's certificates and the bundled ones.

    The system's come first in meaning: someone who runs a server of their own installs its
    authority there. The bundled list serves systems, and frozen builds, that have none.
    """
    context = ssl.create_default_context()
    context.load_verify_locations(DEFAULT_CA_BUNDLE_PATH)
    return context
