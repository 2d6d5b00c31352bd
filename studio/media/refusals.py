"""Why a file is refused before it is sent: the server's codes, and the server's sentences."""

from server.contract.acceptance import REFUSALS
from server.contract.errors import ErrorCode
from studio.kit.errors import VideoRefused


def refused(code: ErrorCode, message: str | None = None) -> VideoRefused:
    """The exception for a file that is no video that can be taken."""
    return VideoRefused(message or REFUSALS[code], code=code)
