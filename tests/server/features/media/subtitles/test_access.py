from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.contract.identity import Role
from server.features.identity.tokens import AccessTokens
from server.features.media.subtitles.access import version_to_change, version_to_read
from server.kit.db.unit import Units
from server.kit.errors import NotFoundError
from tests.server.features.media.subtitles.tracks import playable, version_of
from tests.server.people import Person


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_owners_change_and_staff_reads(
    parts: Parts, units: Units, client: TestClient, tahmina: Person, rafi: Person
) -> None:
    video = playable(parts, client, tahmina)
    tokens = parts.providers.get(AccessTokens)
    owner, stranger = (tokens.read(each.session.access_token) for each in (tahmina, rafi))
    staff = replace(stranger, role=Role.MODERATOR)
    with units.write() as unit:
        for actor in (owner, staff):
            version = version_to_read(unit.session, video.id, 1, actor)
            assert version.id == version_of(video)
            with pytest.raises(NotFoundError, match="no such version"):
                version_to_read(unit.session, video.id, 2, actor)
        assert version_to_change(unit, video.id, 1, owner)[0].id == video.id
        for actor in (stranger, staff):
            with pytest.raises(NotFoundError):
                version_to_change(unit, video.id, 1, actor)
        with pytest.raises(NotFoundError):
            version_to_read(unit.session, video.id, 1, stranger)
    client.delete(f"/api/v1/videos/{video.id}", headers=tahmina.auth)
    with units.read() as unit, pytest.raises(NotFoundError):
        version_to_read(unit.session, video.id, 1, staff)
