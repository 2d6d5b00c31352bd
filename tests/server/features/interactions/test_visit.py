import pytest
from fastapi.testclient import TestClient

from server.app.application import create_app
from server.app.settings import Settings
from server.app.wiring import wire
from server.features.interactions.models import Interaction
from server.features.interactions.visit import ViewerKey
from server.kit.db.unit import Units
from tests.server.features.videos.making import on_air
from tests.server.people import sign_up


def test_a_session_names_nobody() -> None:
    key = ViewerKey("secret")
    session = key.session_of("192.0.2.1", "browser")
    assert len(session) == 64
    assert "192" not in session
    assert session != ViewerKey("other").session_of("192.0.2.1", "browser")
    assert session != key.session_of("192.0.2.2", "browser")


@pytest.mark.parametrize(
    ("asked", "kept"), [(False, (None, None)), (True, ("testclient", "Firefox"))]
)
def test_addresses_are_kept_only_when_the_server_s_owner_asks_for_it(
    settings: Settings, asked: bool, kept: tuple[str | None, str | None]
) -> None:
    parts = wire(settings.model_copy(update={"store_viewer_addresses": asked}))
    units = parts.providers.get(Units)
    with TestClient(create_app(parts)) as client:
        video = on_air(client, units, sign_up(client, "tahmina"))
        client.post(f"/api/v1/videos/{video.id}/views", headers={"User-Agent": "Firefox"})
        with units.read() as unit:
            row = unit.session.query(Interaction).one()
    parts.close()
    assert (row.ip_address, row.user_agent) == kept
