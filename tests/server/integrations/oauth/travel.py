"""From a provider's address to what the provider says, without a server of ours."""

from server.integrations.oauth.port import Arrival, OAuthProvider, Profile, Trip, new_trip
from tests.server.elsewhere.browser import visit

CALLBACK = "https://video.example/account/social/{}/callback"


def travel(provider: OAuthProvider, trip: Trip | None = None) -> Profile:
    """There and back: who the provider says that it was."""
    trip = trip or new_trip()
    place, brought = visit(provider.address(trip))
    assert place == CALLBACK.format(provider.name.value.lower())
    assert brought["state"] == trip.state
    return provider.identify(Arrival(brought["code"], user=brought.get("user")), trip)
