"""What a trip carries, as it lies in the database: readable to this server alone."""

import json
from dataclasses import asdict, dataclass, field

from server.integrations.oauth.port import Profile, Trip
from server.kit.sealing import Sealer

TRIP = "social trip"
PROFILE = "social profile"


@dataclass(frozen=True)
class TripSecrets:
    """Of a trip, all but its state, which comes back with the browser."""

    nonce: str = field(repr=False)
    verifier: str = field(repr=False)

    def with_state(self, state: str) -> Trip:
        """The whole trip."""
        return Trip(state, self.nonce, self.verifier)


def seal_trip(trip: Trip, sealer: Sealer) -> str:
    """The trip's secrets, sealed; of its state only a hash is stored."""
    return sealer.seal(TRIP, json.dumps({"nonce": trip.nonce, "verifier": trip.verifier}))


def open_trip(sealed: str, sealer: Sealer) -> TripSecrets:
    """The secrets.

    Raises:
        SealBrokenError: they were sealed by a secret that this server does not know.
    """
    return TripSecrets(**json.loads(sealer.open(TRIP, sealed)))


def seal_profile(profile: Profile, sealer: Sealer) -> str:
    """Who it was, sealed."""
    return sealer.seal(PROFILE, json.dumps(asdict(profile)))


def open_profile(sealed: str, sealer: Sealer) -> Profile:
    """Who it was.

    Raises:
        SealBrokenError: it was sealed by a secret that this server does not know.
    """
    return Profile(**json.loads(sealer.open(PROFILE, sealed)))
