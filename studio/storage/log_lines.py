"""What the studio and its bundled server have logged, read from the end of their files."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_STUDIO = re.compile(r"^(?P<at>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),\d+ (?P<level>[A-Z]+) (?P<text>.*)$")
_SERVER = re.compile(
    r"^(?P<at>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)[.\d]*Z? \[(?P<level>\w+) *\] (?P<text>.*)$"
)


class Level(StrEnum):
    """How much a line matters, least first."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


_RANKS = {
    "WARNING": Level.WARNING,
    "ERROR": Level.ERROR,
    "CRITICAL": Level.ERROR,
    "EXCEPTION": Level.ERROR,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was logged.

    Attributes:
        at: When, as the file says it.
        level: How much it matters.
        text: What; with its traceback on lines of their own.
    """

    at: str
    level: Level
    text: str


def tail(path: Path, size: int) -> str:
    """The last ``size`` bytes of a file, from the beginning of a line; empty if it is missing."""
    try:
        with path.open("rb") as file:
            end = file.seek(0, 2)
            start = file.seek(max(0, end - size))
            piece = file.read(size)
    except OSError:
        return ""
    if start:
        piece = piece.partition(b"\n")[2]
    return piece.decode("utf-8", "replace")


def entries(text: str) -> list[Entry]:
    """The entries of a log; lines that begin none belong to the one before."""
    found: list[Entry] = []
    for line in text.rstrip().splitlines():
        match = _STUDIO.match(line) or _SERVER.match(line)
        if match is not None:
            level = _RANKS.get(match["level"].upper(), Level.INFO)
            found.append(Entry(match["at"].replace("T", " "), level, match["text"]))
        elif found:
            last = found[-1]
            found[-1] = Entry(last.at, last.level, f"{last.text}\n{line}")
        elif line.strip():
            found.append(Entry("", Level.INFO, line))
    return found


def chosen(found: Iterable[Entry], least: Level, words: str) -> list[Entry]:
    """Those that matter at least so much and hold the words, in whatever case."""
    ranks = list(Level)
    wanted = words.casefold()
    return [
        entry
        for entry in found
        if ranks.index(entry.level) >= ranks.index(least)
        and wanted in f"{entry.at} {entry.text}".casefold()
    ]
