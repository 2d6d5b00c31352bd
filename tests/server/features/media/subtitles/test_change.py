import pytest
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.contract.subtitles import SubtitlePatch
from server.features.identity.tokens import AccessTokens
from server.features.media.subtitles.change import change_track, delete_track
from server.features.notifications.models import Change
from server.kit.db.unit import Units
from server.kit.errors import InvalidError, NotFoundError
from tests.server.features.media.subtitles.tracks import VTT, playable, track_row, version_of
from tests.server.people import Person


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_whoever_shows_the_video_is_told(
    parts: Parts, units: Units, client: TestClient, tahmina: Person
) -> None:
    video = playable(parts, client, tahmina)
    path = f"/api/v1/videos/{video.id}/versions/1/subtitles/en"
    client.put(path, content=VTT, headers=tahmina.auth).raise_for_status()
    actor = parts.providers.get(AccessTokens).read(tahmina.session.access_token)
    asked = SubtitlePatch(is_published=True)

    def told() -> int:
        with units.read() as unit:
            return unit.session.query(Change).count()

    before = told()
    with units.write() as unit:
        assert change_track(unit, video.id, 1, "EN", actor, asked, None).is_published
    assert told() > before
    with units.write() as unit:
        for language, error in (("de", NotFoundError), ("xx", InvalidError)):
            with pytest.raises(error):
                delete_track(unit, video.id, 1, language, actor, None)
        delete_track(unit, video.id, 1, "en", actor, None)
    assert track_row(parts, version_of(video), "en") is None
