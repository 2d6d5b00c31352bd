import pytest
from fastapi.testclient import TestClient

from server.contract.videos import VideoPatch, Visibility
from server.features.videos.edit import check_visibility, edit_video
from server.features.videos.events import VideoChanged
from server.features.videos.repository import own_video
from server.kit.db.unit import Units
from server.kit.errors import InvalidError
from tests.server.features.videos.making import arrive
from tests.server.people import Person


def test_a_change_is_told(client: TestClient, units: Units, tahmina: Person) -> None:
    video = arrive(client, tahmina)
    heard: list[VideoChanged] = []
    units.subscriptions.subscribe(VideoChanged, lambda _unit, event: heard.append(event))
    with units.write() as unit:
        row = own_video(unit.session, video.id, tahmina.id)
        edit_video(unit, row, VideoPatch(title="New", visibility=Visibility.UNLISTED))
        assert (row.title, row.visibility) == ("New", Visibility.UNLISTED)
    assert heard == [VideoChanged(video.id, tahmina.id)]


def test_premium_without_plans_is_refused() -> None:
    with pytest.raises(InvalidError, match="Premium videos"):
        check_visibility(Visibility.PREMIUM)
