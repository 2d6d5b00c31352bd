"""``GET /api/v1/server``: what a client asks before anyone signs in."""

from server.contract.identity import SocialProvider
from server.contract.shapes import Out

API_VERSION = 1


class ServerOut(Out):
    """Who answers here."""

    product: str
    """Always ``chitra``: anything else at this address is not one of our servers."""
    version: str
    api_version: int
    name: str
    sign_up_open: bool
    mail: bool
    """Mail is sent: accounts confirm their addresses, and forgotten passwords can be set anew."""
    minimum_age: int
    """Of who may have an account, in years."""
    social_providers: list[SocialProvider]
    """Accounts elsewhere that sign in here."""
