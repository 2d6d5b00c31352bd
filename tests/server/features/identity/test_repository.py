from datetime import timedelta

from server.features.identity import repository
from server.features.identity.tokens import hash_token
from server.kit.db.unit import Units
from tests.server.people import Person


def test_people_are_found_by_address_and_name(units: Units, tahmina: Person) -> None:
    with units.read() as unit:
        found = repository.user_by_email(unit.session, "Tahmina@NODI.example")
        assert found is not None
        assert repository.user_by_id(unit.session, tahmina.id) is found
        assert repository.username_taken(unit.session, "tahmina")
        assert not repository.username_taken(unit.session, "rafi")


def test_ended_tokens_are_forgotten_and_living_ones_kept(units: Units, tahmina: Person) -> None:
    digest = hash_token(tahmina.session.refresh_token)
    with units.write() as unit:
        repository.delete_ended_tokens(unit.session, unit.clock())
        assert repository.token_by_hash(unit.session, digest) is not None
        repository.delete_ended_tokens(unit.session, unit.clock() + timedelta(days=31))
        assert repository.token_by_hash(unit.session, digest) is None
