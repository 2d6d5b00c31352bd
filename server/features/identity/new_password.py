"""The one place where a password that takes another's place is looked at and hashed."""

from pydantic import SecretStr

from server.features.identity.password_strength import check_password
from server.features.identity.passwords import hash_password


def hashed_new(password: SecretStr, *about: str) -> str:
    """The hash to store. Takes long: never inside a transaction.

    Args:
        password: The new one.
        about: What somebody who knows the person would try: site, user name, address.

    Raises:
        InvalidError: the password is too easily guessed.
    """
    plain = password.get_secret_value()
    check_password(plain, about=about)
    return hash_password(plain)
