from server.contract.errors import ErrorCode
from server.features.media.ladders.errors import LadderRefusedError


def test_a_refusal_says_why_and_what_is_needed_instead() -> None:
    error = LadderRefusedError("It is upside down.")
    assert error.code == ErrorCode.LADDER_REFUSED
    assert error.message == "It is upside down. The file itself is needed instead."
