"""The accounts of this computer, in an order that stays, and the commands that change to them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from studio.app.commands import Command
from studio.features.identity.gateway import IdentityGateway
from studio.kit.config import THIS_COMPUTER
from studio.storage.accounts import KnownAccount, KnownServer
from studio.ui.marked import QT_TRANSLATE_NOOP

_KEYS = 9
"""Digits on a keyboard that name an account."""


@dataclass(frozen=True, slots=True)
class AccountChoice:
    """One account of the switch.

    Attributes:
        key: See :func:`studio.storage.accounts.account_key`.
        username: To show.
        email: To show.
        server: What its server calls itself; empty for this computer.
        current: Whether it is the one in use.
        signed_in: Whether it can be used without signing in.
    """

    key: str
    username: str
    email: str
    server: str
    current: bool
    signed_in: bool

    @property
    def place(self) -> str:
        """The server's name, in the language of now."""
        return self.server or QCoreApplication.translate("Accounts", _HERE)


def account_choices(
    accounts: Sequence[KnownAccount],
    servers: Sequence[KnownServer],
    *,
    current: str,
    signed_in: set[str],
) -> list[AccountChoice]:
    """The accounts, by server and name, so that each keeps its number.

    Args:
        accounts: Those known.
        servers: Those known.
        current: The key of the account in use.
        signed_in: The keys of those with a session.
    """
    names = {server.base_url: server.name for server in servers}

    def server_of(account: KnownAccount) -> str:
        if account.base_url == THIS_COMPUTER:
            return ""
        return names.get(account.base_url) or account.base_url.split("://", 1)[-1]

    choices = [
        AccountChoice(
            account.key,
            account.username,
            account.email,
            server_of(account),
            account.key == current,
            account.key in signed_in,
        )
        for account in accounts
    ]
    return sorted(choices, key=lambda choice: (choice.server.casefold(), choice.username))


async def account_of(identity: IdentityGateway, key: str | None) -> KnownAccount | None:
    """The account with a key, if it is known here."""
    _, accounts = await identity.known()
    return next((account for account in accounts if account.key == key), None)


async def another_than(identity: IdentityGateway, than: KnownAccount) -> KnownAccount | None:
    """The account last in use, but for one, that can go on without signing in."""
    signed_in = await identity.signed_in() - {than.key}
    _, accounts = await identity.known()
    return next((account for account in accounts if account.key in signed_in), None)


async def choices_of(identity: IdentityGateway, current: str) -> list[AccountChoice]:
    """Every account of this computer; ``current`` is the key of the one in use."""
    servers, accounts = await identity.known()
    signed_in = await identity.signed_in()
    return account_choices(accounts, servers, current=current, signed_in=signed_in)


def account_commands(
    choices: Sequence[AccountChoice], switch: Callable[[str], None], add: Callable[[], None]
) -> list[Command]:
    """A command for each other account, and one for an account that is not known yet."""

    def to(choice: AccountChoice) -> Callable[[], None]:
        return lambda: switch(choice.key)

    def words(choice: AccountChoice) -> Callable[[], str]:
        def say() -> str:
            text = QCoreApplication.translate("Accounts", _SWITCH)
            return text.replace("%1", choice.username).replace("%2", choice.place)

        return say

    others = [
        Command(
            f"account-{number}",
            "file",
            "user-round",
            keys_of(number),
            words(choice),
            to(choice),
        )
        for number, choice in enumerate(choices, start=1)
        if not choice.current
    ]
    title = QCoreApplication.translate
    adding = Command(
        "account-add", "file", "user-round-plus", "", lambda: title("Accounts", _ADD), add
    )
    return [*others, adding]


def keys_of(number: int) -> str:
    """The keys of the account with that number, or none. Ctrl and a digit is a screen."""
    return f"Alt+{number}" if number <= _KEYS else ""


_HERE = QT_TRANSLATE_NOOP("Accounts", "This computer")
_SWITCH = QT_TRANSLATE_NOOP("Accounts", "Switch to %1, %2")
_ADD = QT_TRANSLATE_NOOP("Accounts", "Add another account…")
