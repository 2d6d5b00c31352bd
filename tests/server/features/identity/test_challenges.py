from datetime import UTC, datetime, timedelta

import pytest

from server.contract.errors import ErrorCode
from server.features.identity.challenges import LIFE, Challenges
from server.kit.errors import NotSignedInError
from server.kit.ids import new_id

SECRET = "a secret of at least thirty-two bytes"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def test_a_challenge_is_for_one_person_and_one_password() -> None:
    user_id = new_id()
    token, ends = Challenges([SECRET], lambda: NOW).issue(user_id, "the hash")
    read = Challenges([SECRET], lambda: NOW).read(token)
    assert (read.user_id, ends) == (user_id, NOW + LIFE)
    assert read.fits("the hash")
    assert not read.fits("another hash")
    assert "the hash" not in token


def test_a_challenge_that_is_over_says_to_begin_again() -> None:
    token, _ = Challenges([SECRET], lambda: NOW).issue(new_id(), "the hash")
    later = Challenges([SECRET], lambda: NOW + LIFE + timedelta(seconds=1))
    with pytest.raises(NotSignedInError) as caught:
        later.read(token)
    assert caught.value.code is ErrorCode.SESSION_ENDED
    assert "Begin again" in caught.value.message
