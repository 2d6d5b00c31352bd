import pytest

from server.contract.media import Resolution
from server.features.media.playback.names import piece


@pytest.mark.parametrize(
    ("name", "rung", "content_type"),
    [
        ("240p.m3u8", Resolution.P240, "application/vnd.apple.mpegurl"),
        ("1080p.mp4", Resolution.P1080, "video/mp4"),
        ("720p-iframes.m3u8", Resolution.P720, "application/vnd.apple.mpegurl"),
        ("audio.mp4", None, "audio/mp4"),
        ("audio-2.m3u8", None, "application/vnd.apple.mpegurl"),
        ("storyboard.vtt", None, "text/vtt"),
        ("thumbnail-3.jpg", None, "image/jpeg"),
        ("preview.webp", None, "image/webp"),
        ("storyboard-12.jpg", None, "image/jpeg"),
    ],
)
def test_what_the_packager_writes(name: str, rung: Resolution | None, content_type: str) -> None:
    found = piece(name)
    assert found is not None
    assert (found.rung, found.content_type) == (rung, content_type)


@pytest.mark.parametrize(
    "name",
    [
        "../source",
        "240P.mp4",
        "999p.mp4",
        "240p.mp4/",
        "240p.mp4\x00.jpg",
        "source",
        "",
        "storyboard-.jpg",
        "storyboard-1.jpg/",
        "storyboard-1.vtt",
        "thumbnail-.jpg",
        "preview-1.webp",
        "preview.webp/",
        "../storyboard.vtt",
    ],
)
def test_no_other_name_exists(name: str) -> None:
    assert piece(name) is None
