"""Recovery codes: made ten at a time, kept as hashes, each good once."""

import secrets
from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from server.contract.account import RECOVERY_CODES, SecurityEventKind
from server.features.identity import security_events
from server.features.identity.devices import Device
from server.features.identity.models import RecoveryCode
from server.features.identity.passwords import hash_password, verify_password
from server.features.identity.totp import plain
from server.kit.db.unit import Unit

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's Base32, without letters that are read as digits or each other."""
LENGTH = 10
"""50 bits."""
READ_AS = str.maketrans("OIL", "011")


def new_codes() -> list[str]:
    """Codes to show, in two groups of five."""
    made = ("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)) for _ in range(RECOVERY_CODES))
    return [f"{code[:5]}-{code[5:]}" for code in made]


def hashed(codes: Sequence[str]) -> list[str]:
    """What is stored of them. Takes long: never inside a transaction."""
    return [hash_password(_normal(code)) for code in codes]


def replace_all(unit: Unit, user_id: UUID, hashes: Sequence[str], device: Device) -> None:
    """Void all codes of the user, and store new ones."""
    remove_all(unit, user_id)
    for each in hashes:
        unit.session.add(RecoveryCode(user_id=user_id, code_hash=each))
    security_events.record(unit, user_id, SecurityEventKind.RECOVERY_CODES_MADE, device)


def remove_all(unit: Unit, user_id: UUID) -> None:
    """Void all codes of the user."""
    unit.session.execute(sa.delete(RecoveryCode).where(RecoveryCode.user_id == user_id))


def unused(unit: Unit, user_id: UUID) -> list[tuple[UUID, str]]:
    """Keys and hashes of those that still work."""
    rows = unit.session.execute(
        sa.select(RecoveryCode.id, RecoveryCode.code_hash).where(
            RecoveryCode.user_id == user_id, RecoveryCode.used_at.is_(None)
        )
    )
    return [(row[0], row[1]) for row in rows]


def find(text: str, stored: Sequence[tuple[UUID, str]]) -> UUID | None:
    """Which of the codes that is. Takes long: never inside a transaction."""
    typed = _normal(text)
    if len(typed) != LENGTH:
        return None
    return next((key for key, each in stored if verify_password(typed, each)[0]), None)


def spend(unit: Unit, code_id: UUID) -> bool:
    """Compare and swap: true for exactly one of several that race to use the code."""
    spent = unit.session.execute(
        sa.update(RecoveryCode)
        .where(RecoveryCode.id == code_id, RecoveryCode.used_at.is_(None))
        .values(used_at=unit.clock())
        .returning(RecoveryCode.id)
    )
    return spent.first() is not None


def _normal(code: str) -> str:
    return plain(code).upper().translate(READ_AS)
