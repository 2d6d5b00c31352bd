import subprocess

from server.features.media import allowed
from tests.server.features.media.clips import FFMPEG


def _known(kind: str) -> set[str]:
    done = subprocess.run(
        [FFMPEG, "-hide_banner", kind], check=True, capture_output=True, text=True, timeout=30
    )
    lines = [line.split() for line in done.stdout.splitlines()]
    return {name for parts in lines if len(parts) > 1 for name in parts[1].split(",")}


def test_every_demuxer_named_is_one_that_ffmpeg_knows() -> None:
    assert set(allowed.FORMATS.split(",")) <= _known("-demuxers")


def test_every_decoder_named_is_one_that_ffmpeg_knows() -> None:
    # PyAV's and the program's builds differ in these wrappers.
    wrappers = {"libvpx", "libvpx-vp9", "libopus", "libvorbis", "libdav1d"}
    assert set(allowed.DECODERS.split(",")) - wrappers <= _known("-decoders")


def test_what_opens_other_files_or_the_network_is_not_on_the_lists() -> None:
    assert allowed.PROTOCOLS == "file"
    formats = set(allowed.FORMATS.split(","))
    assert not formats & {"concat", "hls", "sdp", "image2", "lavfi", "dash", "tee", "imf"}
    assert "magicyuv" not in allowed.VIDEO_DECODERS
    assert set(allowed.open_options()) == {
        "protocol_whitelist",
        "format_whitelist",
        "codec_whitelist",
    }
