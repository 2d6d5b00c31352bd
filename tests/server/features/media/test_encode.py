from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import imageio_ffmpeg
import pytest

from server.features.media.encode import GOP_SECONDS, SHORTEST_SECONDS, encode, limits_for
from server.features.media.fragments import read_layout
from server.features.media.ladder import plan
from server.features.media.probe import probe
from server.features.media.sound import tracks
from tests.server.features.media.chunks.films import numbered, numbers
from tests.server.features.media.clips import FITS, encode_all, make_clip, real, run_ffmpeg

pytestmark = pytest.mark.proof


def key_frames(path: Path) -> list[Fraction]:
    with av.open(str(path)) as container:
        packets = container.demux(container.streams.video[0])
        return [p.pts * p.time_base for p in packets if p.is_keyframe and p.pts is not None]


@pytest.mark.parametrize("fps", ["30000/1001", "25", "60"])
def test_every_rung_has_its_key_frames_and_segments_at_the_same_instants(
    fps: str, tmp_path: Path
) -> None:
    source = make_clip(tmp_path / "clip.mp4", size="640x480", seconds=9, fps=fps)
    encode_all(source, tmp_path / "out")
    names = ["240p", "360p", "480p"]
    paths = [tmp_path / "out" / f"{name}.mp4" for name in names]
    keys = [key_frames(path) for path in paths]
    assert keys[0] == keys[1] == keys[2]
    assert len(keys[0]) == 5
    for index, instant in enumerate(keys[0]):
        assert index * GOP_SECONDS <= instant < index * GOP_SECONDS + 0.05
    lengths = [[f.seconds for f in read_layout(path).fragments] for path in paths]
    assert lengths[0] == lengths[1] == lengths[2]


def test_the_output_is_what_every_browser_plays(tmp_path: Path) -> None:
    source = make_clip(tmp_path / "clip.mp4", seconds=3)
    encode_all(source, tmp_path / "out")
    with av.open(str(tmp_path / "out" / "360p.mp4")) as container:
        video = container.streams.video[0]
        frames = list(container.decode(video))
        assert (video.codec_context.name, video.codec_context.profile) == ("h264", "High")
        assert (frames[0].format.name, frames[0].width, frames[0].height) == ("yuv420p", 640, 360)
        assert (int(frames[0].colorspace), int(frames[0].color_range)) == (1, 1)
        assert len(frames) == 90
        assert frames[0].time == 0
        assert not container.streams.audio
    with av.open(str(tmp_path / "out" / "audio.mp4")) as container:
        context = container.streams.audio[0].codec_context
        assert (context.name, context.sample_rate, context.channels) == ("aac", 48000, 2)
        assert container.streams.audio[0].start_time == 0


def test_a_video_without_sound_has_no_sound(tmp_path: Path) -> None:
    encode_all(make_clip(tmp_path / "mute.mp4", seconds=1, sound=False), tmp_path / "out")
    assert not (tmp_path / "out" / "audio.mp4").exists()
    assert (tmp_path / "out" / "240p.mp4").exists()


