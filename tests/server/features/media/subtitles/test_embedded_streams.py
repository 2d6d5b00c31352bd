from pathlib import Path

from server.features.media.subtitles.embedded_streams import find
from tests.server.features.media.clips import make_clip, real
from tests.server.features.media.subtitles.test_embedded import carry


def test_streams_of_text_are_found_with_their_languages(tmp_path: Path) -> None:
    assert find(str(carry(tmp_path, "a.mkv"))) == [
        {"index": 2, "language": "ben"},
        {"index": 3, "language": "eng"},
    ]
    assert find(str(make_clip(tmp_path / "plain.mp4", seconds=1, size="64x48"))) == []


def test_a_real_file(tmp_path: Path) -> None:
    [stream] = find(str(real("sample_with_ssa_subtitles.mkv")))
    assert stream["index"] == 2
