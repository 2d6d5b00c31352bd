"""Read ASS, SSA and MicroDVD by pysubs2: lines, times and styles are its business, words ours."""

import re
import warnings
from collections.abc import Iterator, Sequence

import pysubs2
from pysubs2 import SSAEvent, SSAFile, SSAStyle
from pysubs2.exceptions import Pysubs2Error, UnknownFPSError

from server.features.media.subtitles.cues import Cue, Run, tidy
from server.features.media.subtitles.errors import UnreadableSubtitlesError, at_line, bad_times
from server.features.media.subtitles.lines import CUE_SOURCE_MAX

EXAMPLE = "Dialogue: 0,0:01:02.34,0:01:04.56,…"
FRAMES_EXAMPLE = "{100}{150}Hello"
NO_FRAME_RATE = (
    "MicroDVD counts in frames, and this file does not say how many there are in a second. Send "
    "the frame rate with it, or a first line such as {1}{1}25."
)
BROKEN = "The file's styles cannot be read. Export it again as ASS or SRT, then send that."
EVENTS_MAX = 50_000
"""Lines of the file that are shown at some time; pysubs2 makes half a kilobyte of each."""
TOO_MANY = f"There are more than {EVENTS_MAX} events in this file, and so many are not taken."
INFO_MAX = 300
"""Characters of a line of ASS that is no event; longer ones say nothing that is shown, and pysubs2
looks for a heading in them for a time that grows with the square of their length."""
_EVENTS = ("Dialogue:", "Comment:", "Style:")
LINE_MAX = 4000
"""Characters of a line of MicroDVD; pysubs2 looks through each several times."""
_FIELD = r"[^,]*,"
_TIME = r"\s*-?[0-9]{1,3}:[0-9]{1,2}:[0-9]{1,2}[.:,][0-9]{1,3}\s*,"
_DIALOGUE = re.compile(rf"\s*Dialogue:{_FIELD}{_TIME}{_TIME}")
_FRAMES = re.compile(r"\s*\{\s*[0-9]{1,9}\s*\}\s*\{\s*[0-9]{1,9}\s*\}.")
_OVERRIDE = re.compile(r"\{([^{}]*)\}")
_TAG = re.compile(r"\\(?:([ibu])([0-9]{1,4})?(?![a-z])|r([^\\]*)|(p)([0-9])|(an?)([0-9]{1,2}))")
_TOP = {"7", "8", "9"}


def is_microdvd(lines: Sequence[str]) -> bool:
    """True when the first line with anything on it begins with two frames' numbers."""
    first = next((line for line in lines if line.strip()), "")
    return bool(_FRAMES.match(first))


def is_substation(text: str) -> bool:
    """True for ASS and SSA."""
    return bool(re.match(r"\s*(?:;[^\n]*\n\s*)*\[(?:Script Info|V4\+? Styles|Events)\]", text))


def read(lines: list[str]) -> Iterator[Cue]:
    """The cues of an ASS or SSA file. Drawings and comments are left out.

    Raises:
        UnreadableSubtitlesError: a line is wrong, or there are too many.
    """
    events = 0
    for number, line in enumerate(lines, 1):
        if len(line) > CUE_SOURCE_MAX:
            raise at_line(number, "is too long")
        if line.lstrip().startswith("Dialogue:") and not _DIALOGUE.match(line):
            raise bad_times(number, EXAMPLE)
        events += line.lstrip().startswith(_EVENTS)
    if events > EVENTS_MAX:
        raise UnreadableSubtitlesError(TOO_MANY)
    kind = "ass" if any("[V4+ Styles]" in line for line in lines) else "ssa"
    if not any("[V4" in line for line in lines):
        kind = "ass"
    shown = [line for line in lines if len(line) <= INFO_MAX or line.lstrip().startswith(_EVENTS)]
    return (cue for cue in _cues(_load(shown, kind)) if cue.runs)


def read_frames(lines: list[str], frame_rate: float | None) -> Iterator[Cue]:
    """The cues of a MicroDVD file.

    Args:
        lines: Of the file.
        frame_rate: Frames in a second; None where the file's first line says it.

    Raises:
        UnreadableSubtitlesError: a line is wrong, there are too many, or nobody says the frame
            rate.
    """
    if len(lines) > EVENTS_MAX:
        raise UnreadableSubtitlesError(TOO_MANY)
    for number, line in enumerate(lines, 1):
        if line.strip() and not _FRAMES.match(line):
            raise at_line(number, f"should begin with two frames' numbers, like {FRAMES_EXAMPLE}")
        if len(line) > LINE_MAX:
            raise at_line(number, "is too long")
    try:
        file = _load(lines, "microdvd", frame_rate)
    except UnknownFPSError as error:
        fields = {"frame_rate": NO_FRAME_RATE}
        raise UnreadableSubtitlesError(NO_FRAME_RATE, fields=fields) from error
    return (cue for cue in _cues(file) if cue.runs)


def _load(lines: list[str], kind: str, frame_rate: float | None = None) -> SSAFile:
    # It warns of what it reads as the usual instead, such as an alignment.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        try:
            return SSAFile.from_string("\n".join(lines), format_=kind, fps=frame_rate)
        except UnknownFPSError:
            raise
        except (Pysubs2Error, ValueError, IndexError, KeyError, TypeError, OverflowError) as error:
            raise UnreadableSubtitlesError(BROKEN) from error


def _cues(file: SSAFile) -> Iterator[Cue]:
    for event in file.events:
        if event.is_comment:
            continue
        style = file.styles.get(event.style, pysubs2.SSAStyle())
        runs = tidy(_runs(event, style, file.styles))
        settings = ("line:0",) if _at_top(event, style) else ()
        yield Cue(max(0, event.start), max(0, event.end), runs, settings)


def _at_top(event: SSAEvent, style: SSAStyle) -> bool:
    said = [tag[7] for tag in _TAG.finditer(event.text[:500]) if tag[6] == "an"]
    return (said[0] if said else str(int(style.alignment))) in _TOP


def _runs(event: SSAEvent, style: SSAStyle, styles: dict[str, SSAStyle]) -> Iterator[Run]:
    usual = current = _of(style)
    drawing = False
    at = 0
    for block in _OVERRIDE.finditer(event.text):
        if not drawing:
            yield Run(_words(event.text[at : block.start()]), current)
        at = block.end()
        for tag in _TAG.finditer(block[1]):
            if tag[1]:
                # A weight from 100 on stands for bold from 600 on.
                on = (tag[2] or "0") not in {"0", "100", "200", "300", "400", "500"}
                current = current | {tag[1]} if on else current - {tag[1]}
            elif tag[3] is not None:
                named = styles.get(tag[3].strip())
                current = _of(named) if named else usual
            elif tag[4]:
                drawing = tag[5] != "0"
    if not drawing:
        yield Run(_words(event.text[at:]), current)


def _words(text: str) -> str:
    return text.replace(r"\N", "\n").replace(r"\n", "\n").replace(r"\h", "\u00a0")


def _of(style: SSAStyle) -> frozenset[str]:
    shown = {"b": style.bold, "i": style.italic, "u": style.underline}
    return frozenset(name for name, on in shown.items() if on)
