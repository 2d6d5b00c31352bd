import json
from datetime import date

from server.app.sample.payouts import months
from server.app.sample.values import date_of
from server.features.payouts.methods import PURPOSE
from tests.server.app.sample.made import SEALER, rows, tiny


def test_months_are_whole_and_over() -> None:
    found = [(date_of(first), date_of(last)) for first, last in months(tiny())]
    assert found == [
        (date(2026, 9, 1), date(2026, 9, 30)),
        (date(2026, 10, 1), date(2026, 10, 31)),
    ]


def test_a_payout_is_what_the_month_earned_less_the_fees() -> None:
    assert rows("creator_payout")
    for row in rows("creator_payout"):
        days = [
            each
            for each in rows("revenue_share")
            if each["channel_id"] == row["channel_id"]
            and row["period_start"] <= each["date"] <= row["period_end"]
        ]
        assert row["total_revenue_cents"] == sum(each["total_revenue_cents"] for each in days)
        creator = sum(each["creator_revenue_cents"] for each in days)
        assert row["net_payout_cents"] == creator - row["payment_gateway_fee_cents"] >= 0
        assert row["platform_fee_cents"] == row["total_revenue_cents"] - creator
        assert (row["completed_at"] is not None) == (row["status"] == "COMPLETED")


def test_accounts_are_sealed_and_one_is_the_default() -> None:
    for row in rows("payout_method"):
        details = json.loads(SEALER.open(PURPOSE, row["account_details_sealed"]))
        assert details["method_type"] == row["method_type"]
        told = (
            details.get("account_number") or details.get("phone") or details["email"].split("@")[0]
        )
        assert told.endswith(row["account_last4"])
    channels = [row["channel_id"] for row in rows("payout_method") if row["is_default"]]
    assert len(set(channels)) == len(channels) == len(rows("payout_method")) // 2
