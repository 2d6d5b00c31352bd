import pytest

from server.contract.errors import ErrorCode
from server.features.media.errors import SENTENCES, EncodeError, RefusedMediaError


@pytest.mark.parametrize("code", [c for c in ErrorCode if c.startswith("media.")])
def test_every_media_code_has_a_sentence_that_says_what_to_do(code: ErrorCode) -> None:
    sentence = RefusedMediaError(code).message if code in SENTENCES else ""
    assert sentence.count(".") >= 2
    assert sentence.endswith(".")


def test_what_ffmpeg_said_is_kept_from_the_creator() -> None:
    error = EncodeError("/data/x.mp4: Invalid data")
    assert "/data" not in error.message
    assert error.detail == "/data/x.mp4: Invalid data"
    assert error.code is ErrorCode.ENCODE_FAILED
