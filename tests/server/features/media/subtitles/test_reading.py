import contextlib
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.contract.subtitles import SubtitleFormat
from server.features.media.subtitles import webvtt
from server.features.media.subtitles.cues import Cue
from server.features.media.subtitles.errors import UnreadableSubtitlesError
from server.features.media.subtitles.reading import read
from tests.server.features.media.subtitles.test_substation import ASS, line
from tests.server.features.media.subtitles.test_ttml import document
from tests.server.features.media.subtitles.test_webvtt import CUES

TEXT = "আমার সোনার বাংলা"
FILES = {
    SubtitleFormat.WEBVTT: f"WEBVTT\n\n00:01.000 --> 00:02.500\n{TEXT}\n",
    SubtitleFormat.SRT: f"1\n00:00:01,000 --> 00:00:02,500\n{TEXT}\n",
    SubtitleFormat.ASS: ASS + line(TEXT),
    SubtitleFormat.SBV: f"0:00:01.000,0:00:02.500\n{TEXT}\n",
    SubtitleFormat.TTML: document(f'<div><p begin="1s" end="2.5s">{TEXT}</p></div>'),
    SubtitleFormat.MICRODVD: f"{{1}}{{1}}20\n{{20}}{{50}}{TEXT}\n",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("kind", FILES)
def test_each_kind_is_known_by_its_content(kind: SubtitleFormat, end: str, encoding: str) -> None:
    text = FILES[kind].replace("\n", end)
    if kind is SubtitleFormat.TTML:
        text = text.replace('encoding="UTF-8"', "")
    found = read(text.encode(encoding))
    assert found.format is kind
    assert [(cue.start, cue.end, cue.text) for cue in found.cues] == [(1000, 2500, TEXT)]
    assert found.left_out == 0


def test_what_nobody_would_see_is_left_out_and_counted() -> None:
    text = (
        "1\n00:00:05,000 --> 00:00:06,000\nLate\n\n2\n00:00:01,000 --> 00:00:01,000\nNever\n\n"
        "3\n00:00:02,000 --> 00:00:03,000\n\n4\n00:00:01,000 --> 00:00:02,000\nEarly\n"
    )
    found = read(text.encode())
    assert [cue.text for cue in found.cues] == ["Early", "Late"]
    assert found.left_out == 2


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "not a subtitle file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "letters cannot be read"),
        (b"Hello, these are words.", "not a subtitle file"),
        (b"WEBVTT\n\n", "no subtitles in this file"),
        (b"WEBVTT\n\n00:01 --> 00:02\nA", "Line 3 of the file"),
        (b"1\n00:00:01,000 --> 00:00:0x\nA", "Line 2 of the file"),
        (b"WEBVTT\n\n00:01.000 --> 101:00:00.000\nA", "00:00:01.000 ends after 100 hours"),
        (b"WEBVTT\n\n" + b"9" * 5000 + b":00:00.000 --> 00:01.000\nA", "no subtitles"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + b"A" * 2001, "has 2001 characters"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_a_sentence(body: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableSubtitlesError, match=sentence):
        read(body)


def test_a_file_with_too_many_cues_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.features.media.subtitles.reading.CUES_MAX", 2)
    with pytest.raises(UnreadableSubtitlesError, match="more than 2 cues in this file"):
        read(b"WEBVTT\n\n" + b"00:01.000 --> 00:02.000\nA\n\n" * 3)


MANY = 400_000
TIMES = "00:00:00.000 --> 00:00:01.000\n"


@pytest.mark.parametrize(
    ("head", "again"),
    [
        ("WEBVTT\n\n", f"{TIMES}x\n\n"),
        ("WEBVTT\n\n", f"{TIMES}<b>a</b>b\n<i>c</i>d<u>e</u>\n\n"),
        ("WEBVTT\n\n" + TIMES, "words "),
        ("WEBVTT\n\n" + TIMES, "<b>x"),
        ("WEBVTT\n\n" + TIMES, "x\u2028"),
        ("1\n" + TIMES, "xy\n"),
        ("1\n" + TIMES, "-->\n"),
        ("0:00:00.000,0:00:01.000\nx", "\nx"),
        (ASS, line("x")),
        ("<tt><body><div>", '<p begin="1s" end="2s">x</p>'),
    ],
)
def test_reading_takes_a_small_multiple_of_the_file(head: str, again: str) -> None:
    body = (head + again * ((MANY - len(head)) // len(again))).encode()
    tracemalloc.start()
    with contextlib.suppress(UnreadableSubtitlesError):
        read(body)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 25 * MANY


@settings(max_examples=30)
@given(CUES)
def test_our_own_files_are_taken_as_they_are(cues: list[Cue]) -> None:
    kept = [cue for cue in cues if cue.end > cue.start]
    text = webvtt.write(kept)
    if kept and all(cue.end < 360_000_000 for cue in kept):
        assert webvtt.write(read(text.encode()).cues) == text


@given(st.binary(max_size=300) | st.text(alphabet="0123456789:,.->{}<>[] \nWEBVT", max_size=200))
def test_whatever_is_sent_is_read_or_refused(sent: bytes | str) -> None:
    body = sent.encode() if isinstance(sent, str) else sent
    try:
        found = read(body, frame_rate=25)
    except UnreadableSubtitlesError:
        return
    assert webvtt.parse(webvtt.write(found.cues)) == webvtt.Track(list(found.cues))
