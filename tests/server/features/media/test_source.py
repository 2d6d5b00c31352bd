from fractions import Fraction

import pytest

from server.features.media.source import ColourInfo, MediaInfo

INFO = MediaInfo(
    format="mp4",
    duration=1.5,
    width=1920,
    height=1080,
    coded_width=1920,
    coded_height=1080,
    rotation=0,
    fps_num=30000,
    fps_den=1001,
    video_index=0,
    video_codec="h264",
    pixel_format="yuv420p",
    bit_depth=8,
    interlaced=False,
    colour=ColourInfo(primaries=1, transfer=1, matrix=1, full_range=False),
    audio=(),
)


def test_it_survives_the_journey_through_a_durable_job() -> None:
    assert MediaInfo.model_validate(INFO.model_dump(mode="json")) == INFO
    assert INFO.fps == Fraction(30000, 1001)


@pytest.mark.parametrize(("transfer", "hdr"), [(1, False), (2, False), (16, True), (18, True)])
def test_hdr_is_told_by_the_transfer_curve(transfer: int, hdr: bool) -> None:
    colour = ColourInfo(primaries=9, transfer=transfer, matrix=9, full_range=False)
    assert colour.hdr is hdr
