"""What can go wrong with a creator's file, each with a sentence for the creator."""

from server.contract.acceptance import REFUSALS
from server.contract.errors import ErrorCode
from server.kit.errors import AppError, InvalidError

FAILED = (
    "The video could not be made ready to watch. Try again, or export it as MP4 with H.264 "
    "and upload that."
)

INTERRUPTED = (
    "The server could not finish the video, through no fault of the file. Your file is safe: "
    "try again, and ask whoever runs the server to look into its log if it happens twice."
)


class RefusedMediaError(InvalidError):
    """The file is no video that can be taken; trying again will not help."""

    def __init__(self, code: ErrorCode, message: str | None = None) -> None:
        super().__init__(message or REFUSALS[code], code=code)


class EncodeError(AppError):
    """ffmpeg did not do what it was asked; ``detail`` is for the log, not for the creator."""

    status = 500
    code = ErrorCode.ENCODE_FAILED

    def __init__(self, detail: str) -> None:
        super().__init__(FAILED)
        self.detail = detail


class EncodeCancelledError(Exception):
    """Someone asked for the encode to stop."""
