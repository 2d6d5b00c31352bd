"""How a viewer watches a video."""

from uuid import UUID

from pydantic import AwareDatetime

from server.contract.media import Resolution
from server.contract.shapes import Out


class PlaybackOut(Out):
    """A stream that the asker may have.

    Refused with ``playback.sign_in``, ``.too_young``, ``.country`` or ``.premium``, and with
    ``playback.not_ready`` while no size is ready that the asker may have.
    """

    version_id: UUID
    playlist_path: str
    """Path of the multivariant playlist. It needs no token: it carries a grant, and so do all
    addresses in it. Who has the path can watch, so keep it to the viewer."""
    storyboard_path: str | None
    """Path of a WebVTT file with a small picture for each moment, as ``{name}#xywh=x,y,w,h`` of an
    image beside it; null where there is none. It carries the grant as well."""
    preview_path: str | None
    """Path of a few silent seconds of it as an animated WebP, for lists; null where there is none,
    as for videos of less than six seconds. It carries the grant as well."""
    resolutions: list[Resolution]
    """The sizes they get, lowest first."""
    expires_at: AwareDatetime
    """When the addresses end; ask again then."""
