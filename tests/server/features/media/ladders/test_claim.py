import json

import pytest

from server.contract.media import Resolution
from server.features.media.ladders.claim import read_claim
from server.features.media.ladders.errors import LadderRefusedError
from tests.server.features.media.ladders.ladders import Pieces, claim_of, every_size, wider


def test_what_our_encoder_says_is_read(pieces: Pieces) -> None:
    assert read_claim(claim_of(pieces)) == (pieces.info, pieces.rungs)


@pytest.mark.parametrize(
    "claimed",
    [
        {"duration": 0},
        {"duration": -1},
        {"duration": 1e12},
        {"width": 10**9},
        {"coded_height": 0},
        {"fps_den": 0},
        {"fps_num": 0},
        {"fps_num": 100_000},
        {"width": "wide"},
        {"video_codec": "h264" * 9},
        {"video_codec": "h2\x0064"},
    ],
)
def test_what_no_camera_makes_is_refused(pieces: Pieces, claimed: dict[str, object]) -> None:
    with pytest.raises(LadderRefusedError):
        read_claim(claim_of(pieces, **claimed))


@pytest.mark.parametrize("text", [b"", b"[]", b"{}", b"\xff\xfe", b"[" * 60_000])
def test_what_is_no_claim_is_refused(text: bytes) -> None:
    with pytest.raises(LadderRefusedError, match="no set of sizes"):
        read_claim(text)


def names(pieces: Pieces, *sizes: Resolution) -> bytes:
    told = {**json.loads(claim_of(pieces)), "rungs": sizes}
    return json.dumps(told).encode()


def test_other_sizes_than_planned_are_refused(pieces: Pieces) -> None:
    p240, p360, p480 = Resolution.P240, Resolution.P360, Resolution.P480
    for sizes in [(), (p360,), (p240, p480), (p360, p240), (p240, p240), tuple(Resolution)]:
        with pytest.raises(LadderRefusedError, match="not the sizes"):
            read_claim(names(pieces, *sizes))
    assert len(every_size(pieces.rungs[0])) == len(Resolution)
    # One that brings nothing may be left out.
    assert [each.name for each in read_claim(names(pieces, p240))[1]] == ["240p"]


def test_a_larger_film_has_larger_sizes(pieces: Pieces) -> None:
    info, rungs = wider(pieces.info)
    assert [each.name for each in rungs] == ["240p", "360p", "480p", "720p"]
    assert info.width == 1280
