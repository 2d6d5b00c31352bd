from typing import Any

import pysubs2
import pytest

from server.features.media.subtitles import cue_text, substation
from server.features.media.subtitles.errors import UnreadableSubtitlesError

COLOURS = "&H00FFFFFF,&H000000FF,&H00000000,&H00000000"


def style(name: str, *, italic: int, place: int) -> str:
    rest = f"0,{italic},0,0,100,100,0,0,1,2,2,{place},10,10,10,1"
    return f"Style: {name},Arial,20,{COLOURS},{rest}\n"


EVENTS = """
[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""
ASS = (
    "[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\n"
    + style("Default", italic=0, place=2)
    + style("Thought", italic=-1, place=8)
    + EVENTS
)
SSA = """[Script Info]
ScriptType: v4.00

[V4 Styles]
Style: Default,Arial,20,16777215,65535,65535,-2147483640,-1,0,1,3,0,2,30,30,30,0,0

[Events]
Format: Marked, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: Marked=0,0:00:01.00,0:00:02.00,Default,,0000,0000,0000,,Bold, and a comma
"""


def line(text: str, named: str = "Default", kind: str = "Dialogue") -> str:
    return f"{kind}: 0,0:00:01.00,0:00:02.50,{named},,0,0,0,,{text}\n"


@pytest.mark.parametrize(
    ("words", "clean"),
    [
        ("plain, with a comma", "plain, with a comma"),
        (r"one\Ntwo\nthree\hfour", "one\ntwo\nthree\u00a0four"),
        (r"{\i1}x{\i0} {\b1}y{\b0} {\u1}z", "<i>x</i> <b>y</b> <u>z</u>"),
        (r"{\b700}x{\b400}y", "<b>x</b>y"),
        (r"{\k20}ka{\k30}ra{\bord2\blur3\fs20}o{\be1}ke", "karaoke"),
        (r"{\rThought}x{\r}y", "<i>x</i>y"),
        (r"{\p1}m 0 0 l 100 0 100 100{\p0}after", "after"),
        ("<b>& -->", "&lt;b&gt;&amp; --&gt;"),
        ("আমার {\\i1}সোনার{\\i0} বাংলা", "আমার <i>সোনার</i> বাংলা"),
        ("a {comment} b", "a  b"),
    ],
)
def test_words(words: str, clean: str) -> None:
    [cue] = substation.read((ASS + line(words)).split("\n"))
    assert (cue.start, cue.end, cue_text.write(cue.runs)) == (1000, 2500, clean)


def test_drawings_and_comments_are_left_out() -> None:
    text = ASS + line(r"{\p1}m 0 0 l 1 1") + line("x", kind="Comment") + line("kept")
    assert [cue.text for cue in substation.read(text.split("\n"))] == ["kept"]


def test_styles_and_places_of_whole_lines() -> None:
    text = ASS + line("x", "Thought") + line(r"{\an8}y") + line("z", "Unknown")
    found = [(cue_text.write(c.runs), c.settings) for c in substation.read(text.split("\n"))]
    assert found == [("<i>x</i>", ("line:0",)), ("y", ("line:0",)), ("z", ())]


def test_ssa() -> None:
    assert substation.is_substation(SSA)
    [cue] = substation.read(SSA.split("\n"))
    assert cue_text.write(cue.runs) == "<b>Bold, and a comma</b>"


def test_a_wrong_line_is_named() -> None:
    text = ASS + line("x") + "Dialogue: 0,0:00:0x.00,0:00:02.50,Default,,0,0,0,,y\n"
    with pytest.raises(UnreadableSubtitlesError, match="Line 11 of the file has times"):
        substation.read(text.split("\n"))


def test_wrong_styles_are_refused_with_a_sentence() -> None:
    with pytest.raises(UnreadableSubtitlesError, match="styles cannot be read"):
        substation.read(ASS.replace("Arial,20", "Arial,large").split("\n"))


def test_what_is_substation() -> None:
    assert substation.is_substation(ASS)
    assert substation.is_substation("; comment\n\n[Events]\n")
    assert not substation.is_substation("1\n00:00:01,000 --> 00:00:02,000\n[Script Info]\n")


def test_microdvd_with_its_own_frame_rate() -> None:
    lines = ["", "{1}{1}25.000", "{25}{50}{y:i}A|second", "{75}{100}{Y:b}B & c"]
    assert substation.is_microdvd(lines)
    found = substation.read_frames(lines, None)
    assert [(c.start, c.end, cue_text.write(c.runs)) for c in found] == [
        (1000, 2000, "<i>A\nsecond</i>"),
        (3000, 4000, "<b>B &amp; c</b>"),
    ]


def test_microdvd_with_a_frame_rate_that_is_sent_along() -> None:
    [cue] = substation.read_frames(["{24}{48}A"], 24.0)
    assert (cue.start, cue.end) == (1000, 2000)
    with pytest.raises(UnreadableSubtitlesError, match="counts in frames") as caught:
        substation.read_frames(["{24}{48}A"], None)
    assert "frame_rate" in caught.value.fields


def test_a_wrong_line_of_microdvd_is_named() -> None:
    with pytest.raises(UnreadableSubtitlesError, match="Line 3 of the file should begin"):
        substation.read_frames(["{1}{1}25", "{24}{48}A", "{x}{48}B"], None)
    with pytest.raises(UnreadableSubtitlesError, match="Line 1 of the file is too long"):
        substation.read_frames(["{1}{2}" + "{y:" * 2000], 25)


def test_too_many_events_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(substation, "EVENTS_MAX", 2)
    with pytest.raises(UnreadableSubtitlesError, match="events in this file"):
        substation.read((ASS + line("x") * 3).split("\n"))
    with pytest.raises(UnreadableSubtitlesError, match="events in this file"):
        substation.read_frames(["{1}{2}x"] * 3, 25)
    with pytest.raises(UnreadableSubtitlesError, match="Line 10 of the file is too long"):
        substation.read((ASS + line("x" * 70_000)).split("\n"))


def test_no_long_line_is_looked_through_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """pysubs2 takes a time that grows with the square of a line's length to see no heading."""
    with pytest.raises(UnreadableSubtitlesError, match="too long"):
        substation.read([*ASS.split("\n"), "Dialogue:" + " " * 100_000])
    given: list[str] = []
    load = pysubs2.SSAFile.from_string

    def spied(text: str, **more: Any) -> Any:
        given.append(text)
        return load(text, **more)

    monkeypatch.setattr(pysubs2.SSAFile, "from_string", spied)
    lines = [*["[" + "a" * 60_000] * 20, *(ASS + line("Hello")).split("\n")]
    [cue] = substation.read(lines)
    assert cue_text.write(cue.runs) == "Hello"
    assert max(map(len, given[0].split("\n"))) <= substation.INFO_MAX
