from server.contract.account import PasswordReset
from server.contract.identity import SignIn
from server.features.identity import tries
from server.features.identity.devices import Device
from server.features.identity.mail.letters import LetterKind
from server.features.identity.models import User
from server.features.identity.reset_password import PasswordResetting
from server.features.identity.sign_in import authenticate
from server.kit.db.unit import Units
from server.kit.errors import AppError, TooManyRequestsError
from tests.server.features.identity.authenticator import Turned
from tests.server.letters import API, OTHER_PASSWORD, MailWorld
from tests.server.people import PASSWORD, Person


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


def test_an_address_is_known_once_a_mailed_link_has_set_the_password_from_there(
    units: Units, tahmina: Person
) -> None:
    with units.write() as unit:
        user = unit.session.get_one(User, tahmina.id)
        assert not tries.is_known(unit.session, user, "2001:db8:9::7")
        tries.know(unit, user.id, "2001:db8:9::8")
        assert tries.is_known(unit.session, user, "2001:db8:9::7")
        assert not tries.is_known(unit.session, None, "2001:db8:9::7")
        assert not tries.is_known(unit.session, user, "2001:db8:a::7")


def test_somebody_somewhere_new_gets_in_by_mail_while_others_guess(mail: MailWorld) -> None:
    """Guesses from ever new addresses keep the account's counter blocked all the time."""
    mina = mail.member("mina")
    Turned(mail.units)
    email, hotel = mina.session.user.email, Device("", "198.51.100.9")

    def sign_in(password: str, device: Device) -> type[Exception] | None:
        asked = SignIn.model_validate({"email": email, "password": password})
        try:
            authenticate(mail.units, asked, device)
        except AppError as error:
            return type(error)
        return None

    for number in range(40):
        sign_in("wrong", Device("", f"203.0.113.{number}"))
    assert sign_in(PASSWORD, hotel) is TooManyRequestsError
    assert mail.client.post(f"{API}/password/resets", json={"email": email}).status_code == 202
    token = mail.token(LetterKind.RESET_PASSWORD)
    asked = PasswordReset.model_validate({"token": token, "new_password": OTHER_PASSWORD})
    mail.parts.providers.get(PasswordResetting).reset(asked, hotel)
    assert sign_in("wrong", Device("", "203.0.113.99")) is TooManyRequestsError
    assert sign_in(OTHER_PASSWORD, hotel) is None
