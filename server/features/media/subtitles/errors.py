"""What can go wrong with a subtitle file, each with a sentence for who sent it."""

from server.contract.errors import ErrorCode
from server.kit.errors import AppError, InvalidError

UNKNOWN = (
    "This is not a subtitle file that can be read. Send SRT, WebVTT, ASS, SSA, SBV, TTML or "
    "MicroDVD."
)
EMPTY = "There are no subtitles in this file. Look whether it is the right one."


class UnreadableSubtitlesError(InvalidError):
    """The file cannot be taken as it is."""

    code = ErrorCode.SUBTITLES_UNREADABLE


class SubtitlesChangedError(AppError):
    """Somebody else changed the track meanwhile."""

    status = 412
    code = ErrorCode.SUBTITLES_CHANGED


def at_line(number: int, what: str) -> UnreadableSubtitlesError:
    """The refusal of a file for one of its lines, from 1.

    Args:
        number: Of the line.
        what: Is wrong with it, as the end of a sentence.
    """
    return UnreadableSubtitlesError(
        f"Line {number} of the file {what}. Correct it, then send the file again."
    )


def bad_times(number: int, example: str) -> UnreadableSubtitlesError:
    """The refusal of a line whose times cannot be read."""
    return at_line(number, f"has times that cannot be read; they should look like {example}")
