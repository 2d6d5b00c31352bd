"""Cases after W3C's parsing rules, as the web platform's tests have them, and what we write."""

import pytest
import webvtt as independent
from hypothesis import given, settings
from hypothesis import strategies as st

from server.features.media.subtitles import webvtt
from server.features.media.subtitles.cues import Cue, Run, tidy
from tests.server.features.media.subtitles.test_cues import RUNS

CUE = "00:00:00.000 --> 00:00:01.000\nA\n"
LATER = "00:00:02.000 --> 00:00:03.000\nB\n"


def words(text: str) -> list[str] | None:
    track = webvtt.parse(text)
    return None if track is None else [cue.text for cue in track.cues]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"WEBVTT\n\n{CUE}", ["A"]),
        (f"\ufeffWEBVTT\n\n{CUE}", ["A"]),
        (f"WEBVTT - a title\n\n{CUE}", ["A"]),
        (f"WEBVTT\ta title\n\n{CUE}", ["A"]),
        (f"WEBVTT --> \n\n{CUE}", ["A"]),
        (f"WEBVTT\nKind: captions\nLanguage: bn\n\n{CUE}", ["A"]),
        (f"WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000\n\n{CUE}", ["A"]),
        ("WEBVTT", []),
        ("WEBVTT\n", []),
        # No blank line after the header, and several.
        (f"WEBVTT\n{CUE}", ["A"]),
        (f"WEBVTT\n\n\n\n{CUE}\n\n\n{LATER}", ["A", "B"]),
        # What is no WebVTT.
        (f"WEBVTTX\n\n{CUE}", None),
        (f"webvtt\n\n{CUE}", None),
        (f" WEBVTT\n\n{CUE}", None),
        (f"\n\nWEBVTT\n\n{CUE}", None),
        (f"\ufeff\ufeffWEBVTT\n\n{CUE}", None),
        ("", None),
        ("WEBVT", None),
    ],
)
def test_headers(text: str, found: list[str] | None) -> None:
    assert words(text) == found


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end(end: str) -> None:
    assert words(f"WEBVTT\n\nid\n{CUE}\nNOTE x\n\n{LATER}".replace("\n", end)) == ["A", "B"]


def test_nul_is_replaced() -> None:
    assert words("WEBVTT\n\n00:00.000 --> 00:01.000\nA\0B\n") == ["A\ufffdB"]


@pytest.mark.parametrize(
    ("times", "found"),
    [
        ("00:01.000 --> 00:02.000", (1000, 2000)),
        ("00:00:01.000-->00:00:02.000", (1000, 2000)),
        ("00:01.000\t--> \t00:02.000", (1000, 2000)),
        (" 00:01.000 --> 00:02.000 ", (1000, 2000)),
        ("1:00:00.000 --> 123:00:00.000", (3_600_000, 442_800_000)),
        ("59:59.999 --> 00:59:59.999", (3_599_999, 3_599_999)),
        ("00:02.000 --> 00:01.000", (2000, 1000)),
        ("00:01.000 --> 00:02.000foo", (1000, 2000)),
        ("0:01.000 --> 00:02.000", None),
        ("00:1.000 --> 00:02.000", None),
        ("00:60.000 --> 01:02.000", None),
        ("60:00.000 --> 61:02.000", None),
        ("00:60:00.000 --> 01:02:00.000", None),
        ("00:01.00 --> 00:02.000", None),
        ("00:01.0000 --> 00:02.000", None),
        ("00:01,000 --> 00:02,000", None),
        ("00:01 --> 00:02", None),
        ("-00:01.000 --> 00:02.000", None),
        ("00:01.000 -> 00:02.000 -->", None),
        ("00:01.00\N{BENGALI DIGIT ZERO} --> 00:02.000", None),
    ],
)
def test_times(times: str, found: tuple[int, int] | None) -> None:
    track = webvtt.parse(f"WEBVTT\n\n{times}\nA\n")
    assert track is not None
    assert [(cue.start, cue.end) for cue in track.cues] == ([] if found is None else [found])
    assert track.bad_times == ([3] if found is None else [])


