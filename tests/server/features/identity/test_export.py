from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa

from server.app.wiring import Parts
from server.contract.account import ExportState
from server.features.identity.devices import NOWHERE
from server.features.identity.export import (
    LINK_LIFE,
    PATH,
    PAUSE,
    ask_export,
    export_out,
    exports_of,
    file_of,
    link_to,
)
from server.features.identity.models import DataExport, User
from server.features.identity.tokens import AccessTokens, Actor
from server.kit.db.unit import Unit, Units
from server.kit.errors import ConflictError, NotFoundError, NotSignedInError
from server.kit.sealing import Sealer
from tests.server.features.identity.authenticator import Turned
from tests.server.people import Person
from tests.server.races import overlap

KEY = "exports/x/y/chitra-data.zip"


@pytest.fixture
def sealer(parts: Parts) -> Sealer:
    return parts.providers.get(Sealer)


@pytest.fixture
def actor(parts: Parts, tahmina: Person) -> Actor:
    return parts.providers.get(AccessTokens).read(tahmina.session.access_token)


@pytest.fixture
def ready(units: Units, actor: Actor) -> DataExport:
    """A copy that can be fetched until tomorrow."""
    with units.write() as unit:
        export = DataExport(
            user_id=actor.user_id,
            state=ExportState.READY,
            file_key=KEY,
            size_bytes=7,
            created_at=unit.clock(),
            expires_at=unit.clock() + timedelta(days=1),
        )
        unit.session.add(export)
    return export


def _link(units: Units, sealer: Sealer, actor: Actor, export_id: UUID) -> str:
    with units.read() as unit:
        return link_to(unit, sealer, actor, export_id, NOWHERE).url


def _states(units: Units) -> dict[ExportState, str | None]:
    with units.read() as unit:
        found = unit.session.scalars(sa.select(DataExport)).all()
    return {each.state: each.file_key for each in found}


def test_one_copy_is_made_at_a_time(units: Units, actor: Actor) -> None:
    with units.write() as unit:
        export = ask_export(unit, actor, NOWHERE)
        assert export_out(export, unit.clock()).state is ExportState.WAITING
    with units.write() as unit, pytest.raises(ConflictError, match="being made"):
        ask_export(unit, actor, NOWHERE)


def test_of_two_asked_for_at_once_one_is_made(units: Units, actor: Actor) -> None:
    def ask(unit: Unit) -> None:
        ask_export(unit, actor, NOWHERE)

    [refused] = overlap(units, ask, ask)
    assert isinstance(refused, ConflictError)
    assert _states(units) == {ExportState.WAITING: None}


def test_a_new_copy_takes_the_place_of_the_one_before_an_hour_later(
    units: Units, actor: Actor, ready: DataExport
) -> None:
    clock = Turned(units)
    clock.turn(minutes=59)
    with units.write() as unit, pytest.raises(ConflictError, match="last hour"):
        ask_export(unit, actor, NOWHERE)
    assert _states(units) == {ExportState.READY: KEY}
    clock.turn(minutes=1, seconds=1)
    with units.write() as unit:
        ask_export(unit, actor, NOWHERE)
    assert _states(units) == {ExportState.EXPIRED: None, ExportState.WAITING: None}
    assert timedelta(hours=1) == PAUSE


def test_after_one_that_failed_another_is_made_at_once(units: Units, actor: Actor) -> None:
    with units.write() as unit:
        ask_export(unit, actor, NOWHERE).state = ExportState.FAILED
    with units.write() as unit:
        assert ask_export(unit, actor, NOWHERE).state is ExportState.WAITING


def test_who_is_gone_asks_for_nothing(units: Units, actor: Actor) -> None:
    with units.write() as unit:
        unit.session.execute(sa.delete(User).where(User.id == actor.user_id))
    with units.write() as unit, pytest.raises(NotSignedInError):
        ask_export(unit, actor, NOWHERE)


def test_a_link_leads_to_the_file_for_some_minutes(
    units: Units, actor: Actor, sealer: Sealer, ready: DataExport
) -> None:
    url = _link(units, sealer, actor, ready.id)
    assert url.startswith(f"{PATH}?token=")
    token, at = url.partition("=")[2], units.clock()
    other, far = UUID(int=1), int((at + timedelta(days=1)).timestamp())
    with units.read() as unit:
        assert [each.id for each in exports_of(unit.session, actor.user_id)] == [ready.id]
        assert file_of(unit.session, sealer, token, at) == KEY
        for wrong, when in [
            (token, at + LINK_LIFE),
            (token[:-4] + "AAAA", at),
            ("../../etc/passwd", at),
            (sealer.seal("mail", f"{ready.id} {far}"), at),
            (sealer.seal("export", f"{other} {far}"), at),
            (sealer.seal("export", str(ready.id)), at),
            (sealer.seal("export", f"{ready.id} {far}"), at + timedelta(days=1)),
        ]:
            with pytest.raises(NotFoundError):
                file_of(unit.session, sealer, wrong, when)


def test_there_is_no_link_to_what_is_not_ones_own_or_has_no_file(
    units: Units, actor: Actor, sealer: Sealer, ready: DataExport, rafi: Person, parts: Parts
) -> None:
    stranger = parts.providers.get(AccessTokens).read(rafi.session.access_token)
    with pytest.raises(NotFoundError):
        _link(units, sealer, stranger, ready.id)
    Turned(units).turn(days=1, seconds=1)
    with pytest.raises(NotFoundError):
        _link(units, sealer, actor, ready.id)
    assert export_out(ready, units.clock()).state is ExportState.EXPIRED
    with units.write() as unit:
        waiting = ask_export(unit, actor, NOWHERE)
    with pytest.raises(NotFoundError):
        _link(units, sealer, actor, waiting.id)
