import pytest

from server.features.media.subtitles import lines
from server.features.media.subtitles.errors import UnreadableSubtitlesError


def test_every_kind_of_line_end() -> None:
    assert lines.lines_of("a\r\nb\rc\n\nd") == ["a", "b", "c", "", "d"]
    assert lines.lines_of("") == [""]


def test_too_many_lines_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LINES_MAX", 3)
    assert lines.lines_of("a\nb\nc") == ["a", "b", "c"]
    with pytest.raises(UnreadableSubtitlesError, match="more than 3 lines"):
        lines.lines_of("a\nb\nc\n")


def test_a_cue_is_some_of_the_lines() -> None:
    assert lines.cue_in(["a", "b", "c", "d"], 1, 3) == "b\nc"
    assert lines.cue_in(["a"], 1, 1) == ""


def test_a_cue_that_is_too_long_is_told_by_its_line() -> None:
    with pytest.raises(UnreadableSubtitlesError, match="Line 2 of the file begins a cue of 64001"):
        lines.cue_in(["a", "x" * lines.CUE_SOURCE_MAX, "y"], 1, 3)
