from dataclasses import asdict
from pathlib import Path

import pytest

from server.app.wiring import Parts
from server.features.media.chunks import progress as chunks
from server.features.media.chunks.making import Chunking
from server.features.media.chunks.models import EncodeChunk
from server.features.media.chunks.spans import ChunkPolicy, Span
from server.features.media.errors import EncodeError
from server.features.media.ladder import plan
from server.features.media.making import Making
from server.features.media.scratch import Scratch
from server.features.media.source import MediaInfo
from server.features.uploads.folder import UploadFolder
from server.features.videos import progress as videos
from server.features.videos.models import VideoVersion
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from tests.server.features.media.chunks.films import numbered, numbers
from tests.server.features.media.studio import bring
from tests.server.people import Person

POLICY = ChunkPolicy(longer_than_seconds=3, seconds=2)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("film") / "film.mp4"
    return numbered(
        path, seconds=4, fps="25", options=("-vf", "scale=640:360:flags=neighbor,setsar=1")
    )


@pytest.fixture
def making(parts: Parts, tahmina: Person, film: Path) -> Making:
    get = parts.providers.get
    storage = get(Storage)  # type: ignore[type-abstract]
    version = bring(parts.providers, tahmina.id, film)
    return Making(get(Units), storage, get(UploadFolder), get(Scratch), version.id)


def first_on_air(making: Making) -> tuple[MediaInfo, chunks.Work]:
    making.settle()
    info = making.examine()
    lowest, *missing = plan(info)
    making.plan(info, [lowest, *missing])
    made = making.encode(info, [lowest], with_audio=True)
    with making.units.write() as unit:
        videos.begin(unit, making.version_id)
    return info, {
        "run": 1,
        "source": info.model_dump(mode="json"),
        "made": [asdict(each) for each in made],
        "missing": [rung.to_json() for rung in missing],
        "pictures": False,
    }


def laid_out(making: Making) -> tuple[list[EncodeChunk], chunks.Work]:
    """The chunks, and what their jobs were told."""
    info, work = first_on_air(making)
    for _ in range(2):
        assert Chunking(making).cut(info, work, POLICY) == 2
    with making.units.read() as unit:
        rows = chunks.chunks_of(unit, making.version_id)
    return rows, work | {"drawn": work["missing"], "seconds": 1}


def pieces(making: Making) -> list[str]:
    version = making.version()
    return [key for key, _ in making.storage.objects(f"{version.folder_key}/chunks")]


def test_every_piece_may_be_made_twice_and_only_one_is_kept(making: Making) -> None:
    rows, work = laid_out(making)
    chunking = Chunking(making)
    for row in rows:
        folders = [chunking.encode(row, work) for _ in range(2)]
        assert len(set(folders)) == 2
        for folder in folders:
            chunking.done(row.id, folder, work)
    assert len(pieces(making)) == 2
    for _ in range(2):
        [made] = chunking.join(work)
    assert (made.name, made.width, made.seconds) == ("360p", 640, 4.0)
    stream = making.version().stream_key
    with making.storage.local(f"{stream}/360p.mp4") as path:
        assert numbers(path) == list(range(100))
    for _ in range(2):
        chunking.tidy(1)
    assert pieces(making) == []
    assert making.storage.size(f"{stream}/360p-iframes.m3u8")


def test_what_is_not_all_there_is_not_joined(making: Making, units: Units) -> None:
    rows, work = laid_out(making)
    chunking = Chunking(making)
    with pytest.raises(EncodeError):
        chunking.join(work)
    folders = [chunking.encode(row, work) for row in rows]
    chunking.done(rows[0].id, folders[0], work)
    # The second piece is another one than it should be.
    chunking.done(rows[1].id, folders[0], work)
    with units.write() as unit:
        unit.session.get_one(EncodeChunk, rows[1].id).gops = [49, 1]
    with pytest.raises(EncodeError) as caught:
        chunking.join(work)
    assert "not the film" in caught.value.detail


def test_a_film_of_one_chunk_or_without_missing_rungs_is_not_cut(making: Making) -> None:
    info, work = first_on_air(making)
    chunking = Chunking(making)
    assert chunking.cut(info, work, ChunkPolicy(longer_than_seconds=3, seconds=60)) == 0
    assert chunking.cut(info, work | {"missing": []}, POLICY) == 0
    with making.units.read() as unit:
        assert chunks.chunks_of(unit, making.version_id) == []


def test_pieces_and_rows_of_a_later_run_are_left_to_it(making: Making, units: Units) -> None:
    rows, work = laid_out(making)
    chunking = Chunking(making)
    left = chunking.encode(rows[0], work)
    with units.write() as unit:
        version = unit.session.get_one(VideoVersion, making.version_id)
        version.run += 1
        chunks.lay_out(unit, version.id, [Span(0, (50,)), Span(50, (50,))], work | {"run": 2})
    # A job of the first run was at it all the while.
    chunking.done(rows[0].id, left, work)
    with units.read() as unit:
        rows = chunks.chunks_of(unit, making.version_id)
    kept = chunking.encode(rows[0], work)
    chunking.tidy(1)
    assert pieces(making) == [f"{kept}/360p.mp4"]
    with units.read() as unit:
        assert [each.run for each in chunks.chunks_of(unit, making.version_id)] == [2, 2]
    making.storage.copy(kept, left)
    chunking.tidy(2)
    assert pieces(making) == []
    with units.read() as unit:
        assert chunks.chunks_of(unit, making.version_id) == []


def test_a_version_whose_rows_are_gone_is_tidied_without_a_word(
    making: Making, units: Units
) -> None:
    with units.write() as unit:
        unit.session.delete(unit.session.get_one(VideoVersion, making.version_id))
    Chunking(making).tidy(1)