@pytest.mark.parametrize(
    ("body", "found", "left_out"),
    [
        # A name before the times; a name is no text.
        (f"one\n{CUE}", ["A"], 0),
        (f"STYLE\n{CUE}", ["A"], 0),
        # An arrow in a cue's text begins the next block.
        (f"00:00.000 --> 00:01.000\nA --> b\nc\n\n{LATER}", ["", "B"], 1),
        # No blank line between cues.
        (f"{CUE}{LATER}", ["A", "B"], 0),
        (f"{CUE}2\n{LATER}", ["A\n2", "B"], 0),
        # Two lines before the times are no name.
        (f"one\ntwo\n{CUE}", ["A"], 1),
        # Comments, style sheets and regions are not shown.
        (f"NOTE\n\n{CUE}", ["A"], 0),
        (f"NOTE a comment\nof two lines\n\n{CUE}", ["A"], 0),
        (f"NOTES\n\n{CUE}", ["A"], 1),
        (f"STYLE\n::cue {{ color: red }}\n\nREGION \nid:one\nwidth:40%\n\n{CUE}", ["A"], 0),
        # Style sheets are not looked for cues, unless there is an arrow.
        (f"STYLE\n::cue(x) {{ }}\n{CUE}", ["A"], 0),
        # What follows an empty line belongs to no cue.
        (f"{CUE}\nlost\n\n{LATER}", ["A", "B"], 1),
        ("00:00.000 --> 00:01.000\n\n", [""], 0),
        ("00:00.000 --> 00:01.000", [""], 0),
    ],
)
def test_blocks(body: str, found: list[str], left_out: int) -> None:
    track = webvtt.parse(f"WEBVTT\n\n{body}")
    assert track is not None
    assert [cue.text for cue in track.cues] == found
    assert track.left_out == left_out


def test_blocks_whose_times_are_wrong_are_told_by_line() -> None:
    track = webvtt.parse(f"WEBVTT\n\n00:01 --> 00:02\nx\n\n{CUE}\nNOTE a --> b\n\n{LATER}")
    assert track is not None
    assert track.bad_times == [3, 9]
    assert [cue.text for cue in track.cues] == ["A", "B"]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("line:0 align:start", ("line:0", "align:start")),
        ("align:start\tline:-1", ("line:-1", "align:start")),
        ("position:45%,line-left size:35.5%", ("position:45%,line-left", "size:35.5%")),
        ("vertical:rl line:100%,end", ("vertical:rl", "line:100%,end")),
        ("align:end align:center", ("align:center",)),
        ("line:101% size:120% position:1 align:middle vertical:up", ()),
        ("region:fred line: :x line", ()),
        ("line:0<b> align:left;x", ()),
    ],
)
def test_settings(written: str, kept: tuple[str, ...]) -> None:
    assert webvtt.settings(written) == kept


CUES = st.lists(
    st.builds(
        Cue,
        st.integers(0, 10**9),
        st.integers(0, 10**9),
        RUNS.map(tidy).filter(bool),
        st.sampled_from([(), ("line:0",), ("line:5%,end", "align:left")]),
    ),
    max_size=8,
)


@settings(max_examples=30)
@given(CUES)
def test_what_goes_in_clean_comes_out_the_same(cues: list[Cue]) -> None:
    text = webvtt.write(cues)
    track = webvtt.parse(text)
    assert track is not None
    assert track.cues == sorted(cues, key=lambda cue: (cue.start, cue.end))
    assert (track.bad_times, track.left_out) == ([], 0)
    assert webvtt.write(track.cues) == text
    # Another reader finds as many.
    assert len(independent.from_string(text)) == len(cues)


@given(st.text())
def test_whatever_is_sent_something_can_be_said_of_it(text: str) -> None:
    track = webvtt.parse("WEBVTT\n\n" + text)
    assert track is not None
    assert webvtt.parse(webvtt.write(track.cues)) is not None


def test_runs_of_a_cue_are_tidied() -> None:
    [cue] = webvtt.parse("WEBVTT\n\n00:00.000 --> 00:01.000 line:0\n  A  \n").cues  # type: ignore[union-attr]
    assert cue == Cue(0, 1000, (Run("A"),), ("line:0",))
    assert webvtt.write([cue]) == "WEBVTT\n\n00:00:00.000 --> 00:00:01.000 line:0\nA\n"
