from server.integrations.oauth.port import new_trip


def test_each_trip_has_secrets_of_its_own_which_it_does_not_show() -> None:
    trip, other = new_trip(), new_trip()
    secrets = {trip.state, trip.nonce, trip.verifier, other.state, other.nonce, other.verifier}
    assert len(secrets) == 6
    assert min(map(len, secrets)) >= 43
    assert not any(secret in repr(trip) for secret in secrets)
