from fastapi.testclient import TestClient

from server.contract.billing import PlanType
from server.contract.errors import ErrorCode
from server.kit.db.unit import Units
from tests.server.features.billing.selling import add_plan, add_promo, subscribe
from tests.server.people import Person

QUOTE = "/api/v1/promo-codes/quote"
ASKED = {"code": "boishakh", "plan_type": "PREMIUM_MONTHLY"}


def test_anyone_sees_the_plans(client: TestClient, units: Units) -> None:
    with units.write() as unit:
        add_plan(unit, PlanType.PREMIUM_MONTHLY)
        add_plan(unit, PlanType.FREE)
    plans = client.get("/api/v1/plans").json()
    assert [(plan["plan_type"], plan["price_cents"]) for plan in plans] == [
        ("FREE", 0),
        ("PREMIUM_MONTHLY", 399),
    ]


def test_everybody_sees_their_own_subscription(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    with units.write() as unit:
        subscribe(unit, tahmina.id, add_plan(unit, PlanType.PREMIUM_MONTHLY))
    url = "/api/v1/subscription"
    hers = client.get(url, headers=tahmina.auth).json()
    assert (hers["plan_type"], hers["status"], hers["ad_free"]) == (
        "PREMIUM_MONTHLY",
        "ACTIVE",
        True,
    )
    his = client.get(url, headers=rafi.auth).json()
    assert (his["plan_type"], his["status"], his["ad_free"]) == ("FREE", None, False)
    assert client.get(url).status_code == 401


def test_a_code_is_quoted_to_whoever_is_signed_in(
    client: TestClient, units: Units, rafi: Person
) -> None:
    with units.write() as unit:
        add_plan(unit, PlanType.PREMIUM_MONTHLY)
        add_promo(unit)
    answer = client.post(QUOTE, json=ASKED, headers=rafi.auth)
    assert answer.json() == {
        "code": "BOISHAKH",
        "plan_type": "PREMIUM_MONTHLY",
        "price_cents": 399,
        "discount_cents": 39,
        "total_cents": 360,
        "currency": "USD",
    }
    assert client.post(QUOTE, json=ASKED).status_code == 401


def test_a_bad_code_is_refused_by_field(client: TestClient, rafi: Person) -> None:
    unknown = client.post(QUOTE, json=ASKED, headers=rafi.auth)
    assert (unknown.status_code, unknown.json()["code"]) == (404, ErrorCode.PROMO_UNKNOWN)
    for code in ("", "x" * 51, "a\0b"):
        answer = client.post(QUOTE, json={**ASKED, "code": code}, headers=rafi.auth)
        assert (answer.status_code, set(answer.json()["fields"])) == (422, {"code"})
