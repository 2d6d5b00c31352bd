"""What creators earn, and how they are paid."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import EmailStr, StringConstraints

from server.contract.shapes import In

Line = Annotated[str, StringConstraints(min_length=1, max_length=120)]


class PayoutStatus(StrEnum):
    """How far a payout is."""

    PENDING = "PENDING"
    """Worked out, not yet sent."""
    PROCESSING = "PROCESSING"
    """Sent to the bank or provider, which has not confirmed it."""
    COMPLETED = "COMPLETED"
    """Arrived."""
    FAILED = "FAILED"
    """Refused; ``failure_reason`` says why."""
    CANCELLED = "CANCELLED"
    """Called off before it was sent."""


class PayoutMethodType(StrEnum):
    """By which way a creator is paid."""

    BANK_TRANSFER = "bank_transfer"
    """To a bank account."""
    PAYPAL = "paypal"
    """To a PayPal account."""
    MOBILE_BANKING = "mobile_banking"
    """To a mobile wallet, such as bKash, Nagad or Rocket."""


class BankAccount(In):
    """Where a bank transfer goes."""

    method_type: Literal[PayoutMethodType.BANK_TRANSFER] = PayoutMethodType.BANK_TRANSFER
    account_holder: Line
    bank_name: Line
    account_number: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]{4,34}$")]
    """A local number or an IBAN, without spaces."""
    routing_number: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]{0,11}$")] = ""
    """Routing number or BIC, where the bank needs one."""


class PaypalAccount(In):
    """Which PayPal account is paid."""

    method_type: Literal[PayoutMethodType.PAYPAL] = PayoutMethodType.PAYPAL
    email: EmailStr


class MobileWallet(In):
    """Which mobile wallet is paid."""

    method_type: Literal[PayoutMethodType.MOBILE_BANKING] = PayoutMethodType.MOBILE_BANKING
    provider: Line
    """For instance bKash, Nagad or Rocket."""
    phone: Annotated[str, StringConstraints(pattern=r"^\+?[0-9]{6,15}$")]


AccountDetails = BankAccount | PaypalAccount | MobileWallet
"""Where the money goes. Only ever stored sealed, and never shown whole."""
