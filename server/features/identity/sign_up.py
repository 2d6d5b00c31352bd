"""Sign up: an account, and word of it for the features above."""

from server.contract.errors import ErrorCode
from server.contract.identity import NewAccount, Role, SignUp
from server.features.identity import repository
from server.features.identity.events import UserSignedUp
from server.features.identity.models import EMAIL_TAKEN, USERNAME_TAKEN, User
from server.features.identity.password_strength import check_password
from server.features.identity.passwords import hash_password
from server.kit.db.unit import Unit
from server.kit.errors import ConflictError


def sign_up(unit: Unit, asked: NewAccount, password_hash: str, role: Role = Role.CREATOR) -> User:
    """Make the account.

    The hash is made by the caller, before the transaction: argon2 takes long, and nobody
    else can write meanwhile.

    Raises:
        ConflictError: the address or the name is taken.
    """
    email = asked.email.lower()
    if repository.user_by_email(unit.session, email):
        raise ConflictError(
            EMAIL_TAKEN,
            code=ErrorCode.EMAIL_TAKEN,
            fields={"email": "An account with this address exists."},
        )
    if repository.username_taken(unit.session, asked.username):
        raise ConflictError(
            USERNAME_TAKEN,
            code=ErrorCode.USERNAME_TAKEN,
            fields={"username": "This name is taken."},
        )
    user = User(
        email=email,
        username=asked.username,
        password_hash=password_hash,
        role=role,
        preferred_language=asked.preferred_language,
        birthdate=asked.birthdate if isinstance(asked, SignUp) else None,
    )
    unit.session.add(user)
    unit.session.flush()
    unit.emit(UserSignedUp(user.id, asked.username, asked.channel_name))
    return user


def hashed(asked: NewAccount, site: str) -> str:
    """The hash of the password that was asked for. Takes long: never inside a transaction.

    Raises:
        InvalidError: the password is too easily guessed.
    """
    password = asked.password.get_secret_value()
    check_password(password, about=[site, asked.username, asked.email, asked.channel_name])
    return hash_password(password)
