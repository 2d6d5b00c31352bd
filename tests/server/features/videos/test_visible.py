import pytest
from fastapi.testclient import TestClient

from server.contract.channels import ChannelStatus
from server.contract.identity import UserStatus
from server.contract.videos import VideoStatus, Visibility
from server.features.channels.models import Channel
from server.features.identity.models import User
from server.features.videos.models import Video
from server.features.videos.visible import visible_video
from server.kit.db.unit import Unit, Units
from server.kit.errors import NotFoundError
from tests.server.features.videos.making import on_air
from tests.server.people import Person


@pytest.mark.parametrize(
    ("model", "field", "value", "shown", "to_owner"),
    [
        (Video, "visibility", Visibility.UNLISTED, True, True),
        (Video, "visibility", Visibility.PRIVATE, False, True),
        (Video, "visibility", Visibility.PREMIUM, True, True),
        (Video, "status", VideoStatus.DRAFT, False, True),
        (Video, "status", VideoStatus.REMOVED, False, True),
        (Video, "active_version_id", None, False, True),
        (Channel, "status", ChannelStatus.SUSPENDED, False, True),
        (User, "status", UserStatus.BANNED, False, True),
        (User, "status", UserStatus.PENDING_VERIFICATION, False, True),
    ],
)
def test_who_sees_what(
    client: TestClient,
    units: Units,
    tahmina: Person,
    rafi: Person,
    model: type[Video | Channel | User],
    field: str,
    value: object,
    shown: bool,
    to_owner: bool,
) -> None:
    video = on_air(client, units, tahmina)

    def sees(unit: Unit, person: Person | None) -> bool:
        try:
            visible_video(unit.session, video.id, person.id if person else None)
        except NotFoundError:
            return False
        return True

    with units.write() as unit:
        rows = unit.session.query(model)
        row = rows.filter(User.id == tahmina.id) if model is User else rows
        if model is Channel:
            row = rows.filter(Channel.user_id == tahmina.id)
        found = row.one()
        before = getattr(found, field)
        for now, seen in ((value, (shown, shown, to_owner)), (before, (True, True, True))):
            setattr(found, field, now)
            unit.session.flush()
            assert (sees(unit, None), sees(unit, rafi), sees(unit, tahmina)) == seen


def test_the_bin_is_out_of_everybody_s_sight(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    client.delete(f"/api/v1/videos/{video.id}", headers=tahmina.auth)
    with units.read() as unit, pytest.raises(NotFoundError):
        visible_video(unit.session, video.id, tahmina.id)
