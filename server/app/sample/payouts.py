"""What creators were paid each month, and where to."""

from datetime import timedelta

from server.app.sample.catalogue import ChannelPlan
from server.app.sample.figures import Earned
from server.app.sample.sheet import Sheet, Sink
from server.app.sample.values import DAY, date_of, day_text, moment, seconds_of
from server.app.sample.world import World
from server.contract.payouts import AccountDetails, BankAccount, MobileWallet, PaypalAccount
from server.features.payouts.methods import PURPOSE
from server.features.payouts.models import CreatorPayout, PayoutMethod
from server.kit.sealing import Sealer

GATEWAY_PERCENT = 2
PAYOUTS = Sheet(
    CreatorPayout, "id", "created_at", "channel_id", "period_start", "period_end",
    "ad_revenue_cents", "premium_revenue_cents", "total_revenue_cents", "platform_fee_cents",
    "payment_gateway_fee_cents", "net_payout_cents", "status", "payment_method",
    "payment_reference", "processed_at", "completed_at", "failure_reason",
)  # fmt: skip
METHODS = Sheet(
    PayoutMethod, "id", "created_at", "updated_at", "channel_id", "method_type",
    "account_details_sealed", "account_last4", "is_default", "is_verified",
)  # fmt: skip


def months(world: World) -> list[tuple[int, int]]:
    """First and last day (since 1970) of each month that is over and within the figures."""
    found = []
    last = world.until.replace(day=1) - timedelta(days=1)
    while (first := seconds_of(last.replace(day=1)) // DAY) >= world.first_day:
        found.append((first, seconds_of(last) // DAY))
        last = date_of(first - 1)
    return found[::-1]


def write_methods(world: World, sink: Sink, sealer: Sealer, channel: ChannelPlan) -> str:
    """The channel's payout methods, sealed; returns the default's type."""
    random, new_id = world.random("methods", channel.number), world.ids("methods", channel.number)
    at = channel.since + 61 * DAY
    number = f"{random.randrange(10**9, 10**10)}"
    holder = channel.owner.name.replace("|", " ")
    choices: list[tuple[AccountDetails, str]] = [
        (MobileWallet(provider="bKash", phone=f"+8801{number[:9]}"), number[5:9]),
        (BankAccount(account_holder=holder, bank_name="Sonali Bank", account_number=number),
        number[-4:]),
        (PaypalAccount(email=f"{channel.handle}@nodi.example"), channel.handle[-4:]),
    ]  # fmt: skip
    first = channel.number % len(choices)
    for place, (details, end) in enumerate((choices[first], choices[first - 1])):
        sealed = sealer.seal(PURPOSE, details.model_dump_json())
        sink.put(METHODS, (
            new_id(at), moment(at), moment(at), channel.id, details.method_type.value, sealed, end,
            int(place == 0), int(place == 0),
        ))  # fmt: skip
    return choices[first][0].method_type.value


def write_payouts(
    world: World, sink: Sink, channel: ChannelPlan, earned: Earned, method: str
) -> None:
    """A payout for each month in which something was earned."""
    new_id, periods = world.ids("payouts", channel.number), months(world)
    for place, (first, last) in enumerate(periods):
        days = range(first, last + 1)
        ads, premium, creator = (
            sum(per_day[day] for day in days)
            for per_day in (earned.ads, earned.premium, earned.creator)
        )
        total = ads + premium
        if not total:
            continue
        fee = creator * GATEWAY_PERCENT // 100
        status, at = _status(channel, last_one=place == len(periods) - 1), (last + 3) * DAY
        at = min(at, world.present - 60)
        sent = status != "PENDING"
        done = moment(min(at + DAY, world.present - 1)) if status == "COMPLETED" else None
        sink.put(PAYOUTS, (
            new_id(at), moment(at), channel.id, day_text(first), day_text(last), ads, premium,
            total,
            total - creator, fee, creator - fee, status, method if sent else None,
            f"pay-{channel.number}-{first}" if sent else "", moment(at) if sent else None, done,
            "The account does not exist." if status == "FAILED" else "",
        ))  # fmt: skip


def _status(channel: ChannelPlan, *, last_one: bool) -> str:
    if not last_one:
        return "COMPLETED"
    return ("PROCESSING", "PENDING", "FAILED", "COMPLETED", "CANCELLED")[channel.number % 5]
