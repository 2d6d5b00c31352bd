"""What people say of themselves."""

from uuid import UUID

from server.contract.profile import ProfileChange, ProfileOut
from server.features.identity import repository
from server.features.identity.models import User
from server.features.identity.tokens import UNREADABLE
from server.kit.db.lock import locked
from server.kit.db.unit import Unit
from server.kit.errors import NotSignedInError


def profile_of(unit: Unit, user_id: UUID) -> ProfileOut:
    """What that person says.

    Raises:
        NotSignedInError: the account is gone.
    """
    user = repository.user_by_id(unit.session, user_id)
    if user is None:
        raise NotSignedInError(UNREADABLE)
    return _profile_out(user)


def change_profile(unit: Unit, user_id: UUID, asked: ProfileChange) -> ProfileOut:
    """Apply what was asked; what was not sent stays. Letters come in the language from now on.

    Raises:
        NotSignedInError: the account is gone.
    """
    user = locked(unit.session, User, user_id)
    if user is None:
        raise NotSignedInError(UNREADABLE)
    for name, value in asked.model_dump(exclude_none=True).items():
        setattr(user, name, value)
    return _profile_out(user)


def _profile_out(user: User) -> ProfileOut:
    return ProfileOut(
        username=user.username,
        first_name=user.first_name,
        last_name=user.last_name,
        bio=user.bio,
        avatar_url=user.avatar_url,
        preferred_language=user.preferred_language,
        email_notifications_enabled=user.email_notifications_enabled,
    )
