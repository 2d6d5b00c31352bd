"""How a creator is paid: add a method, choose the default, open the details for a payment.

Both changes lock the channel's row first, so that of two that run at once one waits, and a
channel never has two defaults or two that wait for each other.
"""

from uuid import UUID

import sqlalchemy as sa
from pydantic import TypeAdapter

from server.contract.errors import ErrorCode
from server.contract.payouts import AccountDetails, BankAccount, PaypalAccount
from server.features.channels.models import Channel
from server.features.payouts.models import PayoutMethod
from server.kit.db.lock import locked
from server.kit.db.unit import Unit
from server.kit.errors import NotFoundError
from server.kit.sealing import Sealer

PURPOSE = "payout account"
SHOWN_CHARACTERS = 4
_DETAILS: TypeAdapter[AccountDetails] = TypeAdapter(AccountDetails)


def add_method(
    unit: Unit,
    sealer: Sealer,
    channel_id: UUID,
    details: AccountDetails,
) -> PayoutMethod:
    """Keep the details, sealed. A channel's first method becomes its default.

    Raises:
        NotFoundError: there is no such channel.
    """
    _lock(unit, channel_id)
    first = (
        unit.session.scalar(
            sa.select(PayoutMethod.id).where(PayoutMethod.channel_id == channel_id).limit(1)
        )
        is None
    )
    method = PayoutMethod(
        channel_id=channel_id,
        method_type=details.method_type,
        account_details_sealed=sealer.seal(PURPOSE, details.model_dump_json()),
        account_last4=_end_of(_account(details)),
        is_default=first,
    )
    unit.session.add(method)
    unit.session.flush()
    return method


def make_default(unit: Unit, channel_id: UUID, method_id: UUID) -> PayoutMethod:
    """Send the channel's payouts there from now on.

    Raises:
        NotFoundError: the channel has no such method.
    """
    _lock(unit, channel_id)
    method = unit.session.scalar(
        sa.select(PayoutMethod).where(
            PayoutMethod.id == method_id, PayoutMethod.channel_id == channel_id
        )
    )
    if method is None:
        raise NotFoundError("This channel has no such payout method.")
    # The old default goes first: the database checks for two at each statement.
    for other in unit.session.scalars(
        sa.select(PayoutMethod).where(PayoutMethod.channel_id == channel_id)
    ):
        other.is_default = False
    unit.session.flush()
    method.is_default = True
    unit.session.flush()
    return method


def open_details(sealer: Sealer, method: PayoutMethod) -> AccountDetails:
    """Where the money goes, for the one who is about to send it.

    Raises:
        SealBrokenError: the server's secret is not the one that sealed them.
    """
    return _DETAILS.validate_json(sealer.open(PURPOSE, method.account_details_sealed))


def _account(details: AccountDetails) -> str:
    if isinstance(details, BankAccount):
        return details.account_number
    if isinstance(details, PaypalAccount):
        # The end of an address is its provider's name, so the end of the part before it.
        return details.email.partition("@")[0]
    return details.phone


def _end_of(account: str) -> str:
    """Four characters, and of a short account no more than half."""
    shown = min(SHOWN_CHARACTERS, len(account) // 2)
    return account[len(account) - shown :]


def _lock(unit: Unit, channel_id: UUID) -> None:
    if locked(unit.session, Channel, channel_id) is None:
        raise NotFoundError("There is no such channel.", code=ErrorCode.NO_CHANNEL)
