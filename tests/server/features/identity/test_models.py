from datetime import UTC, datetime, timedelta

import pytest

from server.contract.identity import Role, UserStatus
from server.features.identity.models import PasswordResetToken, RefreshToken, User

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


def test_a_revoked_token_keeps_the_time_of_its_first_revocation() -> None:
    token = RefreshToken(expires_at=NOW + timedelta(days=1))
    token.revoke(NOW)
    token.revoke(NOW + timedelta(hours=1))
    assert (token.revoked, token.revoked_at) == (True, NOW)
    assert not token.is_valid(NOW)


def test_a_reset_token_works_once_and_not_for_ever() -> None:
    token = PasswordResetToken(expires_at=NOW + timedelta(minutes=30))
    assert token.is_valid(NOW)
    assert not token.is_valid(NOW + timedelta(minutes=30))
    token.use(NOW)
    assert (token.used, token.used_at) == (True, NOW)
    assert not token.is_valid(NOW)


@pytest.mark.parametrize(
    ("names", "full"), [(("Tahmina", "Anwar"), "Tahmina Anwar"), (("", ""), "tahmina")]
)
def test_the_full_name_falls_back_to_the_user_name(names: tuple[str, str], full: str) -> None:
    user = User(username="tahmina", first_name=names[0], last_name=names[1])
    assert user.full_name == full


def test_flags_follow_role_and_status() -> None:
    user = User(username="tahmina")
    assert (user.role, user.is_staff, user.is_active, user.is_creator) == (
        Role.VIEWER,
        False,
        True,
        False,
    )
    user.role = Role.ADMIN
    assert (user.is_staff, user.is_creator) == (True, True)
    user.soft_delete(NOW)
    assert (user.status, user.is_active, user.deleted_at) == (UserStatus.DELETED, False, NOW)
