from pathlib import Path

import av
import pytest

from server.features.media.chunks.join import Joined
from server.features.media.errors import EncodeError
from server.features.media.fragments import read_layout
from tests.server.features.media.chunks.films import numbered, whole


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("pieces")
    made = []
    for name in ("one", "two"):
        source = numbered(folder / f"{name}.mp4", seconds=3, fps="25")
        made.append(whole(source, folder / name)[2])
    return made


def packets(path: Path) -> list[tuple[int | None, int | None, int, bytes]]:
    with av.open(str(path)) as container:
        return [
            (packet.pts, packet.dts, packet.duration or 0, bytes(packet))
            for packet in container.demux(video=0)
            if packet.size
        ]


def test_the_whole_is_what_went_in_on_one_clock(pieces: list[Path], tmp_path: Path) -> None:
    joined = Joined(tmp_path / "joined.mp4")
    for piece in pieces:
        joined.add(piece)
    first, second = (packets(piece) for piece in pieces)
    later = sum(packet[2] for packet in first)
    moved = [(pts + later, dts + later, length, data) for pts, dts, length, data in second]  # type: ignore[operator]
    assert packets(tmp_path / "joined.mp4") == first + moved
    layout = read_layout(tmp_path / "joined.mp4")
    assert [each.samples for each in layout.fragments] == [50, 25, 50, 25]
    content = (tmp_path / "joined.mp4").read_bytes()
    told = [content[each.at + 20 : each.at + 24] for each in layout.fragments]
    assert [int.from_bytes(number) for number in told] == [1, 2, 3, 4]


def test_a_piece_alone_stays_as_it_is(pieces: list[Path], tmp_path: Path) -> None:
    Joined(tmp_path / "joined.mp4").add(pieces[0])
    assert (tmp_path / "joined.mp4").read_bytes() == pieces[0].read_bytes()


def test_a_piece_that_was_made_otherwise_or_cut_short_is_found_out(
    pieces: list[Path], tmp_path: Path
) -> None:
    joined = Joined(tmp_path / "joined.mp4")
    joined.add(pieces[0])
    source = numbered(tmp_path / "other.mp4", seconds=1, fps="30")
    with pytest.raises(EncodeError):
        joined.add(whole(source, tmp_path / "other")[2])
    (tmp_path / "short.mp4").write_bytes(pieces[1].read_bytes()[:-9])
    with pytest.raises(EncodeError):
        joined.add(tmp_path / "short.mp4")
