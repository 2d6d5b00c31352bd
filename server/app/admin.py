"""Accounts made from the command line, by whoever runs the server."""

from server.contract.identity import NewAccount, Role
from server.features.identity.models import User
from server.features.identity.sign_up import hashed, sign_up
from server.kit.db.unit import Units


def create_admin(units: Units, asked: NewAccount, site: str) -> User:
    """Make an account with the ADMIN role, also where sign-up is closed.

    Raises:
        InvalidError: the password is too easily guessed.
        ConflictError: the address or the name is taken.
    """
    password_hash = hashed(asked, site)
    with units.write() as unit:
        return sign_up(unit, asked, password_hash, Role.ADMIN)
