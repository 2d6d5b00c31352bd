"""The text of a cue: W3C's rules for reading it (WebVTT, section 6.4), and writing it safely.

Read are words in bold, italic and underline. Voices, classes, languages, unknown tags and times
inside of cues are left out, but not their words; what explains how a word is read (ruby) follows
it in parentheses, as browsers without ruby show it.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape, unescape
from typing import NamedTuple

from server.features.media.subtitles.cues import PLAIN, STYLES, Run, tidy

_TOKEN = re.compile(r"<([^>]*)(?:>|\Z)")
_NAME_END = re.compile(r"[\s.]")
_KNOWN = {"c", "i", "b", "u", "ruby", "v", "lang"}
_TIME = "0123456789"


class _Opened(NamedTuple):
    """A tag that was not closed yet."""

    name: str
    styles: frozenset[str]
    """Of what is inside, told once: a hostile cue opens a million tags in one another."""


def read(text: str) -> tuple[Run, ...]:
    """The runs of a cue's text, tidied. Whatever is written, it can be read."""
    return tidy(_runs(text))


def write(runs: Sequence[Run]) -> str:
    """As WebVTT: every ``&``, ``<`` and ``>`` of the words is escaped, so no ``-->`` is left."""
    written: list[str] = []
    opened: list[str] = []
    for run in runs:
        wanted = [style for style in STYLES if style in run.styles]
        while opened != wanted[: len(opened)]:
            written.append(f"</{opened.pop()}>")
        for style in wanted[len(opened) :]:
            written.append(f"<{style}>")
            opened.append(style)
        written.append(escape(run.text, quote=False))
    written += [f"</{style}>" for style in reversed(opened)]
    return "".join(written)


def _runs(text: str) -> Iterator[Run]:
    opened: list[_Opened] = []
    at = 0
    for token in _TOKEN.finditer(text):
        yield _run(text[at : token.start()], opened)
        at = token.end()
        tag = token[1]
        if tag.startswith("/"):
            yield from _close(tag[1:], opened)
        elif not tag.startswith(tuple(_TIME)):
            yield from _open(_NAME_END.split(tag, maxsplit=1)[0], opened)
    yield _run(text[at:], opened)
    if _innermost(opened) == "rt":
        yield _run(")", opened)


def _run(text: str, opened: list[_Opened]) -> Run:
    return Run(unescape(text), opened[-1].styles if opened else PLAIN)


def _open(name: str, opened: list[_Opened]) -> Iterator[Run]:
    if name == "rt" and _innermost(opened) == "ruby":
        yield _run("(", opened)
    elif name not in _KNOWN:
        return
    outside = opened[-1].styles if opened else PLAIN
    adds = name in STYLES and name not in outside
    opened.append(_Opened(name, outside | {name} if adds else outside))


def _close(name: str, opened: list[_Opened]) -> Iterator[Run]:
    current = _innermost(opened)
    if current == "rt" and name in {"rt", "ruby"}:
        yield _run(")", opened)
        opened.pop()
        if name == "ruby":
            opened.pop()
    elif name == current:
        opened.pop()


def _innermost(opened: list[_Opened]) -> str | None:
    return opened[-1].name if opened else None
