from pathlib import Path

import av

from server.features.media.encode import encode
from server.features.media.ladder import plan
from server.features.media.poster import best_moment, make_poster
from server.features.media.probe import probe
from tests.server.features.media.clips import run_ffmpeg

DARK_THEN_BRIGHT = (
    "color=black:size=640x360:rate=25:duration=5[a];"
    "testsrc2=size=640x360:rate=25:duration=3[b];"
    "color=white:size=640x360:rate=25:duration=2[c];[a][b][c]concat=n=3"
)


def test_the_poster_is_neither_black_nor_white(tmp_path: Path) -> None:
    source = tmp_path / "clip.mp4"
    run_ffmpeg("-filter_complex", DARK_THEN_BRIGHT, "-pix_fmt", "yuv420p", source)
    info = probe(source)
    rungs = plan(info)
    encode(source, info, rungs[:1], tmp_path)
    assert 5 <= best_moment(tmp_path / "240p.mp4") < 8
    poster = make_poster(source, info, tmp_path / "240p.mp4", rungs[-1], tmp_path)
    with av.open(str(poster)) as container:
        frame = next(container.decode(video=0))
        assert (frame.width, frame.height) == (640, 360)
        luma = bytes(frame.planes[0])
    assert 40 < sum(luma) / len(luma) < 215


def test_a_single_frame_is_enough(tmp_path: Path) -> None:
    source = tmp_path / "one.mp4"
    run_ffmpeg("-f", "lavfi", "-i", "testsrc2=size=320x240", "-frames:v", "1", source)
    info = probe(source)
    rungs = plan(info)
    encode(source, info, rungs, tmp_path)
    poster = make_poster(source, info, tmp_path / "240p.mp4", rungs[-1], tmp_path)
    assert poster.stat().st_size > 1000
