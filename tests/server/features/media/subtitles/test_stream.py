import m3u8  # type: ignore[import-untyped]
import pytest
import webvtt as independent

from server.features.media.subtitles import stream, webvtt
from server.features.media.subtitles.cues import Cue, Run


def cue(start: float, end: float, text: str) -> Cue:
    return Cue(round(start * 1000), round(end * 1000), (Run(text),))


TRACK = webvtt.write(
    [cue(0, 2, "শুরু"), cue(58.5, 61, "Across"), cue(60, 62, "A --> b & c"), cue(125, 130, "Last")]
)


@pytest.mark.parametrize(
    ("seconds", "lengths", "target"),
    [
        (0.4, [0.4], 1),
        (12.5, [12.5], 13),
        (60, [60], 60),
        (60.04, [60, 0.04], 60),
        (130.5, [60, 60, 10.5], 60),
    ],
)
def test_the_playlist_spans_the_whole_video(
    seconds: float, lengths: list[float], target: int
) -> None:
    text = stream.playlist(seconds, "bn")
    playlist = m3u8.loads(text)
    assert [segment.duration for segment in playlist.segments] == pytest.approx(lengths)
    assert playlist.target_duration == target
    assert (playlist.playlist_type, playlist.is_endlist) == ("vod", True)
    assert [segment.uri for segment in playlist.segments] == [
        f"bn/{number}.vtt" for number in range(stream.count(seconds))
    ]


def test_every_segment_has_its_cues_whole_and_says_how_times_relate() -> None:
    texts = []
    for number in range(3):
        text = stream.segment(TRACK, number)
        assert text.startswith("WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n\n")
        texts.append([each.text for each in independent.from_string(text).captions])
    assert texts == [
        ["শুরু", "Across"],
        ["Across", "A --&gt; b &amp; c"],
        ["Last"],
    ]
    assert "00:00:58.500 --> 00:01:01.000\nAcross\n" in stream.segment(TRACK, 1)


def test_a_segment_without_words_is_empty_but_right() -> None:
    text = stream.segment(webvtt.write([cue(0, 2, "A")]), 1)
    assert text == f"WEBVTT\n{stream.TIMESTAMP_MAP}\n"
    assert webvtt.parse(text) == webvtt.Track()


def test_a_cue_that_ends_at_the_border_is_not_in_the_next() -> None:
    track = webvtt.write([cue(50, 60, "A"), cue(60, 61, "B")])
    assert "A" not in stream.segment(track, 1).split("\n\n", 1)[1]
    assert "\nB\n" not in stream.segment(track, 0)
