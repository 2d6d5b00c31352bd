from pathlib import Path

import pytest

from server.app.wiring import Parts
from server.contract.media import RenditionState
from server.features.media.ladders.errors import LadderRefusedError
from server.features.media.ladders.taking import Taking
from server.features.media.making import Making
from server.features.media.scratch import Scratch
from server.features.uploads.folder import UploadFolder
from server.features.uploads.models import Upload
from server.features.videos import repository
from server.features.videos.models import VideoVersion
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from tests.server.features.media.ladders.ladders import (
    Pieces,
    arrive,
    bring_ladder,
    send,
    version_at,
)
from tests.server.people import Person

# Only files are looked at: the database is not what these tests are about.
SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def taking(parts: Parts, version: VideoVersion) -> Taking:
    get = parts.providers.get
    storage = get(Storage)  # type: ignore[type-abstract]
    return Taking(Making(get(Units), storage, get(UploadFolder), get(Scratch), version.id))


def states(parts: Parts, version: VideoVersion) -> dict[str, RenditionState]:
    with parts.providers.get(Units).read() as unit:
        assets = repository.assets_of(unit.session, [version.id])[version.id]
    return {asset.resolution.value: asset.state for asset in assets}


def test_the_lowest_size_plays_before_the_rest_has_come(
    parts: Parts, tahmina: Person, pieces: Pieces
) -> None:
    upload_id = send(parts.providers, tahmina.id, pieces)
    arrive(parts.providers, upload_id, pieces, pieces.ends[0])
    version = version_at(parts.providers, upload_id)
    job = taking(parts, version)
    assert not job.take()
    assert states(parts, version) == {"240p": "READY", "360p": "WAITING"}
    assert job.making.version().playable
    arrive(parts.providers, upload_id, pieces, pieces.bundle.stat().st_size)
    # After a crash it is taken once more, and to no harm.
    assert job.take()
    assert job.take()
    assert states(parts, version) == {"240p": "READY", "360p": "READY"}
    source = job.settle()
    assert (source.width, source.height, len(source.audio)) == (640, 360, 1)
    assert abs(source.duration - 5) < 0.1
    assert not parts.providers.get(UploadFolder).path(upload_id).exists()
    with parts.providers.get(Units).read() as unit:
        assert unit.session.get_one(Upload, upload_id).sha256 is not None
    with job.making.storage.local(f"{version.stream_key}/360p.mp4") as stored:
        assert stored.read_bytes() == pieces.path("360p").read_bytes()
    assert job.settle() == source
    # Where only the pictures failed, trying again finds all in the store.
    assert job.take()


@SQLITE
def test_what_comes_in_another_order_is_refused(
    parts: Parts, tahmina: Person, pieces: Pieces, tmp_path: Path
) -> None:
    ladder = pieces.forged(tmp_path / "forged", rungs=pieces.rungs[::-1])
    version = bring_ladder(parts.providers, tahmina.id, ladder)
    with pytest.raises(LadderRefusedError, match="not the sizes"):
        taking(parts, version).take()
    assert states(parts, version) == {}


@SQLITE
def test_what_comes_after_the_end_is_refused(
    parts: Parts, tahmina: Person, pieces: Pieces, tmp_path: Path
) -> None:
    ladder = pieces.forged(tmp_path / "forged")
    with ladder.bundle.open("ab") as file:
        file.write(b"#EXTM3U\nhttp://localhost/secret\n")
    version = bring_ladder(parts.providers, tahmina.id, with_length(ladder))
    with pytest.raises(LadderRefusedError, match="no set of sizes"):
        taking(parts, version).take()


def with_length(ladder: Pieces) -> Pieces:
    ends = (*ladder.ends[:-1], ladder.bundle.stat().st_size)
    return Pieces(ladder.folder, ladder.info, ladder.rungs, ladder.bundle, ends)
