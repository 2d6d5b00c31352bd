from collections.abc import Iterable

import pytest

from server.features.media.subtitles import cue_text, subrip
from server.features.media.subtitles.cues import Cue
from server.features.media.subtitles.errors import UnreadableSubtitlesError


def shown(cues: Iterable[Cue]) -> list[tuple[int, int, str]]:
    return [(cue.start, cue.end, cue_text.write(cue.runs)) for cue in cues]


def srt(text: str) -> list[tuple[int, int, str]]:
    return shown(subrip.read(text.split("\n")))


@pytest.mark.parametrize(
    ("words", "clean"),
    [
        ("<i>x</i> <B>y</B> <u >z</u >", "<i>x</i> <b>y</b> <u>z</u>"),
        ('<font color="#ff0000">red</font>', "red"),
        ("I <3 you & AT&T", "I &lt;3 you &amp; AT&amp;T"),
        ("a --> b", "a --&gt; b"),
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        ("{\\an8}{\\pos(1,2)}top", "top"),
        ("one\n\n\ntwo", "one\ntwo"),
        ("1984", "1984"),
        ("In\n1984", "In\n1984"),
        ("আমি <b>তোমায়</b>", "আমি <b>তোমায়</b>"),
    ],
)
def test_words(words: str, clean: str) -> None:
    last = "00:00:05,000 --> 00:00:06,000\nlast"
    found = srt(f"1\n00:00:01,000 --> 00:00:02,000\n{words}\n\n2\n{last}\n")
    assert found == [(1000, 2000, clean), (5000, 6000, "last")]


@pytest.mark.parametrize(
    "times",
    [
        "00:00:01,500 --> 00:00:02,000",
        "0:0:1,5-->0:0:2,0",
        "00:00:01.500 --> 00:00:02",
        "00:01,500 --> 00:02,000",
        "  00:00:01,500  -->  00:00:02,000  X1:10 X2:20 Y1:1 Y2:2",
    ],
)
def test_times_as_they_are_found_in_files(times: str) -> None:
    assert srt(f"{times}\nA") == [(1500, 2000, "A")]


def test_a_file_without_numbers_and_empty_lines() -> None:
    text = "00:00:01,000 --> 00:00:02,000\nA\n00:00:03,000 --> 00:00:04,000\nB\n3\n"
    assert srt(text) == [(1000, 2000, "A"), (3000, 4000, "B\n3")]


def test_an_empty_cue_before_another() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\nB"
    assert srt(text) == [(1000, 2000, ""), (3000, 4000, "B")]


def test_what_is_to_be_at_the_top_is() -> None:
    [cue] = subrip.read(["00:00:01,000 --> 00:00:02,000", "{\\an8}A"])
    assert cue.settings == ("line:0",)


@pytest.mark.parametrize("times", ["00:00:01,000 --> 00:00:xx", "00:00 01,000 --> 00:00:02,000"])
def test_a_wrong_line_is_named(times: str) -> None:
    text = f"1\n00:00:01,000 --> 00:00:02,000\nA\n\n2\n{times}\nB\n"
    with pytest.raises(UnreadableSubtitlesError, match="Line 6 of the file has times"):
        srt(text)


def test_sbv() -> None:
    lines = [
        "",
        "0:00:01.000,0:00:02.500",
        "A & <b>[br]more",
        "",
        "0:00:03.000,0:00:04.000",
        "B",
        "",
    ]
    assert subrip.is_sbv(lines)
    assert shown(subrip.read_sbv(lines)) == [
        (1000, 2500, "A &amp; &lt;b&gt;\nmore"),
        (3000, 4000, "B"),
    ]
    with pytest.raises(UnreadableSubtitlesError, match="Line 5 of the file has times"):
        shown(subrip.read_sbv(["0:00:01.000,0:00:02.500", "A", "", "", "0:00:3.000,x", "B"]))


def test_srt_is_no_sbv() -> None:
    assert not subrip.is_sbv(["1", "0:00:01.000,0:00:02.500"])
    assert not subrip.is_sbv([])
