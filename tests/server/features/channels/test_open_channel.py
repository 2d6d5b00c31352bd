import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from server.contract.channels import Handle
from server.contract.identity import Username
from server.features.channels.open_channel import handle_from, open_channel
from server.features.identity.events import UserSignedUp
from server.features.identity.models import User
from server.kit.db.unit import Units
from server.kit.errors import ConflictError
from tests.server.people import Person


@given(st.from_regex(r"[a-z0-9][a-z0-9_.-]{1,30}[a-z0-9]", fullmatch=True))
def test_every_user_name_makes_a_valid_handle(username: str) -> None:
    TypeAdapter(Username).validate_python(username)
    TypeAdapter(Handle).validate_python(handle_from(username))


def test_a_second_person_of_that_name_gets_a_number(units: Units, tahmina: Person) -> None:
    with units.write() as unit:
        user = User(email="t@t.example", username="tahmina_", password_hash="x", role="CREATOR")
        unit.session.add(user)
        unit.session.flush()
        channel = open_channel(unit, UserSignedUp(user.id, user.username, "Other"))
        assert channel.handle == "tahmina-2"
    assert tahmina.session.user.username == "tahmina"


def test_one_channel_each(units: Units, tahmina: Person) -> None:
    with pytest.raises(ConflictError), units.write() as unit:
        open_channel(unit, UserSignedUp(tahmina.id, "tahmina", "Second"))
