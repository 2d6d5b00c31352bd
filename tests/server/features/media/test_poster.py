from itertools import pairwise
from pathlib import Path

import av

from server.features.media.encode import encode
from server.features.media.ladder import plan
from server.features.media.poster import best_moments, make_poster
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
    moments = best_moments(tmp_path / "240p.mp4")
    assert len(moments) == 2
    assert all(5 <= moment < 8 for moment in moments)
    assert abs(moments[0] - moments[1]) >= 1.5
    names = make_poster(source, info, tmp_path / "240p.mp4", rungs[-1], tmp_path)
    assert names == ["thumbnail-1.jpg", "thumbnail-2.jpg", "poster.jpg"]
    for name in names:
        with av.open(str(tmp_path / name)) as container:
            frame = next(container.decode(video=0))
            assert (frame.width, frame.height) == (640, 360)
            luma = bytes(frame.planes[0])
        assert 40 < sum(luma) / len(luma) < 215
    first, second, poster = ((tmp_path / name).read_bytes() for name in names)
    assert first == poster
    assert first != second


def test_a_video_that_is_black_throughout_has_one_picture(tmp_path: Path) -> None:
    clip = tmp_path / "black.mp4"
    run_ffmpeg("-f", "lavfi", "-i", "color=black:size=160x90:duration=2", clip)
    assert len(best_moments(clip)) == 1


def test_a_short_video_has_moments_between_its_key_frames(tmp_path: Path) -> None:
    clip = tmp_path / "short.mp4"
    run_ffmpeg("-f", "lavfi", "-i", "testsrc2=size=160x90:duration=1", "-g", "250", clip)
    moments = best_moments(clip)
    assert len(moments) == 3
    assert all(b - a >= 0.15 for a, b in pairwise(sorted(moments)))


def test_a_single_frame_is_enough(tmp_path: Path) -> None:
    source = tmp_path / "one.mp4"
    run_ffmpeg("-f", "lavfi", "-i", "testsrc2=size=320x240", "-frames:v", "1", source)
    info = probe(source)
    rungs = plan(info)
    encode(source, info, rungs, tmp_path)
    names = make_poster(source, info, tmp_path / "240p.mp4", rungs[-1], tmp_path)
    assert names == ["thumbnail-1.jpg", "poster.jpg"]
    assert (tmp_path / "poster.jpg").stat().st_size > 1000
