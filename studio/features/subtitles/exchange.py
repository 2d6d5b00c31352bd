"""Subtitle files of other programs, read and written by pysubs2; and what is lost on the way.

WebVTT is ours (:mod:`webvtt`), and so is writing SRT: pysubs2's loses bold, and words in braces.
"""

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import pysubs2
from charset_normalizer import from_bytes

from studio.features.subtitles import webvtt
from studio.features.subtitles.cue import Cue, Cues, numbered
from studio.features.subtitles.limits import DEFAULT_FRAME_RATE
from studio.features.subtitles.reading import TAG, plain
from studio.kit.errors import LocalFileUnreadable

BYTES_MAX = 16 * 1024 * 1024
"""Of a file; ten hours of talk are one."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_USUAL = "cp1252"
"""Of files without a mark, where another encoding is no likelier."""
_SUBSTATION = {"ass", "ssa"}
_OVERRIDE = re.compile(r"\{\\[^}]*\}")
_BRACED = re.compile(r"\{[^}]*\}")
"""In SubStation what stands in braces is never shown; elsewhere it may be words."""
_STYLE = re.compile(r"\\([biu])([01])(?![0-9])")
_SIMPLE = re.compile(r"<(/?)([biu])>")
_NOT_OURS = "This is no subtitle file that can be read here. SRT, WebVTT, ASS and TTML can."


class FileFormat(StrEnum):
    """What can be written, by the name it has in pysubs2."""

    SRT = "srt"
    WEBVTT = "vtt"
    ASS = "ass"
    SSA = "ssa"
    TTML = "ttml"
    MICRODVD = "microdvd"
    MPL2 = "mpl2"
    TMP = "tmp"
    JSON = "json"


SUFFIXES = {
    FileFormat.MICRODVD: ".sub",
    FileFormat.MPL2: ".mpl",
    FileFormat.TMP: ".txt",
}
"""Of those whose suffix is not their name."""


@dataclass(frozen=True, slots=True)
class Losses:
    """How many cues of a file are not quite as they were.

    Attributes:
        gone: Are not there.
        times: Have other times, because the format counts in frames or whole seconds.
        words: Have other words.
        looks: Lost italics, bold, underlines or their place on the screen.
    """

    gone: int = 0
    times: int = 0
    words: int = 0
    looks: int = 0

    @property
    def cues(self) -> int:
        """How many at least are not quite as they were; one may have lost several things."""
        return self.gone + max(self.times, self.words, self.looks)


def suffix_of(kind: FileFormat) -> str:
    """How the names of such files end."""
    return SUFFIXES.get(kind, f".{kind}")


def read_file(content: bytes, frame_rate: float = DEFAULT_FRAME_RATE) -> Cues:
    """The cues of a file, whatever it is.

    Args:
        frame_rate: For formats that count in frames and do not say how many make a second.

    Raises:
        LocalFileUnreadable: It is none, or has no cues.
    """
    if len(content) > BYTES_MAX:
        raise LocalFileUnreadable(_NOT_OURS)
    text = _decoded(content).replace("\r\n", "\n").replace("\r", "\n")
    cues = webvtt.read(text) if text.lstrip("\ufeff").startswith("WEBVTT") else ()
    cues = cues or numbered(_events(text, frame_rate))
    if not cues:
        raise LocalFileUnreadable(_NOT_OURS)
    return cues


def write_file(cues: Cues, kind: FileFormat, frame_rate: float = DEFAULT_FRAME_RATE) -> str:
    """The cues as a file of some format."""
    if kind is FileFormat.WEBVTT:
        return webvtt.write(cues)
    if kind is FileFormat.SRT:
        return _subrip(cues)
    file = pysubs2.SSAFile()
    for cue in cues:
        file.append(pysubs2.SSAEvent(start=cue.start, end=cue.end, text=_ass_text(cue.text)))
    return file.to_string(kind.value, fps=frame_rate)


def losses_of(cues: Cues, kind: FileFormat, frame_rate: float = DEFAULT_FRAME_RATE) -> Losses:
    """What a file of some format does not hold of the cues, found by reading it again."""
    try:
        back = read_file(write_file(cues, kind, frame_rate).encode(), frame_rate)
    except LocalFileUnreadable:
        back = ()
    pairs = list(zip(cues, back, strict=False))
    return Losses(
        gone=max(0, len(cues) - len(back)),
        times=sum((a.start, a.end) != (b.start, b.end) for a, b in pairs),
        words=sum(plain(a.text) != plain(b.text) for a, b in pairs),
        looks=sum(_looks(a) != _looks(b) for a, b in pairs),
    )


def _looks(cue: Cue) -> tuple[list[str], str]:
    return [tag.group() for tag in TAG.finditer(cue.text)], cue.settings


def _decoded(content: bytes) -> str:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content.decode(name, errors="replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        matches = from_bytes(content)
    best = matches.best()
    if best is None:
        return content.decode(_USUAL, errors="replace")
    rank = (best.chaos, -best.coherence)
    usual = [m for m in matches if m.encoding == _USUAL and (m.chaos, -m.coherence) <= rank]
    return str(usual[0] if usual else best)


def _events(text: str, frame_rate: float) -> Iterable[Cue]:
    try:
        # Without its styles pysubs2 does not know SubStation.
        kind = "ass" if "[Events]" in text and "V4" not in text else None
        file = pysubs2.SSAFile.from_string(text, format_=kind, fps=frame_rate)
    except Exception as error:  # its readers raise whatever their parsers do
        raise LocalFileUnreadable(_NOT_OURS) from error
    for event in file:
        # MicroDVD says how many frames make a second in a first cue that lasts none.
        if event.is_comment or event.is_drawing or (event.start == event.end == 0):
            continue
        hidden = _BRACED if file.format in _SUBSTATION else _OVERRIDE
        yield Cue(0, event.start, event.end, _our_text(event.text, hidden))


def _our_text(text: str, hidden: re.Pattern[str]) -> str:
    """SubStation's marks as WebVTT's; those that have none go."""

    def tags(match: re.Match[str]) -> str:
        found = _STYLE.findall(match.group())
        return "".join(f"<{name}>" if on == "1" else f"</{name}>" for name, on in found)

    words = hidden.sub(tags, text)
    for mark, letter in (("\\N", "\n"), ("\\n", "\n"), ("\\h", "\u00a0")):
        words = words.replace(mark, letter)
    return words.strip()


def _ass_text(text: str) -> str:
    marked = _SIMPLE.sub(lambda tag: f"{{\\{tag[2]}{0 if tag[1] else 1}}}", text)
    return TAG.sub("", marked).replace("\n", "\\N")


def _subrip(cues: Iterable[Cue]) -> str:
    blocks = []
    for number, cue in enumerate(cues, start=1):
        times = f"{webvtt.stamp(cue.start)} --> {webvtt.stamp(cue.end)}".replace(".", ",")
        words = "\n".join(line for line in cue.text.split("\n") if line.strip())
        blocks.append(f"{number}\n{times}\n{words}\n")
    return "\n".join(blocks)
