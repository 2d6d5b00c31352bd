from server.contract.errors import ErrorCode
from server.features.media.errors import EncodeError


def test_what_ffmpeg_said_is_kept_from_the_creator() -> None:
    error = EncodeError("/data/x.mp4: Invalid data")
    assert "/data" not in error.message
    assert error.detail == "/data/x.mp4: Invalid data"
    assert error.code is ErrorCode.ENCODE_FAILED
