from fastapi.testclient import TestClient
from sqlalchemy import select

from server.app.application import create_app
from server.app.wiring import Parts
from server.features.identity.devices import ADDRESS_MAX, NAME_MAX
from server.features.identity.models import RefreshToken
from server.kit.db.unit import Units
from tests.server.people import PASSWORD, Person, sign_up


def test_a_session_remembers_what_it_was_begun_from(
    client: TestClient, tahmina: Person, units: Units
) -> None:
    client.post(
        "/api/v1/sign-in",
        json={"email": tahmina.session.user.email, "password": PASSWORD},
        headers={"User-Agent": "x" * 500},
    )
    with units.read() as unit:
        newest = select(RefreshToken).order_by(RefreshToken.id.desc()).limit(1)
        token = unit.session.scalars(newest).one()
    assert token.device_info == "x" * NAME_MAX
    assert token.ip_address == "testclient"


def test_an_address_that_is_too_long_is_cut(parts: Parts, units: Units) -> None:
    with TestClient(create_app(parts), client=("f" * 60, 50000)) as far:
        sign_up(far, "tahmina")
    with units.read() as unit:
        assert unit.session.scalars(select(RefreshToken.ip_address)).one() == "f" * ADDRESS_MAX
