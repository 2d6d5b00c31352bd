"""Check a code of the second factor: of the authenticator app, or a recovery code."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from server.contract.account import SecurityEventKind
from server.contract.errors import ErrorCode
from server.features.identity import recovery_codes, repository, security_events, throttle, tries
from server.features.identity.devices import Device
from server.features.identity.mail.letters import LetterKind
from server.features.identity.mail.post import Post
from server.features.identity.models import User
from server.features.identity.standing import GONE
from server.features.identity.totp import is_code, matching_step
from server.kit.db.unit import Unit, Units
from server.kit.errors import AppError, InvalidError, NotSignedInError
from server.kit.sealing import Sealer

PURPOSE = "second factor"
WRONG = (
    "This code is wrong, or was used already. Wait for the next one of your authenticator app, "
    "or use a recovery code."
)


@dataclass(frozen=True)
class SecondFactor:
    """Somebody whose code is to be checked."""

    units: Units
    sealer: Sealer
    post: Post
    """Where the owner is told of what changes the ways in."""

    def check(self, user_id: UUID, code: str, device: Device, *, setting_up: bool = False) -> None:
        """Accept the code once, in transactions of its own.

        Args:
            user_id: whose it is.
            code: as typed.
            device: where it is typed.
            setting_up: only the app's code counts, of a secret that is not in use yet.

        Raises:
            InvalidError: it is wrong, or was used.
            TooManyRequestsError: wrong ones came before it, and it has to wait.
        """
        with self.units.read() as unit:
            user = repository.user_by_id(unit.session, user_id)
            if user is None:
                raise NotSignedInError(GONE)
            known = tries.is_known(unit.session, user, device.ip_address)
            codes = [] if setting_up or is_code(code) else recovery_codes.unused(unit, user_id)
        counters = tries.of_code(user, device.ip_address, known=known)
        charged = throttle.charge(self.units, counters)
        if is_code(code):
            right = user.mfa_secret is not None and self._accept_step(user, user.mfa_secret, code)
        else:
            right = self._accept_recovery(user_id, recovery_codes.find(code, codes), device)
        if not right:
            self._failed(user_id, throttle.waits_until(charged), device)
            raise wrong_code()
        with self.units.write() as unit:
            throttle.forgive(unit, charged, all_of=(tries.CODE_KIND,))

    def _accept_step(self, user: User, sealed: str, code: str) -> bool:
        secret = self.sealer.open(PURPOSE, sealed)
        step = matching_step(secret, code, self.units.clock())
        if step is None:
            return False
        with self.units.write() as unit:
            return _spend_step(unit, user.id, sealed, step)

    def _accept_recovery(self, user_id: UUID, code_id: UUID | None, device: Device) -> bool:
        if code_id is None:
            return False
        with self.units.write() as unit:
            spent = recovery_codes.spend(unit, code_id)
            if spent:
                kind = SecurityEventKind.RECOVERY_CODE_USED
                security_events.record(unit, user_id, kind, device)
                user = unit.session.get_one(User, user_id)
                self.post.tell(unit, user, LetterKind.RECOVERY_CODE_USED)
            return spent

    def _failed(self, user_id: UUID, blocked_until: datetime | None, device: Device) -> None:
        with self.units.write() as unit:
            repository.count_failure(unit.session, user_id, blocked_until)
            security_events.record(unit, user_id, SecurityEventKind.SIGN_IN_FAILED, device)


def wrong_code() -> AppError:
    """The refusal; whether the code was wrong or late is not told."""
    return InvalidError(WRONG, code=ErrorCode.CODE_WRONG, fields={"code": WRONG})


def _spend_step(unit: Unit, user_id: UUID, sealed: str, step: int) -> bool:
    """Compare and swap: true for one of several that race with a code, and never again for it."""
    spent = unit.session.execute(
        sa.update(User)
        .where(
            User.id == user_id,
            User.mfa_secret == sealed,
            sa.or_(User.mfa_last_step.is_(None), User.mfa_last_step < step),
        )
        .values(mfa_last_step=step)
        .returning(User.id)
        .execution_options(synchronize_session=False)
    )
    return spent.first() is not None
