from server.features.identity import tries
from server.features.identity.models import User
from server.kit.db.unit import Units
from tests.server.people import Person


def test_only_strangers_share_what_is_counted_for_the_account() -> None:
    stranger = tries.of_password("A@nodi.example", "203.0.113.7", known=False)
    owner = tries.of_password("a@nodi.example", "198.51.100.1", known=True)
    assert {each.kind for each in stranger} == {"pair", "address", "account"}
    assert {each.kind for each in owner} == {"pair", "address"}
    assert not {each.key for each in stranger} & {each.key for each in owner}
    assert stranger[0] == tries.of_password("a@nodi.example", "203.0.113.7", known=False)[0]


def test_strangers_share_the_tries_of_a_code_and_the_owner_has_others(tahmina: Person) -> None:
    user = User(id=tahmina.id)
    first = tries.of_code(user, "203.0.113.7", known=False)
    assert first == tries.of_code(user, "203.0.113.8", known=False)
    assert first != tries.of_code(user, "198.51.100.1", known=True)


def test_an_address_is_known_by_its_network_once_signed_in_from(
    units: Units, tahmina: Person
) -> None:
    with units.write() as unit:
        user = unit.session.get_one(User, tahmina.id)
        assert tries.is_known(unit.session, user, "testclient")
        assert not tries.is_known(unit.session, user, "2001:db8::1")
        assert not tries.is_known(unit.session, None, "testclient")
        user.last_login_ip = "2001:db8::2"
        assert tries.is_known(unit.session, user, "2001:db8::1")
        assert tries.is_known(unit.session, user, "testclient")
