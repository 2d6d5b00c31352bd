import base64

import pytest

from server.features.uploads.checksum import ChecksumMismatchError, parse_checksum
from server.features.uploads.protocol import TusHeaderError

SUMS = {
    "sha1": "f7c3bc1d808e04732adf679965ccc34ca7ae3441",
    "sha256": "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225",
    "crc32c": "e3069283",
}
"""Of the digits 1 to 9, as their standards give them."""


def header(algorithm: str, digest: str) -> str:
    return f"{algorithm} {base64.b64encode(bytes.fromhex(digest)).decode()}"


@pytest.mark.parametrize("algorithm", SUMS)
def test_the_right_bytes_in_any_pieces_are_known_and_others_are_not(algorithm: str) -> None:
    right = parse_checksum(header(algorithm, SUMS[algorithm]))
    wrong = parse_checksum(header(algorithm, SUMS[algorithm]))
    assert right is not None
    assert wrong is not None
    right.feed([b"1234", b""])
    right.feed([b"56789"])
    right.check()
    wrong.feed([b"123456780"])
    with pytest.raises(ChecksumMismatchError) as caught:
        wrong.check()
    assert caught.value.status == 460


def test_without_the_header_nothing_is_compared() -> None:
    assert parse_checksum(None) is None


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "md5 1B2M2Y8AsgTpgAmY7PhCfg==",
        "SHA1 x",
        "sha1",
        "sha1 !",
        "sha1 AAAA",
        "crc32c AAAAAAAA",
    ],
)
def test_what_cannot_be_compared_is_refused(sent: str) -> None:
    with pytest.raises(TusHeaderError):
        parse_checksum(sent)
