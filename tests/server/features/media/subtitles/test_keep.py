import pytest

from server.features.media.subtitles.errors import SubtitlesChangedError
from server.features.media.subtitles.files import etag
from server.features.media.subtitles.keep import CHANGED, GONE, THERE_ALREADY, check_match
from server.features.videos.models import Subtitle

TRACK = Subtitle(file_key="videos/x/1/subtitles/en-1/track.vtt")
OTHER = Subtitle(file_key="videos/x/1/subtitles/en-2/track.vtt")


@pytest.mark.parametrize(
    ("track", "if_match"),
    [
        (None, None),
        (TRACK, etag(TRACK)),
        (TRACK, f'"another", {etag(TRACK)}'),
        (TRACK, "*"),
    ],
)
def test_who_has_seen_what_there_is_goes_on(track: Subtitle | None, if_match: str | None) -> None:
    check_match(track, if_match)


@pytest.mark.parametrize(
    ("track", "if_match", "sentence"),
    [
        (None, etag(TRACK), GONE),
        (None, "*", GONE),
        (TRACK, None, THERE_ALREADY),
        (TRACK, etag(OTHER), CHANGED),
        (TRACK, f"W/{etag(TRACK)}", CHANGED),
        (TRACK, "", CHANGED),
    ],
)
def test_who_has_not_is_told(track: Subtitle | None, if_match: str | None, sentence: str) -> None:
    with pytest.raises(SubtitlesChangedError) as caught:
        check_match(track, if_match)
    assert caught.value.message == sentence
