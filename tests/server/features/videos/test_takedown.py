import pytest
from fastapi.testclient import TestClient

from server.contract.videos import VideoStatus
from server.features.channels import repository as channels
from server.features.videos import repository
from server.features.videos.models import Video
from server.features.videos.takedown import restore, take_down
from server.kit.db.unit import Units
from server.kit.errors import NotFoundError
from server.kit.ids import new_id
from tests.server.features.videos.making import arrive, get, make_playable, on_air
from tests.server.people import Person


def _shown(units: Units, person: Person) -> tuple[int, int]:
    """Videos that the public sees, and the channel's own count of them."""
    with units.read() as unit:
        channel = channels.channel_of_user(unit.session, person.id)
        assert channel is not None
        found, _ = repository.list_public(unit.session, channel_id=channel.id, limit=10)
        return len(found), channel.total_videos


def test_a_video_goes_from_every_page_and_comes_back(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    assert _shown(units, tahmina) == (1, 1)
    with units.write() as unit:
        row = take_down(unit, video.id, "Copyright claim 17")
        first = row.removed_at
        take_down(unit, video.id, "Copyright claim 17, upheld")
        assert (row.removed_at, row.removal_reason) == (first, "Copyright claim 17, upheld")
    assert _shown(units, tahmina) == (0, 0)
    told = get(client, tahmina, video)
    assert (told.removed_at, told.removal_reason) == (first, "Copyright claim 17, upheld")
    with units.write() as unit:
        row = restore(unit, video.id)
        assert (row.removed_at, row.removal_reason) == (None, None)
    assert _shown(units, tahmina) == (1, 1)
    told = get(client, tahmina, video)
    assert (told.removed_at, told.removal_reason) == (None, None)


def test_what_was_never_published_is_not_published_by_a_restoration(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    draft, waiting = arrive(client, tahmina, "Draft"), arrive(client, tahmina, "Waiting")
    make_playable(units, draft)
    for video, status in ((draft, VideoStatus.DRAFT), (waiting, VideoStatus.PROCESSING)):
        with units.write() as unit:
            take_down(unit, video.id, "Looked at by mistake")
        with units.write() as unit:
            assert restore(unit, video.id).status is status
        with units.write() as unit:
            assert restore(unit, video.id).status is status
            assert unit.session.get_one(Video, video.id).removal_reason is None


def test_a_video_that_is_not_there_cannot_be_taken_down(units: Units) -> None:
    with pytest.raises(NotFoundError), units.write() as unit:
        take_down(unit, new_id(), "Gone")
