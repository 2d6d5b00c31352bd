from fastapi.testclient import TestClient

from server.contract.media import Resolution, SecondPass
from server.features.videos import progress, repository, second_pass
from server.features.videos.models import VideoVersion
from server.kit.db.unit import Units
from tests.server.features.videos.making import RESULT, on_air
from tests.server.people import Person


def _asked(client: TestClient, units: Units, person: Person) -> VideoVersion:
    video = on_air(client, units, person)
    assert video.processing is not None
    with units.write() as unit:
        version = unit.session.get_one(VideoVersion, video.processing.version_id)
        version.second_pass = SecondPass.WAITING
    return version


def test_its_pictures_stand_beside_the_first_until_those_are_made_anew(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    asked = _asked(client, units, tahmina)
    with units.write() as unit:
        version = second_pass.wanted(unit, asked.id, asked.run)
        assert version is not None
        # The other rung is not there, so that it has no second picture either.
        made = {Resolution.P240: RESULT, Resolution.P360: RESULT}
        second_pass.done(unit, version, made)
    with units.read() as unit:
        low, high = repository.assets_of(unit.session, [asked.id])[asked.id]
    assert (low.av1_codec, low.av1_bitrate_kbps, low.av1_file_size_bytes) == (
        RESULT.codec,
        RESULT.bitrate_kbps,
        RESULT.file_size_bytes,
    )
    assert high.av1_codec is None
    with units.write() as unit:
        progress.rendition_ready(unit, asked.id, Resolution.P240, RESULT)
    with units.read() as unit:
        low, _ = repository.assets_of(unit.session, [asked.id])[asked.id]
        version = unit.session.get_one(VideoVersion, asked.id)
    assert (low.av1_codec, version.second_pass) == (None, None)


def test_what_kills_its_worker_is_let_alone(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    asked = _asked(client, units, tahmina)
    begun = []
    for _ in range(5):
        with units.write() as unit:
            begun.append(second_pass.begin(unit, asked.id, asked.run))
    assert begun == [True, True, True, False, False]
    with units.read() as unit:
        assert unit.session.get_one(VideoVersion, asked.id).second_pass is SecondPass.FAILED


def test_another_run_of_the_version_wants_nothing_of_it(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    asked = _asked(client, units, tahmina)
    with units.write() as unit:
        assert not second_pass.begin(unit, asked.id, asked.run + 1)
        second_pass.failed(unit, asked.id, asked.run + 1)
    with units.read() as unit:
        assert unit.session.get_one(VideoVersion, asked.id).second_pass is SecondPass.WAITING
