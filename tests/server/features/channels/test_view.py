import pytest
import sqlalchemy as sa

from server.contract.identity import Role
from server.features.channels.models import Channel
from server.features.channels.view import channel_out, own_channel
from server.features.identity.tokens import Actor
from server.kit.db.unit import Units
from server.kit.errors import NotFoundError
from server.kit.ids import new_id
from tests.server.people import Person


def test_the_owner_finds_their_channel(units: Units, tahmina: Person) -> None:
    with units.read() as unit:
        channel = own_channel(unit, Actor(tahmina.id, Role.CREATOR, new_id()))
        assert channel_out(channel).handle == "tahmina"


def test_without_a_channel_it_is_said(units: Units, tahmina: Person) -> None:
    with pytest.raises(NotFoundError, match="no channel"), units.write() as unit:
        unit.session.execute(sa.delete(Channel))
        own_channel(unit, Actor(tahmina.id, Role.CREATOR, new_id()))
