from server.contract.channels import ChannelPatch
from server.features.channels.edit import edit_channel
from server.features.channels.events import ChannelChanged
from server.features.channels.repository import channel_of_user
from server.kit.db.unit import Units
from tests.server.people import Person


def test_absent_fields_stay_and_the_change_is_told(units: Units, tahmina: Person) -> None:
    heard: list[ChannelChanged] = []
    units.subscriptions.subscribe(ChannelChanged, lambda _unit, event: heard.append(event))
    with units.write() as unit:
        channel = channel_of_user(unit.session, tahmina.id)
        assert channel is not None
        edit_channel(unit, channel, ChannelPatch(description="Boats"))
        assert (channel.name, channel.description) == ("Tahmina TV", "Boats")
    assert heard == [ChannelChanged(channel.id, tahmina.id)]
