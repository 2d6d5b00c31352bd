from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from server.contract.errors import ErrorCode
from server.contract.social import SocialCode
from server.features.identity.models import SocialFlow
from server.features.identity.social.offered import Flows
from server.features.identity.social.trade import trade
from server.kit.errors import InvalidError
from server.kit.sealing import Sealer
from tests.server.elsewhere.world import API, SocialWorld, Studio
from tests.server.features.identity.authenticator import Turned

URL = f"{API}/social/sessions"


def _refused(studio: Studio, code: dict[str, str]) -> bool:
    answer = studio.client.post(URL, json=code)
    return (answer.status_code, answer.json().get("code")) == (422, ErrorCode.SOCIAL_FAILED)


def test_a_code_works_once(social: SocialWorld) -> None:
    studio = social.studio()
    studio.member()
    code = studio.code()
    assert studio.client.post(URL, json=code).status_code == 200
    assert _refused(studio, code)


def test_a_wrong_verifier_voids_the_code(social: SocialWorld) -> None:
    studio = social.studio()
    studio.member()
    code = studio.code()
    assert _refused(studio, {**code, "code_verifier": "x" * 43})
    assert _refused(studio, code)


def test_a_code_is_over_after_a_minute(social: SocialWorld) -> None:
    clock, studio = Turned(social.units), social.studio()
    studio.member()
    code = studio.code()
    clock.turn(seconds=60)
    assert _refused(studio, code)


@pytest.mark.parametrize(
    "code", [{}, {"code": "x"}, {"code": "x", "code_verifier": "short"}], ids=str
)
def test_half_a_trade_is_none(social: SocialWorld, code: dict[str, str]) -> None:
    answer = social.client.post(URL, json=code)
    assert (answer.status_code, answer.json()["code"]) == (422, ErrorCode.INVALID)


def test_a_ticket_is_no_code_and_a_code_no_ticket(social: SocialWorld) -> None:
    studio = social.studio()
    ticket = studio.ticket()["ticket"]
    assert _refused(studio, {"code": ticket, "code_verifier": studio.verifier})
    assert studio.join(studio.code()["code"]).json()["code"] == ErrorCode.SOCIAL_FAILED
    assert studio.join(ticket).status_code == 201


def test_of_many_that_trade_at_once_one_succeeds(social: SocialWorld) -> None:
    studio, flows = social.studio(), social.parts.providers.get(Flows)
    asked = SocialCode.model_validate(studio.code())
    with ThreadPoolExecutor(8) as pool:
        tries = [pool.submit(trade, flows, asked) for _ in range(8)]
    errors = [each.exception() for each in tries]
    assert errors.count(None) == 1
    assert all(isinstance(error, InvalidError) for error in errors if error)


def test_who_it_was_is_forgotten_with_the_trade(social: SocialWorld) -> None:
    studio = social.studio()
    studio.member()
    studio.sign_in()
    with social.units.read() as unit:
        rows = unit.session.scalars(sa.select(SocialFlow)).all()
    assert [(row.identity, row.code_hash, row.secrets) for row in rows] == [(None, None, "")] * 2


def test_what_cannot_be_opened_is_not_traded(social: SocialWorld) -> None:
    studio = social.studio()
    code = studio.code()
    with social.units.write() as unit:
        sealed = Sealer(["another secret, which this server never had"]).seal("x", "{}")
        unit.session.execute(sa.update(SocialFlow).values(identity=sealed))
    assert _refused(studio, code)
