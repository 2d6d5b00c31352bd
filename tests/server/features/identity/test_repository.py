from server.features.identity import repository
from server.kit.db.unit import Units
from tests.server.people import Person


def test_people_are_found_by_address_and_name(units: Units, tahmina: Person) -> None:
    with units.read() as unit:
        found = repository.user_by_email(unit.session, "Tahmina@NODI.example")
        assert found is not None
        assert repository.user_by_id(unit.session, tahmina.id) is found
        assert repository.username_taken(unit.session, "tahmina")
        assert not repository.username_taken(unit.session, "rafi")
