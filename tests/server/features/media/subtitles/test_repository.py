from pathlib import Path

from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.features.media.subtitles import repository
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from tests.server.features.media.subtitles.tracks import VTT, add_track, playable, version_of
from tests.server.people import Person


def test_viewers_get_what_is_published_by_language(
    parts: Parts, client: TestClient, tahmina: Person, tmp_path: Path
) -> None:
    version_id = version_of(playable(parts, client, tahmina))
    other = version_of(playable(parts, client, tahmina))
    add_track(parts, tmp_path, version_id, "en")
    add_track(parts, tmp_path, version_id, "bn", VTT.replace("Hello", "নমস্কার"))
    add_track(parts, tmp_path, version_id, "de", published=False)
    add_track(parts, tmp_path, other, "fr")
    with parts.providers.get(Units).read() as unit:
        published = repository.published_tracks(unit.session, version_id)
        everything = repository.tracks(unit.session, version_id)
    assert [track.language_code for track in published] == ["bn", "en"]
    assert [track.language_code for track in everything] == ["bn", "de", "en"]
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    assert "নমস্কার" in repository.read(storage, published[0])
