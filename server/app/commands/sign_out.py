"""``chitra-server sign-out``: end sessions, as after a theft or a leak."""

from typing import Annotated
from uuid import UUID

import sqlalchemy as sa
import typer

from server.app.commands.options import DataDir, current, fail
from server.contract.account import SecurityEventKind
from server.features.identity import repository, security_events
from server.features.identity.devices import Device
from server.features.identity.models import RefreshToken
from server.kit.db.unit import Units

BY = Device("Whoever runs the server", "")
"""What the owner reads in the list of what happened."""

Email = Annotated[str | None, typer.Option(help="Whose sessions: the account's address.")]
Everybody = Annotated[bool, typer.Option("--everybody", help="The sessions of all accounts.")]


def sign_out_command(
    *, email: Email = None, everybody: Everybody = False, data_dir: DataDir = None
) -> None:
    """End the sessions of one person or of everybody; they sign in again with what they know."""
    if (email is None) is not everybody:
        fail("Say whose sessions to end: --email ADDRESS, or --everybody.")
    parts = current(data_dir)
    try:
        units = parts.providers.get(Units)
        people = _signed_in(units) if email is None else [_named(units, email)]
        for user_id in people:
            _sign_out(units, user_id)
        people_said = "1 person" if len(people) == 1 else f"{len(people)} people"
        typer.echo(f"Signed out: {people_said}. What they are reading goes on for five minutes.")
    finally:
        parts.close()


def _named(units: Units, email: str) -> UUID:
    with units.read() as unit:
        user = repository.user_by_email(unit.session, email)
        if user is None:
            fail(f"There is no account with the address {email}.")
        return user.id


def _signed_in(units: Units) -> list[UUID]:
    living = sa.select(RefreshToken.user_id).where(
        RefreshToken.revoked_at.is_(None), RefreshToken.expires_at > units.clock()
    )
    with units.read() as unit:
        return list(unit.session.scalars(living.distinct()))


def _sign_out(units: Units, user_id: UUID) -> None:
    with units.write() as unit:
        repository.revoke_sessions(unit.session, user_id, unit.clock())
        security_events.record(unit, user_id, SecurityEventKind.SIGNED_OUT_EVERYWHERE, BY)
