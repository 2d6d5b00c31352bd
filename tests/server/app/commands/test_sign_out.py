from datetime import timedelta

import sqlalchemy as sa
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from server.app.cli import cli
from server.features.identity.models import RefreshToken
from server.kit.db.unit import Units
from tests.server.people import Person

API = "/api/v1"


def _renews(client: TestClient, person: Person) -> bool:
    body = {"refresh_token": person.session.refresh_token}
    return client.post(f"{API}/refresh", json=body).is_success


def test_the_sessions_of_one_person_are_ended(
    client: TestClient, here: CliRunner, tahmina: Person, rafi: Person
) -> None:
    told = here.invoke(cli, ["sign-out", "--email", "TAHMINA@nodi.example"])
    assert told.exit_code == 0, told.output
    assert "Signed out: 1 person." in told.output
    assert not _renews(client, tahmina)
    assert _renews(client, rafi)


def test_the_sessions_of_everybody_are_ended(
    client: TestClient, here: CliRunner, tahmina: Person, rafi: Person
) -> None:
    assert "Signed out: 2 people." in here.invoke(cli, ["sign-out", "--everybody"]).output
    assert not _renews(client, tahmina)
    assert not _renews(client, rafi)
    assert "Signed out: 0 people." in here.invoke(cli, ["sign-out", "--everybody"]).output


def test_who_was_signed_in_long_ago_is_not_counted(
    here: CliRunner, units: Units, tahmina: Person, rafi: Person
) -> None:
    with units.write() as unit:
        over = sa.update(RefreshToken).where(RefreshToken.user_id == rafi.id)
        unit.session.execute(over.values(expires_at=unit.clock() - timedelta(seconds=1)))
    assert "Signed out: 1 person." in here.invoke(cli, ["sign-out", "--everybody"]).output
    del tahmina


def test_who_is_not_there_or_not_said_is_told(here: CliRunner, tahmina: Person) -> None:
    del tahmina
    nobody = here.invoke(cli, ["sign-out", "--email", "nobody@nodi.example"])
    assert (nobody.exit_code, "no account" in nobody.output) == (1, True)
    for unclear in ([], ["--everybody", "--email", "tahmina@nodi.example"]):
        told = here.invoke(cli, ["sign-out", *unclear])
        assert (told.exit_code, "whose sessions" in told.output) == (1, True)
