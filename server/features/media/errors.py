"""What can go wrong with a creator's file, each with a sentence for the creator."""

from server.contract.errors import ErrorCode
from server.kit.errors import AppError, InvalidError

SENTENCES = {
    ErrorCode.EMPTY_FILE: "The file is empty. Choose the file again, or export it once more.",
    ErrorCode.NOT_A_VIDEO: (
        "This file is not a video, whatever its name says. Choose a video file, "
        "such as MP4, MOV, MKV or WebM."
    ),
    ErrorCode.NO_PICTURE: (
        "This file has sound but no picture. Choose a video, or make one with a picture over "
        "the sound."
    ),
    ErrorCode.UNSUPPORTED_FORMAT: (
        "This kind of file cannot be taken. Export the video as MP4, MOV, MKV or WebM."
    ),
    ErrorCode.UNSUPPORTED_CODEC: (
        "The picture is stored in a way that cannot be taken. Export the video with H.264, "
        "H.265, VP9 or AV1."
    ),
    ErrorCode.TRUNCATED: (
        "The end of this file is missing: it was cut off while it was saved or copied. Copy it "
        "again from where it was made, or export it once more."
    ),
    ErrorCode.ENCODE_FAILED: (
        "The video could not be made ready to watch. Try again, or export it as MP4 with H.264 "
        "and upload that."
    ),
}


class RefusedMediaError(InvalidError):
    """The file is no video that can be taken; trying again will not help."""

    def __init__(self, code: ErrorCode, message: str | None = None) -> None:
        super().__init__(message or SENTENCES[code], code=code)


class EncodeError(AppError):
    """ffmpeg did not do what it was asked; ``detail`` is for the log, not for the creator."""

    status = 500
    code = ErrorCode.ENCODE_FAILED

    def __init__(self, detail: str) -> None:
        super().__init__(SENTENCES[ErrorCode.ENCODE_FAILED])
        self.detail = detail


class EncodeCancelledError(Exception):
    """Someone asked for the encode to stop."""
