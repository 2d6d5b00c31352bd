from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.app.administration.views import SEARCHED, shown, views
from server.app.wiring import Parts
from server.features.identity.models import User
from server.kit.db.engine import WRITES
from server.kit.db.model import Model
from server.kit.db.unit import Units
from tests.server.app.administration.people import enter, make_admin
from tests.server.people import Person
from tests.server.rows import fill

MODELS = {mapper.class_ for mapper in Model.registry.mappers}


def _table(model: type[Any]) -> sa.Table:
    table: sa.Table = model.__table__
    return table


def test_every_model_has_its_page_and_every_status_its_filter() -> None:
    made = list(views())
    assert {view.model for view in made} == MODELS
    for view in made:
        columns = _table(view.model).columns
        statuses = {key for key in shown(view.model) if isinstance(columns[key].type, sa.Enum)}
        assert statuses <= {each.parameter_name for each in view.column_filters}
        searched = {key for key in SEARCHED if key in columns}
        assert searched == set(view.column_searchable_list)


def test_every_page_opens_over_rows_of_every_kind(client: TestClient, parts: Parts) -> None:
    with parts.engine.connect().execution_options(**{WRITES: True}) as connection:
        fill(connection)
        connection.commit()
    make_admin(parts)
    assert enter(client) == 200
    for view in views():
        page = client.get(f"/admin/{view.identity}/list")
        assert page.status_code == 200, (view.identity, page.text)
        key = _table(view.model).primary_key.columns[0]
        with parts.engine.connect() as connection:
            first = connection.scalar(sa.select(key).limit(1))
        page = client.get(f"/admin/{view.identity}/details/{first}")
        assert page.status_code == 200, (view.identity, page.text)


def test_rows_are_found_by_name_and_filtered_by_status(
    client: TestClient, parts: Parts, tahmina: Person, rafi: Person
) -> None:
    make_admin(parts)
    enter(client)
    found = client.get("/admin/user/list", params={"search": "tahmina"}).text
    assert "tahmina" in found
    assert "rafi@" not in found
    banned = client.get("/admin/user/list", params={"status": "BANNED"}).text
    assert "rafi@" not in banned
    assert tahmina.id != rafi.id


@pytest.mark.parametrize("path", ["user/create", "user/export/csv"])
def test_nobody_is_made_or_carried_away_here(client: TestClient, parts: Parts, path: str) -> None:
    make_admin(parts)
    enter(client)
    assert client.get(f"/admin/{path}").status_code == 403


def test_nobody_is_deleted_here(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    make_admin(parts)
    enter(client)
    answer = client.delete("/admin/user/delete", params={"pks": str(tahmina.id)})
    assert answer.status_code == 403
    with units.read() as unit:
        assert unit.session.get(User, tahmina.id) is not None
