from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import sqlalchemy as sa

from server.contract.errors import ErrorCode
from server.features.identity.models import SocialAuth, SocialFlow
from server.kit.sealing import Sealer
from tests.server.elsewhere.world import SocialWorld
from tests.server.features.identity.authenticator import Turned


def test_a_ticket_tells_what_the_form_begins_with(social: SocialWorld) -> None:
    social.elsewhere.google.person |= {"given_name": "Mina", "family_name": "Begum"}
    clock = Turned(social.units)
    told = social.studio().ticket()
    assert datetime.fromisoformat(told.pop("expires_at")) == clock() + timedelta(minutes=15)
    assert len(told.pop("ticket")) >= 43
    assert told == {
        "provider": "GOOGLE",
        "email": "mina@gmail.example",
        "email_verified": True,
        "first_name": "Mina",
        "last_name": "Begum",
    }


def test_a_ticket_is_over_after_a_while_and_works_once(social: SocialWorld) -> None:
    clock, studio = Turned(social.units), social.studio()
    ticket = studio.ticket()["ticket"]
    clock.turn(minutes=15)
    assert studio.join(ticket).json()["code"] == ErrorCode.SOCIAL_FAILED
    ticket = studio.ticket()["ticket"]
    assert studio.join(ticket).status_code == 201
    assert studio.join(ticket, "minu").json()["code"] == ErrorCode.SOCIAL_FAILED


def test_a_ticket_under_a_forgotten_secret_is_over(social: SocialWorld) -> None:
    studio = social.studio()
    ticket = studio.ticket()["ticket"]
    with social.units.write() as unit:
        sealed = Sealer(["another secret, which this server never had"]).seal("x", "{}")
        unit.session.execute(sa.update(SocialFlow).values(identity=sealed))
    assert studio.join(ticket).json()["code"] == ErrorCode.SOCIAL_FAILED


def test_of_many_forms_at_once_one_makes_an_account(social: SocialWorld) -> None:
    studio = social.studio()
    ticket = studio.ticket()["ticket"]
    with ThreadPoolExecutor(4) as pool:
        tries = [pool.submit(studio.join, ticket, f"mina{number}") for number in range(4)]
    assert [each.result().status_code for each in tries].count(201) == 1
    with social.units.read() as unit:
        assert len(unit.session.scalars(sa.select(SocialAuth)).all()) == 1
