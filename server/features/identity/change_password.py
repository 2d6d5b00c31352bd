"""Set a new password by somebody who knows the present one."""

from dataclasses import dataclass

from server.contract.account import PasswordChange, SecurityEventKind
from server.contract.errors import ErrorCode
from server.contract.identity import SignIn
from server.features.identity import mailed, repository, security_events, sign_in
from server.features.identity.devices import Device
from server.features.identity.mail.letters import LetterKind
from server.features.identity.mail.post import Post
from server.features.identity.models import User
from server.features.identity.new_password import hashed_new
from server.features.identity.tokens import UNREADABLE, Actor
from server.kit.db.unit import Units
from server.kit.errors import ConflictError, InvalidError, NotSignedInError

WRONG = "This is not your present password. Capital letters matter."
MEANWHILE = "The password was changed from somewhere else just now. Look before you go on."


@dataclass(frozen=True)
class PasswordChanging:
    """Changes passwords."""

    units: Units
    post: Post
    site: str

    def change(self, actor: Actor, asked: PasswordChange, device: Device) -> None:
        """Set the password; end the other sessions where that is wanted.

        Argon2 runs between short transactions, never inside one.

        Raises:
            InvalidError: the present password is another one, or the new one is not good enough.
            TooManyRequestsError: wrong ones came before, and it has to wait.
            ConflictError: it was changed from somewhere else at the same time.
        """
        with self.units.read() as unit:
            user = repository.user_by_id(unit.session, actor.user_id)
        if user is None:
            raise NotSignedInError(UNREADABLE)
        stored = self._checked(user, asked, device)
        password_hash = hashed_new(asked.new_password, self.site, user.username, user.email)
        with self.units.write() as unit:
            at = unit.clock()
            if not repository.swap_password(unit.session, user.id, stored, password_hash):
                raise ConflictError(MEANWHILE)
            mailed.void_all(unit.session, user.id, at)
            if asked.sign_out_others:
                repository.revoke_sessions(unit.session, user.id, at, keep=actor.family_id)
            security_events.record(unit, user.id, SecurityEventKind.PASSWORD_CHANGED, device)
            self.post.tell(unit, user, LetterKind.PASSWORD_CHANGED)

    def _checked(self, user: User, asked: PasswordChange, device: Device) -> str:
        """The hash of the present password, which was right.

        It is tried as at a sign-in: who has got hold of a session does not guess faster here.
        """
        given = SignIn(email=user.email, password=asked.password)
        try:
            return sign_in.authenticate(self.units, given, device).password_hash
        except NotSignedInError as error:
            raise InvalidError(
                WRONG, code=ErrorCode.SIGN_IN_FAILED, fields={"password": WRONG}
            ) from error
