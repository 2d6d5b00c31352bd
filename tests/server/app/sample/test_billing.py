from collections import Counter

from server.app.sample.size import SMALL
from server.app.sample.world import World
from tests.server.app.sample.made import DAY, collect

MADE = collect(World(SMALL, 1, DAY)).tables


def test_exactly_the_premium_viewers_pay() -> None:
    roles = {row["id"]: row["role"] for row in MADE["user"]}
    plans = {row["id"]: row["plan_type"] for row in MADE["subscription_plan"]}
    assert set(plans.values()) == {"FREE", "PREMIUM_MONTHLY", "PREMIUM_ANNUAL"}
    paying = {
        row["user_id"]
        for row in MADE["user_subscription"]
        if row["status"] == "ACTIVE" and plans[row["plan_id"]] != "FREE"
    }
    assert paying == {user for user, role in roles.items() if role == "PREMIUM"}
    assert len({row["user_id"] for row in MADE["user_subscription"]}) == len(
        MADE["user_subscription"]
    )
    assert {row["status"] for row in MADE["user_subscription"]} == {
        "ACTIVE", "CANCELLED", "EXPIRED", "GRACE_PERIOD", "SUSPENDED"
    }  # fmt: skip


def test_codes_are_used_within_their_time_and_number() -> None:
    codes = {row["id"]: row for row in MADE["promotional_code"]}
    uses = Counter(row["promo_code_id"] for row in MADE["promo_code_usage"])
    payments = {row["id"]: row for row in MADE["payment_transaction"]}
    assert uses.total() > 3
    for identifier, code in codes.items():
        assert code["current_uses"] == uses[identifier]
        assert code["max_uses"] is None or code["current_uses"] <= code["max_uses"]
    for use in MADE["promo_code_usage"]:
        code = codes[use["promo_code_id"]]
        assert code["valid_from"] <= use["used_at"] < code["valid_until"]
        paid = payments[use["transaction_id"]]
        assert paid["amount_cents"] + use["discount_applied_cents"] in {399, 3599}
        assert paid["user_id"] == use["user_id"]


def test_the_ledger_has_payments_of_every_kind() -> None:
    statuses = {row["status"] for row in MADE["payment_transaction"]}
    assert {"completed", "failed"} <= statuses <= {"completed", "failed", "refunded"}
    numbers = [row["gateway_transaction_id"] for row in MADE["payment_transaction"]]
    assert len(set(numbers)) == len(numbers)
