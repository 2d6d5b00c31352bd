"""Read TTML (W3C's Timed Text Markup Language), also by its older names (DFXP)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from xml.etree import ElementTree as ET

from server.features.media.subtitles.cues import Cue, Run, tidy
from server.features.media.subtitles.errors import UnreadableSubtitlesError, at_line

DEPTH_MAX = 40
ELEMENTS_MAX = 100_000
ATTRIBUTES_MAX = 200_000
"""Of a document: a tree of them takes some hundred bytes for each."""
EXAMPLE = "00:01:02.345 or 62.345s"
TOO_LARGE = "The file has too many elements. Export it again as SRT or WebVTT, then send that."
_NAMESPACE = re.compile(r"\{[^{}]*\}")
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?tt[\s>]")
_DECLARES = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CLOCK = re.compile(
    r"([0-9]{2,3}):([0-9]{2}):([0-9]{2})(?:(\.[0-9]{1,9})|:([0-9]{2,3})(?:\.[0-9]+)?)?"
)
_OFFSET = re.compile(r"([0-9]{1,12}(?:\.[0-9]{1,9})?)(h|ms|m|s|f|t)")
_SPACE = re.compile(r"\s+")
_UNITS = {"h": Fraction(3600), "m": Fraction(60), "s": Fraction(1), "ms": Fraction(1, 1000)}


def is_ttml(text: str) -> bool:
    """True for an XML document of timed text."""
    return text.lstrip().startswith("<") and bool(_ROOT.search(text[:4000]))


@dataclass(frozen=True)
class _Clock:
    """How the document counts: frames and ticks in a second."""

    frames: Fraction
    ticks: Fraction

    def seconds(self, text: str) -> Fraction:
        text = text.strip()
        if clock := _CLOCK.fullmatch(text):
            whole = (int(clock[1]) * 60 + int(clock[2])) * 60 + int(clock[3])
            part = Fraction(clock[4]) if clock[4] else Fraction(int(clock[5] or 0)) / self.frames
            return whole + part
        if offset := _OFFSET.fullmatch(text):
            units = {**_UNITS, "f": 1 / self.frames, "t": 1 / self.ticks}
            return Fraction(offset[1]) * units[offset[2]]
        raise UnreadableSubtitlesError(
            f"The file has a time that cannot be read: {text[:40]!r}. It should look like "
            f"{EXAMPLE}. Correct it, then send the file again."
        )


@dataclass(frozen=True)
class _Place:
    """What an element inherits."""

    begin: Fraction
    end: Fraction | None
    styles: frozenset[str]
    depth: int = 0
    preserve: bool = False


def read(text: str) -> Iterator[Cue]:
    """The cues of a document.

    Raises:
        UnreadableSubtitlesError: it is not well-formed or too large, or a time is wrong.
    """
    if text.count("<") > 2 * ELEMENTS_MAX or text.count("=") > ATTRIBUTES_MAX:
        raise UnreadableSubtitlesError(TOO_LARGE)
    if _DECLARES.search(text):
        # No timed text needs them, and they are how XML is made to grow.
        raise UnreadableSubtitlesError(
            "The file declares entities or a document type, which is not taken. Export it again "
            "without them, then send that."
        )
    try:
        root = ET.fromstring(text)  # noqa: S314 - without declarations it is harmless
    except ET.ParseError as error:
        raise at_line(error.position[0], "is not well-formed XML") from error
    document = _Document(root)
    body = next((child for child in root if _name(child) == "body"), None)
    if body is None:
        return iter(())
    return document.walk(body, _Place(Fraction(0), None, frozenset()))


class _Document:
    def __init__(self, root: ET.Element) -> None:
        rate = _attribute(root, "frameRate")
        up, down = [*_attribute(root, "frameRateMultiplier").split(), "1", "1"][:2]
        frames = _positive(rate or "30") * _positive(up) / _positive(down)
        # Where nobody says how many ticks there are, it goes by the frames, if those are told.
        ticks = _attribute(root, "tickRate")
        ticking = _positive(ticks) if ticks else frames if rate else Fraction(1)
        self._clock = _Clock(frames, ticking)
        self._styles = {
            # Read once, however often it is named: a hostile one has ten thousands of attributes.
            _attribute(style, "id"): _told(style)
            for style in root.iter()
            if _name(style) == "style"
        }

    def walk(self, element: ET.Element, place: _Place) -> Iterator[Cue]:
        """The cues of an element and what is in it."""
        inside = self._enter(element, place)
        if _name(element) == "p" and (inside.end is not None or not _timed_inside(element)):
            end = inside.begin if inside.end is None else inside.end
            yield Cue(_ms(inside.begin), _ms(end), tidy(self._runs(element, inside)))
        elif _name(element) == "span":
            if inside.end is not None:
                yield Cue(_ms(inside.begin), _ms(inside.end), tidy(self._runs(element, inside)))
        else:
            yield from self._children(element, inside)

    def _children(self, element: ET.Element, inside: _Place) -> Iterator[Cue]:
        in_turn = _attribute(element, "timeContainer") == "seq"
        begin = inside.begin
        for child in element:
            if _name(child) not in {"div", "p", "span"}:
                continue
            place = replace(inside, begin=begin)
            yield from self.walk(child, place)
            if in_turn:
                begin = self._enter(child, place).end or begin

    def _enter(self, element: ET.Element, place: _Place) -> _Place:
        """What is so inside of the element."""
        if place.depth > DEPTH_MAX:
            raise UnreadableSubtitlesError("The file is nested too deep to be read.")
        told = {name: _attribute(element, name) for name in ("begin", "end", "dur")}
        begin = place.begin + (self._clock.seconds(told["begin"]) if told["begin"] else 0)
        ends = [] if place.end is None else [place.end]
        if told["end"]:
            ends.append(place.begin + self._clock.seconds(told["end"]))
        if told["dur"]:
            ends.append(begin + self._clock.seconds(told["dur"]))
        return _Place(
            begin,
            min(ends) if ends else None,
            self._styled(element, place.styles),
            place.depth + 1,
            {"preserve": True, "default": False}.get(_attribute(element, "space"), place.preserve),
        )

    def _styled(self, element: ET.Element, styles: frozenset[str]) -> frozenset[str]:
        for name in _attribute(element, "style").split()[:20]:
            if name in self._styles:
                styles = _apply(self._styles[name], styles)
        return _apply(_told(element), styles)

    def _runs(self, element: ET.Element, inside: _Place) -> Iterator[Run]:
        yield self._words(element.text, inside)
        for child in element:
            if _name(child) == "br":
                yield Run("\n", inside.styles)
            elif _name(child) == "span":
                yield from self._runs(child, self._enter(child, inside))
            yield self._words(child.tail, inside)

    def _words(self, text: str | None, inside: _Place) -> Run:
        return Run((text or "") if inside.preserve else _SPACE.sub(" ", text or ""), inside.styles)


@dataclass(frozen=True)
class _Told:
    """What an element says of how its words look."""

    on: frozenset[str]
    off: frozenset[str]


def _told(element: ET.Element) -> _Told:
    told = {
        "b": (_attribute(element, "fontWeight"), {"bold"}, {"normal"}),
        "i": (_attribute(element, "fontStyle"), {"italic", "oblique"}, {"normal"}),
        "u": (_attribute(element, "textDecoration"), {"underline"}, {"none", "noUnderline"}),
    }
    on = {style for style, (value, words, _) in told.items() if words & set(value.split())}
    off = {style for style, (value, _, words) in told.items() if words & set(value.split())}
    return _Told(frozenset(on), frozenset(off - on))


def _apply(told: _Told, styles: frozenset[str]) -> frozenset[str]:
    return (styles | told.on) - told.off


def _timed_inside(element: ET.Element) -> bool:
    return any(_attribute(child, "begin") for child in element.iter() if _name(child) == "span")


def _name(element: ET.Element) -> str:
    return _NAMESPACE.sub("", element.tag)


def _attribute(element: ET.Element, name: str) -> str:
    """By its local name: whose namespace it is in differs by the standard's edition."""
    found = (value for key, value in element.items() if _NAMESPACE.sub("", key) == name)
    return next(found, "")


def _positive(text: str) -> Fraction:
    if not text.isascii() or not text.isdigit() or not int(text[:9]):
        raise UnreadableSubtitlesError("The file's frame rate cannot be read.")
    return Fraction(int(text[:9]))


def _ms(seconds: Fraction) -> int:
    return round(seconds * 1000)
