from datetime import timedelta

import sqlalchemy as sa

from server.app.wiring import Parts
from server.contract.account import SecurityEventKind
from server.contract.identity import SocialProvider
from server.features.identity.models import (
    MailedToken,
    MailPurpose,
    PasswordResetToken,
    RefreshToken,
    SecurityEvent,
    SocialFlow,
    Throttle,
)
from server.features.identity.retention import RULES
from server.kit.db.unit import Units
from server.kit.retention import run
from tests.server.people import Person


def test_what_has_ended_is_forgotten_and_what_lives_is_kept(
    parts: Parts, units: Units, tahmina: Person
) -> None:
    # Before the sign-up, whose own traces are too young to be forgotten.
    now = units.clock() - timedelta(hours=1)
    with units.write() as unit:
        for age in (-1, 1):
            unit.session.add(
                PasswordResetToken(
                    user_id=tahmina.id, token_hash=f"{age}", expires_at=now + timedelta(days=age)
                )
            )
            unit.session.add(
                MailedToken(
                    user_id=tahmina.id,
                    purpose=MailPurpose.CONFIRM_EMAIL,
                    email="",
                    token_hash=f"{age}",
                    expires_at=now + timedelta(days=age),
                )
            )
            unit.session.add(
                SocialFlow(
                    provider=SocialProvider.GOOGLE,
                    state_hash=f"{age}",
                    secrets="",
                    redirect_uri="",
                    client_state="",
                    code_challenge="",
                    expires_at=now + timedelta(days=age),
                )
            )
            unit.session.add(Throttle(key=f"{age}", last_failed_at=now + timedelta(days=age)))
            unit.session.add(
                SecurityEvent(
                    user_id=tahmina.id,
                    kind=SecurityEventKind.SIGNED_IN,
                    created_at=now + timedelta(days=age),
                )
            )
        unit.session.add(
            RefreshToken(
                user_id=tahmina.id,
                family_id=tahmina.id,
                token_hash="ended",
                expires_at=now - timedelta(days=1),
            )
        )
    with units.read() as unit:
        assert [rule.due(unit.session, now) for rule in RULES] == [1] * len(RULES)
    for rule in RULES:
        assert sum(run(rule, parts.providers, now)) == 1
    with units.read() as unit:
        assert unit.session.scalars(sa.select(PasswordResetToken.token_hash)).all() == ["1"]
        assert "ended" not in unit.session.scalars(sa.select(RefreshToken.token_hash)).all()
