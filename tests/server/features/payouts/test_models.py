from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from server.contract.payouts import PayoutMethodType, PayoutStatus
from server.features.channels import repository as channels
from server.features.identity.models import User
from server.features.payouts.models import CreatorPayout, PayoutMethod, RevenueShare
from server.kit.db.unit import Unit, Units
from tests.server.features.videos.making import arrive
from tests.server.people import Person

SEPTEMBER = {"period_start": date(2026, 9, 1), "period_end": date(2026, 9, 30)}
CENTS = st.integers(0, 10**12)


def _channel(unit: Unit, person: Person) -> Any:
    channel = channels.channel_of_user(unit.session, person.id)
    assert channel is not None
    return channel


def test_a_payout_is_shown_in_its_currency() -> None:
    payout = CreatorPayout(net_payout_cents=123450, currency="BDT")
    assert payout.payout_amount_display == "BDT 1,234.50"


def test_a_payout_adds_up() -> None:
    payout = CreatorPayout(
        ad_revenue_cents=700,
        premium_revenue_cents=300,
        platform_fee_cents=100,
        payment_gateway_fee_cents=20,
        tax_withheld_cents=30,
    )
    payout.add_up()
    assert (payout.total_revenue_cents, payout.net_payout_cents) == (1000, 850)
    payout.tax_withheld_cents = 881
    with pytest.raises(ValueError, match="more than"):
        payout.add_up()
    assert payout.net_payout_cents == 850


@given(CENTS, CENTS, st.integers(0, 10_000))
def test_the_two_parts_of_a_day_are_always_its_total(ads: int, premium: int, cut: int) -> None:
    day = RevenueShare(
        ad_revenue_cents=ads,
        premium_revenue_cents=premium,
        creator_share_percentage=Decimal(cut).scaleb(-2),
    )
    day.compute_shares()
    assert day.total_revenue_cents == ads + premium
    assert day.creator_revenue_cents + day.platform_revenue_cents == day.total_revenue_cents
    assert day.creator_revenue_cents >= 0
    assert day.platform_revenue_cents >= 0


def test_a_creator_gets_seventy_per_cent_unless_agreed_otherwise(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = arrive(client, tahmina)
    with units.write() as unit:
        day = RevenueShare(
            video_id=video.id,
            channel_id=_channel(unit, tahmina).id,
            date=date(2026, 9, 1),
            ad_revenue_cents=500,
        )
        unit.session.add(day)
        unit.session.flush()
        unit.session.refresh(day)
        assert day.creator_share_percentage == Decimal("70.00")
        day.compute_shares()
        assert (day.creator_revenue_cents, day.platform_revenue_cents) == (350, 150)


def test_the_books_outlive_a_channel_and_the_way_to_pay_it_does_not(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = arrive(client, tahmina)
    with units.write() as unit:
        channel_id = _channel(unit, tahmina).id
        day = date(2026, 9, 1)
        unit.session.add_all(
            [
                CreatorPayout(channel_id=channel_id, net_payout_cents=0, **SEPTEMBER),
                RevenueShare(channel_id=channel_id, video_id=video.id, date=day),
                PayoutMethod(
                    channel_id=channel_id,
                    method_type=PayoutMethodType.PAYPAL,
                    account_details_sealed="x",
                    account_last4="mina",
                ),
            ]
        )
    with units.write() as unit:
        unit.session.execute(sa.delete(User).where(User.id == tahmina.id))
    with units.read() as unit:
        payout = unit.session.scalars(sa.select(CreatorPayout)).one()
        assert (payout.channel_id, payout.status) == (None, PayoutStatus.PENDING)
        kept = unit.session.scalars(sa.select(RevenueShare)).one()
        assert (kept.channel_id, kept.video_id) == (None, None)
        assert unit.session.scalars(sa.select(PayoutMethod)).all() == []


def test_a_channel_is_paid_once_for_a_period(units: Units, tahmina: Person) -> None:
    with units.write() as unit:
        channel_id = _channel(unit, tahmina).id
        unit.session.add(CreatorPayout(channel_id=channel_id, **SEPTEMBER))
    with pytest.raises(IntegrityError), units.write() as unit:
        unit.session.add(CreatorPayout(channel_id=channel_id, **SEPTEMBER))


@pytest.mark.parametrize(
    "wrong",
    [
        {"period_start": date(2026, 10, 1)},
        {"net_payout_cents": -1},
        {"total_revenue_cents": 10, "net_payout_cents": 11},
    ],
)
def test_the_database_refuses_a_payout_that_makes_no_sense(
    units: Units, wrong: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError, match=r"(?i)check"), units.write() as unit:
        unit.session.add(CreatorPayout(**{**SEPTEMBER, **wrong}))


def test_the_database_refuses_a_second_default(units: Units, tahmina: Person) -> None:
    with units.write() as unit:
        channel_id = _channel(unit, tahmina).id

    def method(*, default: bool) -> PayoutMethod:
        return PayoutMethod(
            channel_id=channel_id,
            method_type=PayoutMethodType.PAYPAL,
            account_details_sealed="x",
            account_last4="mina",
            is_default=default,
        )

    with units.write() as unit:
        unit.session.add_all([method(default=True), method(default=False), method(default=False)])
    with pytest.raises(IntegrityError), units.write() as unit:
        unit.session.add(method(default=True))


def test_an_account_is_shown_by_its_end() -> None:
    assert PayoutMethod(account_last4="4711").masked_account == "•••• 4711"
