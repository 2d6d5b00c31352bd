"""What a creator's computer says of the source that it made a ladder of. None of it is believed.

It only tells what to expect: whatever is taken is measured, and held to the limits of what this
server would have made of such a source.
"""

from pydantic import BaseModel, ConfigDict, ValidationError

from server.contract.acceptance import MAX_PIXELS, MIN_SIDE
from server.contract.media import Resolution
from server.features.media.ladder import Rung, plan
from server.features.media.ladders.bundle import BROKEN
from server.features.media.ladders.errors import LadderRefusedError
from server.features.media.source import MediaInfo

UNUSUAL = "What was sent claims to be made of a video that no camera makes."
NOT_PLANNED = "These are not the sizes that this server offers such a video in."
MOST_SECONDS = 24 * 3600.0
FASTEST_FPS = 240
CODEC_CHARACTERS = 32


class Claim(BaseModel):
    """What the first file of a bundle holds."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)

    source: MediaInfo
    rungs: tuple[Resolution, ...]


def read_claim(text: bytes) -> tuple[MediaInfo, tuple[Rung, ...]]:
    """The source as it is claimed, and the sizes that come, as this server plans them.

    Raises:
        LadderRefusedError: it cannot be read, or this server would not make these sizes.
    """
    try:
        claim = Claim.model_validate_json(text)
    except ValidationError as error:
        raise LadderRefusedError(BROKEN) from error
    info = claim.source
    if not _usual(info):
        raise LadderRefusedError(UNUSUAL)
    planned = plan(info)
    rungs = tuple(rung for rung in planned if rung.resolution in claim.rungs)
    # The lowest is what everybody can have; in between, those that bring nothing are left out.
    if [rung.resolution for rung in rungs] != list(claim.rungs) or planned[0] not in rungs:
        raise LadderRefusedError(NOT_PLANNED)
    return info, rungs


def _usual(info: MediaInfo) -> bool:
    sides = (info.width, info.height, info.coded_width, info.coded_height)
    sized = min(sides) >= MIN_SIDE and max(info.width * info.height, sides[2] * sides[3]) <= (
        MAX_PIXELS
    )
    paced = info.fps_den > 0 and 0 < info.fps_num <= FASTEST_FPS * info.fps_den
    codec = info.video_codec
    named = codec.isascii() and codec.isprintable() and len(codec) <= CODEC_CHARACTERS
    return sized and paced and named and 0 < info.duration <= MOST_SECONDS
