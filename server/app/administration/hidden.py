"""What nobody sees in the administration, whatever the table."""

import re

HIDDEN = re.compile(r"_cents$|^discount_value$|token|secret|password|_hash$|account_details")
"""Money, tokens, secrets, password hashes and sealed account numbers, by their columns' names."""


def is_hidden(column: str) -> bool:
    """True for columns that are neither shown, searched, exported nor edited."""
    return HIDDEN.search(column) is not None
