"""Why a ladder that a creator's computer made is not taken."""

from server.contract.errors import ErrorCode
from server.features.media.errors import RefusedMediaError


class LadderRefusedError(RefusedMediaError):
    """What was sent is not what this server would have made; it takes the source instead."""

    def __init__(self, reason: str) -> None:
        super().__init__(ErrorCode.LADDER_REFUSED, f"{reason} The file itself is needed instead.")
