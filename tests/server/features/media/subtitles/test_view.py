from server.features.media.subtitles.view import subtitle_out
from server.features.videos.models import Subtitle
from server.kit.clock import now


def test_a_track_is_shown_without_its_place_in_the_store() -> None:
    track = Subtitle(
        language_code="bn",
        language_name="বাংলা",
        file_key="videos/x/1/subtitles/bn-1/track.vtt",
        is_published=True,
        is_auto_generated=True,
        created_at=now(),
        updated_at=now(),
    )
    shown = subtitle_out(track)
    assert (shown.language_code, shown.is_published, shown.is_auto_generated) == ("bn", True, True)
    assert "videos" not in shown.model_dump_json()
