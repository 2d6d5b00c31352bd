"""Subtitle tracks as the contract shows them."""

from server.contract.subtitles import SubtitleOut
from server.features.media.subtitles.files import etag
from server.features.videos.models import Subtitle


def subtitle_out(track: Subtitle) -> SubtitleOut:
    """One track."""
    return SubtitleOut(
        language_code=track.language_code,
        language_name=track.language_name,
        is_published=track.is_published,
        is_auto_generated=track.is_auto_generated,
        etag=etag(track),
        created_at=track.created_at,
        updated_at=track.updated_at,
    )
