"""What is counted when somebody tries a password or a code.

A stranger who guesses must not shut the owner out. So nobody is locked: each address waits for
its own tries, long after many. What counts for the account from anywhere waits seconds at most,
and not at all from where the owner has signed in before. Codes are stricter, because a
million of them are soon through, and only who has the password comes to try one.

Whoever guesses from ever new addresses can keep those seconds up, and an owner who is somewhere
new out with them. To give every new address a try of its own would let such a one guess as often
as there are addresses, of which a single IPv6 customer has thousands. So the owner shows by mail
to be there: an address from which a mailed link has set the password is known for some days.
"""

from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.features.identity import throttle
from server.features.identity.models import RefreshToken, User
from server.features.identity.throttle import Counter, Limit, network
from server.kit.db.unit import Unit

QUARTER, HOUR, HALF_DAY = timedelta(minutes=15), timedelta(hours=1), timedelta(hours=12)
FROM_ONE_ADDRESS = Limit(free=5, longest=QUARTER, forgets=HALF_DAY)
"""One account from one address."""
ONE_ADDRESS = Limit(free=30, longest=QUARTER, forgets=HOUR)
"""Any accounts from one address, which a household or an office may share."""
FROM_ANYWHERE = Limit(free=20, longest=timedelta(seconds=4), forgets=HOUR)
"""One account from addresses that its owner never used."""
CODE = Limit(free=5, longest=QUARTER, forgets=HALF_DAY)
PAIR_KIND, ACCOUNT_KIND, ADDRESS_KIND, CODE_KIND = "pair", "account", "address", "code"
MAILED_KIND = "mailed"
NOBODY = UUID(int=0)
"""Whom no account is of."""
LOOKED_THROUGH = 100
"""Of the newest tokens: enough for a month of a person's devices."""


def of_password(email: str, address: str, *, known: bool) -> list[Counter]:
    """The counters of a password for that account, which need not exist."""
    name, sender = email.lower(), network(address)
    counters = [
        Counter(PAIR_KIND, f"{name}\n{sender}", FROM_ONE_ADDRESS),
        Counter(ADDRESS_KIND, sender, ONE_ADDRESS),
    ]
    return counters if known else [*counters, Counter(ACCOUNT_KIND, name, FROM_ANYWHERE)]


def of_code(user: User, address: str, *, known: bool) -> list[Counter]:
    """The counters of a code: the owner's addresses each have their own, all others share one."""
    sender = network(address) if known else "elsewhere"
    return [Counter(CODE_KIND, f"{user.id}\n{sender}", CODE)]


def is_known(session: Session, user: User | None, address: str) -> bool:
    """Whether that user was there, by a session that may still be, or by a mailed link.

    For nobody the same is looked up, so that the time taken tells nothing.
    """
    sender, user_id = network(address), user.id if user else NOBODY
    by_mail = throttle.is_marked(session, MAILED_KIND, f"{user_id}\n{sender}")
    query = (
        sa.select(RefreshToken.ip_address)
        .where(RefreshToken.user_id == user_id, RefreshToken.revoked_at.is_(None))
        .order_by(RefreshToken.id.desc())
        .limit(LOOKED_THROUGH)
    )
    addresses = list(session.scalars(query))
    if user is not None and user.last_login_ip is not None:
        addresses.append(user.last_login_ip)
    return by_mail or any(network(each) == sender for each in addresses)


def know(unit: Unit, user_id: UUID, address: str) -> None:
    """Remember for some days that the user was there: a mailed link was opened, and it worked."""
    throttle.mark(unit, MAILED_KIND, f"{user_id}\n{network(address)}")
