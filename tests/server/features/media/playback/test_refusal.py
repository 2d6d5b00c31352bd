import pytest

from server.features.media.playback.decision import Reason
from server.features.media.playback.refusal import SENTENCES, grant_over, refusal
from server.kit.errors import NotFoundError


@pytest.mark.parametrize("reason", Reason)
def test_what_is_hidden_is_not_found_and_all_else_has_its_sentence(reason: Reason) -> None:
    error = refusal(reason)
    assert isinstance(error, NotFoundError) is reason.hidden
    if not reason.hidden:
        assert (error.code, error.message) == SENTENCES[reason]


def test_a_grant_that_is_over_is_gone() -> None:
    assert grant_over().status == 410
