from datetime import timedelta

import pytest

from server.app.wiring import Parts
from server.contract.account import ExportState
from server.features.identity.devices import NOWHERE
from server.features.identity.export import ask_export, export_out, exports_of, file_of
from server.features.identity.models import DataExport
from server.features.identity.tokens import AccessTokens, Actor
from server.kit.db.unit import Units
from server.kit.errors import ConflictError, NotFoundError
from server.kit.sealing import Sealer
from tests.server.people import Person


@pytest.fixture
def sealer(parts: Parts) -> Sealer:
    return parts.providers.get(Sealer)


@pytest.fixture
def actor(parts: Parts, tahmina: Person) -> Actor:
    return parts.providers.get(AccessTokens).read(tahmina.session.access_token)


def test_one_copy_is_made_at_a_time(units: Units, actor: Actor, sealer: Sealer) -> None:
    with units.write() as unit:
        export = ask_export(unit, actor, NOWHERE)
        told = export_out(export, sealer, unit.clock())
    assert (told.state, told.url) == (ExportState.WAITING, None)
    with units.write() as unit, pytest.raises(ConflictError):
        ask_export(unit, actor, NOWHERE)


def test_a_link_leads_to_the_file_until_it_expires(
    units: Units, actor: Actor, sealer: Sealer
) -> None:
    with units.write() as unit:
        export = DataExport(
            user_id=actor.user_id,
            state=ExportState.READY,
            file_key="exports/x/y/chitra-data.zip",
            size_bytes=7,
            expires_at=unit.clock() + timedelta(days=1),
        )
        unit.session.add(export)
    now = units.clock()
    told = export_out(export, sealer, now)
    assert told.url is not None
    token = told.url.rpartition("/")[2]
    tomorrow = now + timedelta(days=1, seconds=1)
    assert export_out(export, sealer, tomorrow).state is ExportState.EXPIRED
    with units.read() as unit:
        assert [each.id for each in exports_of(unit.session, actor.user_id)] == [export.id]
        assert file_of(unit.session, sealer, token, now) == export.file_key
        for wrong, at in [
            (token, tomorrow),
            (token[:-4] + "AAAA", now),
            ("../../etc/passwd", now),
            (sealer.seal("mail", str(export.id)), now),
            (sealer.seal("export", str(actor.user_id)), now),
        ]:
            with pytest.raises(NotFoundError):
                file_of(unit.session, sealer, wrong, at)
