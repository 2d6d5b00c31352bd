import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.features.comments.models import Comment
from server.features.identity.models import User
from server.features.interactions.models import Interaction
from server.features.videos.models import Video, VideoVersion
from server.kit.db import cascade
from server.kit.db.cascade import clear_references
from server.kit.db.unit import Units
from tests.server.features.videos.making import on_air
from tests.server.people import Person


def test_what_refers_to_a_row_goes_in_batches_and_the_row_stays(
    client: TestClient,
    units: Units,
    tahmina: Person,
    rafi: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cascade, "BATCH", 2)
    video = on_air(client, units, tahmina)
    for number in range(5):
        answer = client.post(
            f"/api/v1/videos/{video.id}/comments", json={"text": f"{number}"}, headers=rafi.auth
        )
        assert answer.status_code == 201
    assert clear_references(units, Video.__table__, video.id) >= 6
    with units.read() as unit:
        assert unit.session.get(Video, video.id) is not None
        for model in (Comment, VideoVersion):
            assert unit.session.query(model).count() == 0


def test_what_only_names_a_row_stays_without_the_name(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    url = f"/api/v1/videos/{video.id}/reaction"
    client.put(url, json={"reaction": "LIKE"}, headers=rafi.auth)
    clear_references(units, User.__table__, rafi.id)
    with units.read() as unit:
        assert unit.session.scalars(sa.select(Interaction.user_id)).all() == [None]


def test_only_tables_are_referred_to(units: Units, tahmina: Person) -> None:
    with pytest.raises(TypeError):
        clear_references(units, sa.select(User).subquery(), tahmina.id)
