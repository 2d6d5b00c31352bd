"""What people have: small files of each kind, really made, each through the whole encoder."""

from dataclasses import dataclass
from pathlib import Path

import av
import pytest

from server.features.media.ladder import plan
from tests.server.features.media.clips import encode_all, run_ffmpeg

RED = (0xC0, 0x20, 0x40)
FRAMES = 25
H264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")
HEVC = ("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none")
AAC = ("-c:a", "aac")
HD_COLOURS = "scale=320:240:out_color_matrix=bt709"
"""DNxHD is always taken for BT.709."""


@dataclass(frozen=True)
class Kind:
    """A file to make, and how it must come out."""

    ending: str
    options: tuple[str, ...]
    shape: tuple[int, int] = (160, 120)
    frames: int = FRAMES
    extra_frames: int = 0
    """Where the sound begins before the picture, its first frame stands from the beginning."""


KINDS = {
    "MP4": Kind("mp4", (*H264, *AAC)),
    "MOV, ProRes 4:2:2 in ten bits": Kind(
        "mov", ("-c:v", "prores_ks", "-pix_fmt", "yuv422p10le", "-c:a", "pcm_s24le")
    ),
    "MOV, DNxHR": Kind(
        "mov",
        ("-c:v", "dnxhd", "-profile:v", "dnxhr_lb", "-pix_fmt", "yuv422p", "-vf", HD_COLOURS),
        shape=(320, 240),
    ),
    "Matroska, 4:4:4 and FLAC": Kind(
        "mkv", ("-c:v", "libx264", "-pix_fmt", "yuv444p", "-c:a", "flac")
    ),
    "Matroska, RGB": Kind("mkv", ("-c:v", "libx264rgb", "-c:a", "flac")),
    "HEVC in ten bits": Kind("mp4", (*HEVC, "-pix_fmt", "yuv420p10le", "-tag:v", "hvc1", *AAC)),
    "full range": Kind(
        "mkv",
        (*H264, "-vf", "scale=out_range=pc,format=yuv420p,setparams=range=pc", "-c:a", "libopus"),
    ),
    "WebM, VP9": Kind("webm", ("-c:v", "libvpx-vp9", "-deadline", "realtime", "-c:a", "libopus")),
    "WebM, VP8": Kind("webm", ("-c:v", "libvpx", "-deadline", "realtime", "-c:a", "libvorbis")),
    "AV1": Kind("mp4", ("-c:v", "libsvtav1", "-preset", "12", *AAC)),
    "AVI, MPEG-4": Kind(
        "avi", ("-c:v", "mpeg4", "-q:v", "2", "-c:a", "libmp3lame"), extra_frames=1
    ),
    "AVI, motion JPEG": Kind("avi", ("-c:v", "mjpeg", "-pix_fmt", "yuvj420p", "-c:a", "pcm_s16le")),
    "MPEG-TS": Kind("ts", (*H264, *AAC), extra_frames=1),
    "MPEG-TS, interlaced": Kind(
        "ts",
        ("-c:v", "mpeg2video", "-flags", "+ildct+ilme", "-q:v", "2", "-c:a", "mp2"),
    ),
    "MPEG-PS": Kind("vob", ("-c:v", "mpeg2video", "-q:v", "2", "-c:a", "ac3")),
    "MPEG-1": Kind("mpg", ("-c:v", "mpeg1video", "-q:v", "2", "-c:a", "mp2")),
    "FLV": Kind("flv", (*H264, *AAC), extra_frames=1),
    "FLV, Sorenson": Kind("flv", ("-c:v", "flv", "-q:v", "2", "-ar", "44100"), extra_frames=2),
    "Ogg, Theora": Kind("ogv", ("-c:v", "libtheora", "-q:v", "9", "-c:a", "libvorbis")),
    "3GP, H.263": Kind("3gp", ("-vf", "scale=176:144", "-c:v", "h263", *AAC), shape=(192, 144)),
    "odd sizes": Kind("mkv", ("-vf", "scale=161:121", *H264[:4], "-pix_fmt", "yuv444p")),
    "wide pixels": Kind("mp4", ("-vf", "setsar=4/3", *H264, *AAC), shape=(212, 120)),
    "portrait by rotation": Kind("mp4", (*H264, *AAC), shape=(120, 160)),
    "120 frames a second": Kind("mp4", ("-r", "120", *H264, *AAC), frames=60),
    "sound longer than picture": Kind("mkv", (*H264, "-c:a", "flac", "-af", "apad=pad_dur=2")),
    "a clock that begins at five thousand": Kind(
        "ts", (*H264, *AAC, "-output_ts_offset", "5000"), extra_frames=1
    ),
    "a clock that begins below zero": Kind(
        "mp4", (*H264, *AAC, "-output_ts_offset", "-0.4"), frames=15, extra_frames=1
    ),
}


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def make(kind: str, folder: Path) -> Path:
    wanted = KINDS[kind]
    path = folder / f"source.{wanted.ending}"
    picture = ("-f", "lavfi", "-i", "color=c=0xC02040:size=160x120:rate=25:duration=1")
    sound = ("-f", "lavfi", "-i", "sine=frequency=440:duration=1:sample_rate=48000")
    run_ffmpeg(*picture, *sound, *wanted.options, path)
    if "rotation" in kind:
        path, still = folder / "turned.mp4", path
        run_ffmpeg("-display_rotation", "90", "-i", still, "-c", "copy", path)
    return path


def test_it_comes_out_whole_upright_in_step_and_in_its_colours(kind: str, tmp_path: Path) -> None:
    wanted = KINDS[kind]
    info = encode_all(make(kind, tmp_path), tmp_path / "out")
    [rung] = plan(info)[-1:]
    with av.open(str(tmp_path / "out" / f"{rung.name}.mp4")) as container:
        frames = list(container.decode(video=0))
        assert container.streams.video[0].start_time == 0
    assert wanted.frames <= len(frames) <= wanted.frames + wanted.extra_frames
    assert (frames[0].width, frames[0].height) == wanted.shape
    assert frames[0].time == 0
    assert max(abs(a - b) for a, b in zip(mean(frames[12]), RED, strict=True)) <= 6
    with av.open(str(tmp_path / "out" / "audio.mp4")) as container:
        stream = container.streams.audio[0]
        assert stream.start_time == 0
        heard = sum(frame.samples for frame in container.decode(stream)) / 48000
    assert heard == pytest.approx(info.duration, abs=0.06)


def mean(frame: av.VideoFrame) -> tuple[int, ...]:
    """The colour in the middle of the frame."""
    width, height = frame.width, frame.height
    pixels = bytes(frame.reformat(format="rgb24", src_colorspace="ITU709").planes[0])
    stride = len(pixels) // height
    at = height // 2 * stride + width // 2 * 3
    return tuple(pixels[at : at + 3])
