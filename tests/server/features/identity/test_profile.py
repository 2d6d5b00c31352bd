import pytest

from server.contract.profile import ProfileChange
from server.features.identity.mail.letters import LetterKind
from server.features.identity.profile import change_profile, profile_of
from server.kit.db.unit import Units
from server.kit.errors import NotSignedInError
from server.kit.ids import new_id
from tests.server.letters import API, MailWorld
from tests.server.people import Person


def test_what_is_sent_is_changed_and_the_rest_stays(units: Units, tahmina: Person) -> None:
    with units.write() as unit:
        change_profile(unit, tahmina.id, ProfileChange(first_name="Tahmina", bio="Boats.\nRivers."))
    with units.write() as unit:
        told = change_profile(unit, tahmina.id, ProfileChange(last_name="Akter"))
    with units.read() as unit:
        assert profile_of(unit, tahmina.id) == told
    assert (told.username, told.first_name, told.last_name) == ("tahmina", "Tahmina", "Akter")
    assert (told.bio, told.avatar_url) == ("Boats.\nRivers.", None)
    assert (told.preferred_language, told.email_notifications_enabled) == ("en", True)


def test_what_is_empty_is_emptied(units: Units, tahmina: Person) -> None:
    for name in ("Tahmina", ""):
        with units.write() as unit:
            told = change_profile(unit, tahmina.id, ProfileChange(first_name=name))
    assert told.first_name == ""


def test_who_is_gone_says_nothing(units: Units) -> None:
    with pytest.raises(NotSignedInError), units.read() as unit:
        profile_of(unit, new_id())
    with pytest.raises(NotSignedInError), units.write() as unit:
        change_profile(unit, new_id(), ProfileChange())


def test_letters_come_in_the_language_that_was_chosen(mail: MailWorld) -> None:
    mina = mail.member("mina")
    with mail.units.write() as unit:
        change_profile(unit, mina.id, ProfileChange(preferred_language="bn"))
    asked = {"email": "mina@nodi.example"}
    assert mail.client.post(f"{API}/password/resets", json=asked).status_code == 202
    assert mail.last(LetterKind.RESET_PASSWORD).language == "bn"
