"""How often one address may ask what anybody may ask, on counters that all processes share.

Told in every answer as ``RateLimit`` and ``RateLimit-Policy`` do it
(draft-ietf-httpapi-ratelimit-headers-10). Counting is by fixed windows: whoever waits for the
next one has the whole quota again.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from fastapi import Request
from starlette.concurrency import run_in_threadpool

from server.contract.errors import ErrorCode
from server.features.identity.devices import DeviceDep
from server.features.identity.models import Throttle
from server.features.identity.throttle import key_of, network
from server.kit.db.unit import Unit, Units
from server.kit.db.upsert import insert_or_update
from server.kit.errors import TooManyRequestsError
from server.kit.http import headers
from server.kit.providers import ProvidersDep

OVER = "Too many requests came from your address. Wait {} seconds, then try again."


@dataclass(frozen=True)
class Quota:
    """So many requests of a kind in a time."""

    name: str
    most: int
    window: timedelta


SIGN_UP = Quota("sign-up", 60, timedelta(hours=1))
SIGN_IN = Quota("sign-in", 120, timedelta(minutes=5))
MAIL = Quota("mail", 30, timedelta(hours=1))
"""Asking for mail, to any address."""
PICTURE = Quota("picture", 60, timedelta(hours=1))
"""Sending a picture, which is work for the server."""
LINK = Quota("link", 120, timedelta(minutes=5))
"""Trying a mailed link."""


@dataclass(frozen=True)
class Standing:
    """How much of the quota is left."""

    left: int
    """Below zero: this one is too many."""
    seconds: int
    """Until all of it is there again."""


def limited(quota: Quota) -> Callable[..., Awaitable[None]]:
    """A dependency that counts a request of the sender and refuses one too many."""

    async def counted(request: Request, device: DeviceDep, providers: ProvidersDep) -> None:
        units = providers.get(Units)
        found = await run_in_threadpool(take, units, quota, network(device.ip_address))
        whole = int(quota.window.total_seconds())
        headers.add(
            request.scope,
            {
                "RateLimit-Policy": f'"{quota.name}";q={quota.most};w={whole}',
                "RateLimit": f'"{quota.name}";r={max(0, found.left)};t={found.seconds}',
            },
        )
        check(found)

    return counted


def check(found: Standing) -> None:
    """Let go on who is within the quota.

    Raises:
        TooManyRequestsError: it was one too many.
    """
    if found.left < 0:
        raise TooManyRequestsError(
            OVER.format(found.seconds),
            retry_after=found.seconds,
            code=ErrorCode.TOO_MANY_REQUESTS,
        )


def take(units: Units, quota: Quota, sender: str) -> Standing:
    """Count one request, in a transaction of its own."""
    with units.write() as unit:
        taken, began = _count(unit, key_of(f"quota {quota.name}", sender), quota.window)
        ends = began + quota.window
        seconds = max(1, -int(-(ends - unit.clock()).total_seconds() // 1))
        return Standing(quota.most - taken, seconds)


def _count(unit: Unit, key: str, window: timedelta) -> tuple[int, datetime]:
    """How many came in the present window, and when it began: that is what the row's time is."""
    at = unit.clock()
    over = Throttle.last_failed_at <= at - window
    insert_or_update(
        unit.session,
        Throttle,
        {"key": key, "failures": 1, "last_failed_at": at},
        by=["key"],
        update={
            "failures": sa.case((over, 1), else_=Throttle.failures + 1),
            "last_failed_at": sa.case((over, at), else_=Throttle.last_failed_at),
        },
    )
    taken, began = unit.session.execute(
        sa.select(Throttle.failures, Throttle.last_failed_at).where(Throttle.key == key)
    ).one()
    return int(taken), began
