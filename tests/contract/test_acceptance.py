import subprocess

import pytest

from server.contract import acceptance
from server.contract.errors import ErrorCode
from tests.patience import PATIENCE_SECONDS
from tests.server.features.media.clips import FFMPEG


def _known(kind: str) -> set[str]:
    done = subprocess.run(
        [FFMPEG, "-hide_banner", kind],
        check=True,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
    )
    lines = [line.split() for line in done.stdout.splitlines()]
    return {name for parts in lines if len(parts) > 1 for name in parts[1].split(",")}


def test_every_demuxer_named_is_one_that_ffmpeg_knows() -> None:
    assert set(acceptance.FORMATS.split(",")) <= _known("-demuxers")


def test_every_decoder_named_is_one_that_ffmpeg_knows() -> None:
    # PyAV's and the program's builds differ in these wrappers.
    wrappers = {"libvpx", "libvpx-vp9", "libopus", "libvorbis", "libdav1d"}
    assert set(acceptance.DECODERS.split(",")) - wrappers <= _known("-decoders")


def test_what_opens_other_files_or_the_network_is_not_on_the_lists() -> None:
    assert acceptance.PROTOCOLS == "file"
    formats = set(acceptance.FORMATS.split(","))
    assert not formats & {"concat", "hls", "sdp", "image2", "lavfi", "dash", "tee", "imf"}
    assert "magicyuv" not in acceptance.VIDEO_DECODERS
    assert set(acceptance.open_options()) == {
        "protocol_whitelist",
        "format_whitelist",
        "codec_whitelist",
    }


REFUSED = [c for c in ErrorCode if c.startswith("media.") and c is not ErrorCode.ENCODE_FAILED]


@pytest.mark.parametrize("code", REFUSED)
def test_every_refusal_says_what_to_do(code: ErrorCode) -> None:
    sentence = acceptance.REFUSALS[code]
    assert sentence.count(".") >= 2
    assert sentence.endswith(".")
