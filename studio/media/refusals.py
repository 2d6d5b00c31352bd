"""Why a file is refused before it is sent: the server's codes, and the server's sentences."""

from server.contract.errors import ErrorCode
from studio.kit.errors import VideoRefused

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
}


def refused(code: ErrorCode, message: str | None = None) -> VideoRefused:
    """The exception for a file that is no video that can be taken."""
    return VideoRefused(message or SENTENCES[code], code=code)
