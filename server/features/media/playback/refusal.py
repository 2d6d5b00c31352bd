"""What is said to somebody who gets no stream."""

from server.contract.errors import ErrorCode
from server.features.media.playback.decision import Reason
from server.features.videos.repository import NO_VIDEO
from server.kit.errors import AppError, ConflictError, GoneError, NotAllowedError, NotFoundError

GRANT_OVER = "This address of the stream is not good any more. Load the video again."
SENTENCES = {
    Reason.SIGN_IN: (
        ErrorCode.PLAYBACK_SIGN_IN,
        "This video is for adults. Sign in, so that your age is known.",
    ),
    Reason.TOO_YOUNG: (
        ErrorCode.PLAYBACK_TOO_YOUNG,
        "This video is for adults, and by your birthdate you are not one yet.",
    ),
    Reason.COUNTRY: (
        ErrorCode.PLAYBACK_COUNTRY,
        "Its creator does not show this video in the country you are in.",
    ),
    Reason.PREMIUM: (
        ErrorCode.PLAYBACK_PREMIUM,
        "This video is for members whose plan has premium videos.",
    ),
    Reason.NOT_READY: (
        ErrorCode.PLAYBACK_NOT_READY,
        "This video is still being prepared. Try again in a few minutes.",
    ),
}


def refusal(reason: Reason) -> AppError:
    """The error that tells the reason, or nothing of the video where it is hidden."""
    if reason.hidden:
        return NotFoundError(NO_VIDEO)
    code, sentence = SENTENCES[reason]
    kind = ConflictError if reason is Reason.NOT_READY else NotAllowedError
    return kind(sentence, code=code)


def grant_over() -> GoneError:
    """The error of a grant that has expired, or never was one: the player asks for another."""
    return GoneError(GRANT_OVER, code=ErrorCode.PLAYBACK_GRANT_OVER)
