from datetime import UTC, datetime, timedelta

import pytest

from server.features.identity.models import RefreshToken

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changed", "valid"),
    [
        ({}, True),
        ({"spent_at": NOW}, False),
        ({"revoked_at": NOW}, False),
        ({"expires_at": NOW}, False),
    ],
)
def test_a_token_is_valid_until_spent_revoked_or_expired(
    changed: dict[str, datetime], valid: bool
) -> None:
    token = RefreshToken(**{"expires_at": NOW + timedelta(seconds=1), **changed})
    assert token.is_valid(NOW) is valid
