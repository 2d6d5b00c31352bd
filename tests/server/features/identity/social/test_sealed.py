from server.features.identity.social.sealed import (
    open_profile,
    open_trip,
    seal_profile,
    seal_trip,
)
from server.integrations.oauth.port import Profile, new_trip
from server.kit.sealing import Sealer

SEALER = Sealer(["a secret that is only for this test"])


def test_what_was_sealed_is_opened_and_nobody_else_reads_it() -> None:
    trip = new_trip()
    sealed = seal_trip(trip, SEALER)
    assert open_trip(sealed, SEALER).with_state(trip.state) == trip
    assert trip.nonce not in repr(open_trip(sealed, SEALER))
    profile = Profile("108", "mina@nodi.example", True, "মিনা", "Begum")
    assert open_profile(seal_profile(profile, SEALER), SEALER) == profile
    assert "mina" not in seal_profile(profile, SEALER)
