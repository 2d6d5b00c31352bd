"""Accounts made from the command line, by whoever runs the server."""

from server.contract.identity import NewAccount, Role
from server.features.identity.mail.post import Post
from server.features.identity.models import User
from server.features.identity.roles import role_changed
from server.features.identity.sign_up import hashed, sign_up
from server.kit.db.unit import Units


def create_admin(units: Units, post: Post, asked: NewAccount, site: str) -> User:
    """Make an account with the ADMIN role, also where sign-up is closed, and tell its owner.

    Raises:
        InvalidError: the password is too easily guessed.
        ConflictError: the address or the name is taken.
    """
    password_hash = hashed(asked, site)
    with units.write() as unit:
        user = sign_up(unit, asked, password_hash, Role.ADMIN)
        role_changed(unit, post, user)
        return user
