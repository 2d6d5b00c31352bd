"""The lines of a subtitle file, and what is too much of them.

A hostile file of 4 MB has millions of lines, or one cue of all of it; Python takes fifty bytes
for each line, and whatever is done with a cue's text takes a multiple of that.
"""

from collections.abc import Sequence

from server.contract.subtitles import CUE_TEXT_MAX
from server.features.media.subtitles.errors import UnreadableSubtitlesError, at_line

LINES_MAX = 400_000
CUE_SOURCE_MAX = 32 * CUE_TEXT_MAX
"""Characters of one cue as it is written, with all its tags."""


def lines_of(text: str) -> list[str]:
    r"""The file's lines, whether they end with ``\n``, ``\r\n`` or ``\r``.

    Raises:
        UnreadableSubtitlesError: there are too many.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") >= LINES_MAX:
        raise UnreadableSubtitlesError(
            f"There are more than {LINES_MAX} lines in this file, which are the most that are "
            "taken."
        )
    return text.split("\n")


def cue_in(lines: Sequence[str], first: int, stop: int) -> str:
    """The text of a cue: some lines, from one and up to another, from 0.

    Raises:
        UnreadableSubtitlesError: no cue is that long.
    """
    body = lines[first:stop]
    length = sum(map(len, body))
    if length > CUE_SOURCE_MAX:
        raise at_line(first + 1, f"begins a cue of {length} characters, which is too long")
    return "\n".join(body)
