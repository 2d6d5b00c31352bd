from hypothesis import given
from hypothesis import strategies as st

from server.features.media.subtitles import webvtt as servers
from studio.features.subtitles.cue import Cue, Cues
from studio.features.subtitles.webvtt import read, stamp, write
from tests.studio.features.subtitles.examples import PLAIN, STYLED, track, tracks


@given(tracks(st.one_of(PLAIN, STYLED)))
def test_what_is_written_is_read_as_it_was(cues: Cues) -> None:
    assert read(write(cues)) == cues


@given(tracks(st.one_of(PLAIN, STYLED)))
def test_the_server_reads_the_same_and_writes_it_back(cues: Cues) -> None:
    theirs = servers.parse(write(cues))
    assert theirs is not None
    assert [(cue.start, cue.end) for cue in theirs.cues] == [(c.start, c.end) for c in cues]
    assert read(servers.write(theirs.cues)) == cues


def test_settings_and_times_beyond_an_hour_stay() -> None:
    cues = (Cue(1, 3_723_004, 3_725_000, "<i>on top</i>\nsecond", "line:0 align:start"),)
    assert "01:02:03.004 --> 01:02:05.000 line:0 align:start" in write(cues)
    assert read(write(cues)) == cues
    assert stamp(-5) == "00:00:00.000"


def test_words_cannot_end_a_cue_or_make_another() -> None:
    cues = track((0, 1000, "a --> b\n\n00:01.000 --> 00:02.000\nc"))
    assert len(read(write(cues))) == 1


def test_notes_and_names_are_passed_over() -> None:
    text = (
        "WEBVTT\r\n\r\nNOTE hello\r\n\r\nfirst\r\n00:01.000 --> 00:02.500\r\nReady &amp; done\r\n"
    )
    assert [(c.start, c.end, c.text) for c in read(text)] == [(1000, 2500, "Ready & done")]
