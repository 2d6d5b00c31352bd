import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.features.subtitles.cue import Cue, Cues
from studio.features.subtitles.exchange import (
    FileFormat,
    losses_of,
    read_file,
    suffix_of,
    write_file,
)
from studio.features.subtitles.reading import plain
from studio.kit.errors import LocalFileUnreadable
from tests.studio.features.subtitles.examples import BENGALI, PLAIN, STYLED, track, tracks

STYLES = {FileFormat.SRT, FileFormat.WEBVTT, FileFormat.ASS, FileFormat.SSA, FileFormat.JSON}
UNIT = {FileFormat.MICRODVD: 40, FileFormat.MPL2: 100, FileFormat.TMP: 1000}
"""Milliseconds that a format can tell apart, at 25 frames a second; 10 of the others."""


@pytest.mark.parametrize("kind", FileFormat)
@settings(max_examples=25)
@given(data=st.data())
def test_a_format_gives_back_all_that_it_can_hold(kind: FileFormat, data: st.DataObject) -> None:
    texts = st.one_of(PLAIN, STYLED) if kind in STYLES else PLAIN
    cues = data.draw(tracks(texts, unit=UNIT.get(kind, 10)))
    back = read_file(write_file(cues, kind).encode())
    assert [cue.text for cue in back] == [cue.text for cue in cues]
    assert [cue.start for cue in back] == [cue.start for cue in cues]
    if kind is not FileFormat.TMP:  # which has no ends
        assert [cue.end for cue in back] == [cue.end for cue in cues]
        assert not losses_of(cues, kind).cues


def test_what_a_format_cannot_hold_is_counted() -> None:
    cues = (
        Cue(1, 0, 1233, "<b>bold</b>"),
        Cue(2, 2000, 3000, "on top", "line:0"),
        Cue(3, 4000, 5000, "{braces}"),
    )
    assert not losses_of(cues, FileFormat.WEBVTT).cues
    subrip = losses_of(cues, FileFormat.SRT)
    assert (subrip.gone, subrip.times, subrip.words, subrip.looks) == (0, 0, 0, 1)
    ttml = losses_of(cues, FileFormat.TTML)
    assert ttml.looks == 2
    assert losses_of(cues, FileFormat.ASS).times == 1
    assert losses_of(cues, FileFormat.MICRODVD).cues


def test_files_come_in_any_encoding() -> None:
    text = f"1\n00:00:01,000 --> 00:00:02,000\n{BENGALI}\n"
    for content in (
        text.encode(),
        codecs.BOM_UTF8 + text.encode(),
        text.encode("utf-16"),
        text.replace("\n", "\r\n").encode(),
    ):
        assert read_file(content)[0].text == BENGALI
    french = "1\n00:00:01,000 --> 00:00:02,000\nLes élèves étaient là.\n"
    french += (
        "2\n00:00:03,000 --> 00:00:04,000\nÀ l'école, où ça n'a jamais été prêt, même l'été.\n"
    )
    assert "élèves" in read_file(french.encode("cp1252"))[0].text


def test_marks_of_other_programs_become_ours_or_go() -> None:
    ass = (
        "[Script Info]\nScriptType: v4.00+\n\n[Events]\n"
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        "Dialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,{\\an8\\i1}Up{\\i0}\\Nand\\hdown\n"
        "Comment: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,not shown\n"
    )
    cues: Cues = read_file(ass.encode())
    assert [(c.start, c.end, c.text) for c in cues] == [(1000, 2500, "<i>Up</i>\nand\u00a0down")]


@pytest.mark.parametrize("content", [b"", b"hello", b"\x00\x01\x02", b"x" * (16 * 1024 * 1024 + 1)])
def test_what_is_no_subtitle_file_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(LocalFileUnreadable, match="no subtitle file"):
        read_file(content)


def test_suffixes_are_the_formats_own() -> None:
    assert suffix_of(FileFormat.SRT) == ".srt"
    assert suffix_of(FileFormat.MICRODVD) == ".sub"
    assert (
        plain(read_file(write_file(track((0, 900, "a")), FileFormat.SRT).encode())[0].text) == "a"
    )
