"""The one place where a password that takes another's place is looked at and hashed."""

from pydantic import SecretStr

from server.features.identity.passwords import hash_password


def hashed_new(password: SecretStr, *_about: str) -> str:
    """The hash to store.

    Args:
        password: The new one.
        _about: What somebody who knows the person would try: address, user name.
    """
    return hash_password(password.get_secret_value())
