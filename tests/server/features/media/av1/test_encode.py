from fractions import Fraction
from pathlib import Path

import av
import pytest

from server.features.media.av1.encode import encode_av1, encoding
from server.features.media.encode import encode
from server.features.media.fragments import read_layout
from server.features.media.ladder import plan
from server.features.media.probe import probe
from tests.server.features.media.clips import make_clip

pytestmark = pytest.mark.proof


def test_both_pictures_have_their_key_frames_at_the_same_instants(tmp_path: Path) -> None:
    source = make_clip(tmp_path / "a.mp4", size="320x240", seconds=7, fps="30000/1001")
    info = probe(source)
    rungs = plan(info)
    encode(source, info, rungs, tmp_path)
    encode_av1(source, info, rungs, tmp_path)
    first, second = (read_layout(tmp_path / f"240p{end}.mp4") for end in ("", "-av1"))
    assert second.codec.startswith("av01.0.")
    assert (second.width, second.height) == (first.width, first.height) == (320, 240)
    assert [f.samples for f in second.fragments] == [f.samples for f in first.fragments]
    assert [f.seconds for f in second.fragments] == [f.seconds for f in first.fragments]
    assert len(first.fragments) == 4


def test_it_shows_the_same_frames(tmp_path: Path) -> None:
    source = make_clip(tmp_path / "a.mp4", size="320x240", seconds=2)
    info = probe(source)
    encode(source, info, plan(info), tmp_path)
    encode_av1(source, info, plan(info), tmp_path)
    shown = []
    for name in ("240p.mp4", "240p-av1.mp4"):
        with av.open(str(tmp_path / name)) as container:
            stream = container.streams.video[0]
            frames = [
                (Fraction(frame.pts) * stream.time_base, frame.to_ndarray(format="gray"))
                for frame in container.decode(stream)
                if frame.pts is not None and stream.time_base is not None
            ]
        shown.append(frames)
    first, second = shown
    assert [at for at, _ in first] == [at for at, _ in second]
    for (_, one), (_, other) in zip(first, second, strict=True):
        assert abs(one.astype(int) - other.astype(int)).mean() < 4


def test_its_cap_is_a_part_of_the_first_pass_s(tmp_path: Path) -> None:
    source = make_clip(tmp_path / "a.mp4", size="320x240", seconds=1)
    info = probe(source)
    [rung] = plan(info)
    told = encoding(source, info, [rung])
    assert told[told.index("-maxrate") + 1] == f"{round(rung.max_kbps * 0.6)}k"
    assert told[-1] == "240p-av1.mp4"
