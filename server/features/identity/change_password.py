"""Set a new password by somebody who knows the present one."""

from server.contract.account import PasswordChange, SecurityEventKind
from server.contract.errors import ErrorCode
from server.features.identity import mailed, repository, security_events
from server.features.identity.devices import Device
from server.features.identity.mail.letters import LetterKind
from server.features.identity.mail.post import Post
from server.features.identity.new_password import hashed_new
from server.features.identity.passwords import verify_password
from server.features.identity.tokens import UNREADABLE, Actor
from server.kit.db.unit import Units
from server.kit.errors import ConflictError, NotAllowedError, NotSignedInError

WRONG = "This is not your present password. Capital letters matter."
MEANWHILE = "The password was changed from somewhere else just now. Look before you go on."


def change_password(
    units: Units, post: Post, actor: Actor, asked: PasswordChange, device: Device
) -> None:
    """Set the password; end the other sessions where that is wanted.

    Argon2 runs between two short transactions, never inside one.

    Raises:
        NotAllowedError: the present password is another one.
        InvalidError: the new password is not good enough.
        ConflictError: it was changed from somewhere else at the same time.
    """
    with units.read() as unit:
        user = repository.user_by_id(unit.session, actor.user_id)
    if user is None:
        raise NotSignedInError(UNREADABLE)
    stored = user.password_hash
    right, _ = verify_password(asked.password.get_secret_value(), stored)
    if not right:
        with units.write() as unit:
            security_events.record(unit, user.id, SecurityEventKind.SIGN_IN_FAILED, device)
        raise NotAllowedError(WRONG, code=ErrorCode.SIGN_IN_FAILED, fields={"password": WRONG})
    password_hash = hashed_new(asked.new_password, user.email, user.username)
    with units.write() as unit:
        if not repository.swap_password(unit.session, user.id, stored, password_hash):
            raise ConflictError(MEANWHILE)
        mailed.void_all(unit.session, user.id, unit.clock())
        if asked.sign_out_others:
            repository.revoke_sessions(unit.session, user.id, unit.clock(), keep=actor.family_id)
        security_events.record(unit, user.id, SecurityEventKind.PASSWORD_CHANGED, device)
        post.tell(unit, user, LetterKind.PASSWORD_CHANGED)
