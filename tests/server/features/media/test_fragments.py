from fractions import Fraction
from pathlib import Path

import av
import pytest

from server.features.media.errors import EncodeError
from server.features.media.fragments import read_layout
from tests.server.features.media.clips import make_clip, run_ffmpeg

FLAGS = "+cmaf+frag_keyframe+delay_moov+default_base_moof+skip_trailer"


@pytest.fixture(scope="module")
def fragmented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fragments")
    options = ("-g", "20", "-bf", "2", "-preset", "veryfast")
    clip = make_clip(folder / "clip.mp4", seconds=2, fps="25", options=options)
    run_ffmpeg("-i", clip, "-an", "-c", "copy", "-movflags", FLAGS, "-f", "mp4", folder / "v.mp4")
    sound = ("-movflags", "+cmaf+delay_moov+skip_trailer", "-frag_duration", "1000000")
    run_ffmpeg("-i", clip, "-vn", "-c", "copy", *sound, "-f", "mp4", folder / "a.mp4")
    return folder


def test_fragments_are_the_gops_to_the_byte(fragmented: Path) -> None:
    layout = read_layout(fragmented / "v.mp4")
    assert (layout.codec[:5], layout.width, layout.height) == ("avc1.", 640, 360)
    assert [each.samples for each in layout.fragments] == [20, 20, 10]
    assert [each.seconds for each in layout.fragments] == [
        Fraction(4, 5),
        Fraction(4, 5),
        Fraction(2, 5),
    ]
    at = layout.header
    for each in layout.fragments:
        assert each.at == at
        at += each.size
    assert at == (fragmented / "v.mp4").stat().st_size


def test_the_first_sample_alone_is_a_whole_key_frame(fragmented: Path, tmp_path: Path) -> None:
    content = (fragmented / "v.mp4").read_bytes()
    layout = read_layout(fragmented / "v.mp4")
    second = layout.fragments[1]
    alone = content[: layout.header] + content[second.at : second.at + second.first]
    (tmp_path / "key.mp4").write_bytes(alone)
    with av.open(str(tmp_path / "key.mp4")) as container:
        frame = next(container.decode(video=0))
    assert frame.key_frame
    with av.open(str(fragmented / "v.mp4")) as container:
        whole = [each for each in container.decode(video=0) if each.key_frame][1]
    assert bytes(frame.planes[0]) == bytes(whole.planes[0])


def test_sound_is_read_too(fragmented: Path) -> None:
    layout = read_layout(fragmented / "a.mp4")
    assert (layout.codec, layout.width) == ("mp4a.40.2", 0)
    assert len(layout.fragments) == 2
    seconds = float(sum(each.seconds for each in layout.fragments))
    assert seconds == pytest.approx(2, abs=0.1)


def test_a_number_of_samples_takes_no_room_by_itself(fragmented: Path, tmp_path: Path) -> None:
    content = bytearray((fragmented / "v.mp4").read_bytes())
    at = content.index(b"trun") + 4
    # No field of each sample is told: only that there are four thousand million.
    content[at : at + 8] = b"\0\0\0\0\xff\xff\xff\xff"
    (tmp_path / "many.mp4").write_bytes(content)
    assert read_layout(tmp_path / "many.mp4").fragments[0].samples == 0xFFFFFFFF


@pytest.mark.parametrize("left", [0, 7, 400, 900, -1])
def test_what_is_cut_short_is_found_out(left: int, fragmented: Path, tmp_path: Path) -> None:
    (tmp_path / "cut.mp4").write_bytes((fragmented / "v.mp4").read_bytes()[:left])
    with pytest.raises(EncodeError):
        read_layout(tmp_path / "cut.mp4")


def test_boxes_that_lie_about_their_length_end_the_reading(
    fragmented: Path, tmp_path: Path
) -> None:
    content = bytearray((fragmented / "v.mp4").read_bytes())
    for name in (b"stsd", b"mdhd", b"trun", b"traf"):
        broken = bytearray(content)
        at = content.index(name) - 4
        broken[at : at + 4] = b"\xff\xff\xff\xff"
        (tmp_path / "lie.mp4").write_bytes(broken)
        with pytest.raises(EncodeError):
            read_layout(tmp_path / "lie.mp4")
