"""The text of a cue: W3C's rules for reading it (WebVTT, section 6.4), and writing it safely.

Read are words in bold, italic and underline. Voices, classes, languages, unknown tags and times
inside of cues are left out, but not their words; what explains how a word is read (ruby) follows
it in parentheses, as browsers without ruby show it.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape, unescape

from server.features.media.subtitles.cues import STYLES, Run, tidy

_TOKEN = re.compile(r"<([^>]*)(?:>|\Z)")
_NAME_END = re.compile(r"[\s.]")
_KNOWN = {"c", "i", "b", "u", "ruby", "v", "lang"}
_TIME = "0123456789"


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
    opened: list[str] = []
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
    if opened[-1:] == ["rt"]:
        yield _run(")", opened)


def _run(text: str, opened: list[str]) -> Run:
    return Run(unescape(text), frozenset(opened) & frozenset(STYLES))


def _open(name: str, opened: list[str]) -> Iterator[Run]:
    if name == "rt" and opened[-1:] == ["ruby"]:
        yield _run("(", opened)
        opened.append(name)
    elif name in _KNOWN:
        opened.append(name)


def _close(name: str, opened: list[str]) -> Iterator[Run]:
    current = opened[-1] if opened else None
    if current == "rt" and name in {"rt", "ruby"}:
        yield _run(")", opened)
        opened.pop()
        if name == "ruby":
            opened.pop()
    elif name == current:
        opened.pop()