def test_a_varying_frame_rate_becomes_constant(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.mp4", seconds=4, sound=False)
    varied = tmp_path / "varied.mkv"
    drop = "select='if(lt(t,2),1,not(mod(n,3)))'"
    run_ffmpeg("-i", clip, "-vf", drop, "-fps_mode", "vfr", "-c:v", "libx264", varied)
    info = encode_all(varied, tmp_path / "out")
    with av.open(str(tmp_path / "out" / "240p.mp4")) as container:
        times = [float(frame.time or 0) for frame in container.decode(video=0)]
    steps = {round(b - a, 3) for a, b in pairwise(times)}
    assert len(steps) <= 2
    assert times[-1] == pytest.approx(info.duration, abs=0.15)


def test_a_rotated_picture_comes_out_upright(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.mp4", size="640x480", seconds=1)
    turned = tmp_path / "turned.mp4"
    run_ffmpeg("-display_rotation", "90", "-i", clip, "-c", "copy", turned)
    encode_all(turned, tmp_path / "out")
    with av.open(str(tmp_path / "out" / "480p.mp4")) as container:
        frame = next(container.decode(video=0))
        assert (frame.width, frame.height, frame.rotation) == (480, 640, 0)


def test_where_it_was_filmed_is_not_passed_on(tmp_path: Path) -> None:
    options = ("-metadata", "location=+23.7644+090.3890/", "-movflags", "use_metadata_tags")
    encode_all(make_clip(tmp_path / "clip.mp4", seconds=1, options=options), tmp_path / "out")
    assert b"+23.7644" in (tmp_path / "clip.mp4").read_bytes()
    assert b"+23.7644" not in (tmp_path / "out" / "240p.mp4").read_bytes()


@pytest.mark.parametrize(
    "name", ["portrait_4k60.mp4", "roadtrip-vp92-10bit.webm", "sample_with_ssa_subtitles.mkv"]
)
def test_real_files_come_out_whole(name: str, tmp_path: Path) -> None:
    source = real(name)
    info = encode_all(source, tmp_path / "out")
    for rung in plan(info):
        with av.open(str(tmp_path / "out" / f"{rung.name}.mp4")) as container:
            frames = list(container.decode(video=0))
            assert (frames[0].width, frames[0].height) == (rung.width, rung.height)
            assert len(frames) == pytest.approx(
                max(info.duration, SHORTEST_SECONDS) * float(rung.fps), abs=6
            )


@pytest.mark.parametrize("sound", [True, False])
def test_a_film_of_one_picture_stands_long_enough_to_be_played(sound: bool, tmp_path: Path) -> None:
    source = make_clip(tmp_path / "clip.mp4", seconds=0.04, fps="25", sound=sound)
    encode_all(source, tmp_path / "out")
    for name in ("240p", "360p", *(["audio"] if sound else [])):
        with av.open(str(tmp_path / "out" / f"{name}.mp4")) as container:
            stream = container.streams[0]
            ends = [
                float((p.pts + (p.duration or 0)) * p.time_base)
                for p in container.demux(stream)
                if p.pts is not None and p.time_base is not None
            ]
        assert max(ends) == pytest.approx(SHORTEST_SECONDS, abs=0.05)


def test_the_limits_grow_with_the_work_and_are_really_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = make_clip(tmp_path / "clip.mp4", size="640x360", seconds=2)
    info = probe(source)
    rungs = plan(info)
    limits = limits_for(info, rungs)
    longer = limits_for(info.model_copy(update={"duration": 3600.0}), rungs)
    assert longer.cpu_seconds > 3600 > limits.cpu_seconds >= 600
    assert longer.file_bytes > 3600 * rungs[-1].max_kbps * 125 > limits.file_bytes
    # What ffmpeg is started with, told by a program in its place.
    told = tmp_path / "told"
    program = tmp_path / "ffmpeg"
    program.write_text(f"#!/bin/sh\nulimit -t > {told}\nulimit -f >> {told}\necho $* >> {told}\n")
    program.chmod(0o755)
    monkeypatch.setattr(imageio_ffmpeg, "get_ffmpeg_exe", lambda: str(program))
    encode(source, info, rungs, tmp_path, sounds=tracks(info))
    seconds, blocks, arguments = told.read_text().splitlines()
    assert int(seconds) == limits.cpu_seconds
    # The shell counts in blocks of 512 bytes or of 1024.
    assert limits.file_bytes // int(blocks) in {512, 1024}
    assert "-t 3.0" in arguments


def test_a_file_that_goes_on_for_longer_than_it_says_is_cut(tmp_path: Path) -> None:
    source = make_clip(tmp_path / "clip.mp4", seconds=8)
    info = probe(source).model_copy(update={"duration": 3.0})
    encode(source, info, plan(info)[:1], tmp_path, sounds=tracks(info))
    for name in ("240p", "audio"):
        with av.open(str(tmp_path / f"{name}.mp4")) as container:
            assert (container.duration or 0) / av.time_base == pytest.approx(4, abs=0.2)


def test_a_source_that_fits_is_its_own_top_rung_and_sets_the_key_frames(tmp_path: Path) -> None:
    source = make_clip(tmp_path / "clip.mp4", size="640x480", seconds=5, options=FITS)
    info = encode_all(source, tmp_path / "out")
    assert [rung.copied for rung in plan(info)] == [False, False, True]
    keys = [key_frames(tmp_path / "out" / f"{name}.mp4") for name in ("240p", "360p", "480p")]
    assert (
        keys[0] == keys[1] == keys[2] == [Fraction(0), Fraction(3, 2), Fraction(3), Fraction(9, 2)]
    )
    assert pictures(tmp_path / "out" / "480p.mp4") == pictures(source)
    assert b"x264 - core" in source.read_bytes()
    assert b"x264 - core" not in (tmp_path / "out" / "480p.mp4").read_bytes()


def pictures(path: Path) -> list[tuple[float | None, bytes]]:
    """Each picture of the file as decoded, with its time."""
    with av.open(str(path)) as container:
        return [(frame.time, bytes(frame.planes[0])) for frame in container.decode(video=0)]


def test_every_run_counts_from_the_same_instant_where_sound_begins_first(tmp_path: Path) -> None:
    late = ("-vf", "scale=640:360:flags=neighbor,setsar=1,setpts=PTS+0.4/TB")
    source = numbered(tmp_path / "s.ts", seconds=2, fps="25", options=late)
    info = encode_all(source, tmp_path / "out")
    lowest, top = (tmp_path / "out" / f"{rung.name}.mp4" for rung in plan(info))
    # What comes before the first picture shows that picture.
    assert numbers(lowest).count(0) > 5
    assert numbers(top) == numbers(lowest)
