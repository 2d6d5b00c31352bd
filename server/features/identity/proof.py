"""Prove anew who asks, before something that cannot be undone."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from server.contract.account import Proof, ProofOut
from server.contract.errors import ErrorCode
from server.contract.identity import SignIn
from server.features.identity import repository, sign_in
from server.features.identity.devices import Device
from server.features.identity.models import User
from server.features.identity.second_factor import SecondFactor
from server.features.identity.standing import ENDED, GONE
from server.features.identity.tokens import AccessTokens, Actor
from server.kit.db.lock import locked
from server.kit.errors import AppError, InvalidError, NotAllowedError, NotSignedInError

LASTS = timedelta(minutes=10)
NEEDED = (
    "Prove once more that it is you, by your password or by a linked account, then do this again."
)
WRONG_PASSWORD = "This is not your password. Check it; capital letters matter."  # noqa: S105
CODE_NEEDED = "Give a code of your authenticator app as well, or a recovery code."


def ask_for_proof() -> AppError:
    """The refusal of what needs a proof."""
    return NotAllowedError(NEEDED, code=ErrorCode.PROOF_NEEDED)


def is_fresh(actor: Actor, at: datetime) -> bool:
    """Whether the person has proved who they are just now."""
    return actor.proved_at is not None and at - actor.proved_at <= LASTS


@dataclass(frozen=True)
class Proving:
    """Checks the proof."""

    checking: SecondFactor
    tokens: AccessTokens

    def prove(self, actor: Actor, asked: Proof, device: Device) -> ProofOut:
        """An access token that remembers the proof, as does the session.

        Raises:
            InvalidError: password or code is wrong or missing.
            TooManyRequestsError: wrong ones came before, and it has to wait.
            NotSignedInError: the session was ended meanwhile.
        """
        units = self.checking.units
        with units.read() as unit:
            user = repository.user_by_id(unit.session, actor.user_id)
            if user is None:
                raise NotSignedInError(GONE)
        given = SignIn(email=user.email, password=asked.password)
        try:
            known = sign_in.authenticate(units, given, device)
        except NotSignedInError as error:
            raise InvalidError(
                WRONG_PASSWORD, code=ErrorCode.SIGN_IN_FAILED, fields={"password": WRONG_PASSWORD}
            ) from error
        if known.second_factor:
            if asked.code is None:
                raise InvalidError(
                    CODE_NEEDED, code=ErrorCode.CODE_NEEDED, fields={"code": CODE_NEEDED}
                )
            self.checking.check(actor.user_id, asked.code, device)
        return self.remember(
            actor, second_factor=known.second_factor, password_hash=known.password_hash
        )

    def remember(
        self, actor: Actor, *, second_factor: bool, password_hash: str | None = None
    ) -> ProofOut:
        """The proof was good: an access token that says so.

        Args:
            actor: who gave it.
            second_factor: a code was part of it.
            password_hash: of the password that was part of it, if one was.

        Raises:
            NotSignedInError: the session was ended meanwhile, or the password changed.
        """
        with self.checking.units.write() as unit:
            at = unit.clock()
            # A password that was changed since it was checked proves nothing any more.
            user = locked(unit.session, User, actor.user_id)
            if user is None or password_hash not in {None, user.password_hash}:
                raise NotSignedInError(ENDED, code=ErrorCode.SESSION_ENDED)
            stored = repository.prove_family(
                unit.session, actor.family_id, at, second_factor=second_factor
            )
            if not stored:
                raise NotSignedInError(ENDED, code=ErrorCode.SESSION_ENDED)
        proved = Actor(
            user.id, user.role, actor.family_id, proved_at=at, second_factor=second_factor
        )
        access, expires_at = self.tokens.issue(proved)
        return ProofOut(access_token=access, access_expires_at=expires_at, proved_until=at + LASTS)
