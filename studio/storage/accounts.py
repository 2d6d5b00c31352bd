"""Which servers this studio knows and which accounts it has on them. No secrets in here."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from server.contract.identity import UserOut
from studio.storage.database import Database
from studio.storage.schema import accounts, servers


@dataclass(frozen=True, slots=True)
class KnownServer:
    """A server that was connected to before.

    Attributes:
        base_url: Normalised.
        name: What it calls itself.
        last_used_at: When it was last connected to.
    """

    base_url: str
    name: str
    last_used_at: datetime


@dataclass(frozen=True, slots=True)
class KnownAccount:
    """An account that signed in here before.

    Attributes:
        key: Names the account's tokens and queue; see :func:`account_key`.
        base_url: The account's server, or ``this-computer`` for the bundled one, whose
            address changes with its port.
        user_id: The server's id of the person.
        email: To show, and to sign in again.
        username: To show.
        last_used_at: When it was last in use.
    """

    key: str
    base_url: str
    user_id: UUID
    email: str
    username: str
    last_used_at: datetime


def account_key(server: str, user_id: UUID) -> str:
    """The key of a person on a server.

    Args:
        server: The base address, or ``this-computer``.
        user_id: The server's id of the person.
    """
    return f"{server}#{user_id}"


class KnownAccounts:
    """Keeps servers and accounts in the database. Every method blocks.

    Args:
        database: The studio's.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def servers(self) -> list[KnownServer]:
        """Every server, the last used first."""
        wanted = select(servers).order_by(servers.c.last_used_at.desc())
        with self._database.transaction() as connection:
            return [KnownServer(**row) for row in connection.execute(wanted).mappings()]

    def remember_server(self, base_url: str, name: str) -> KnownServer:
        """Add a server, or note that it is in use again."""
        server = KnownServer(base_url, name, datetime.now(UTC))
        row = asdict(server)
        statement = insert(servers).values(row)
        statement = statement.on_conflict_do_update(index_elements=["base_url"], set_=row)
        with self._database.transaction() as connection:
            connection.execute(statement)
        return server

    def forget_server(self, base_url: str) -> None:
        """Drop a server from the list, and its accounts."""
        with self._database.transaction() as connection:
            connection.execute(delete(servers).where(servers.c.base_url == base_url))
            connection.execute(delete(accounts).where(accounts.c.base_url == base_url))

    def accounts(self) -> list[KnownAccount]:
        """Every account, the last used first."""
        wanted = select(accounts).order_by(accounts.c.last_used_at.desc())
        with self._database.transaction() as connection:
            return [KnownAccount(**row) for row in connection.execute(wanted).mappings()]

    def remember_account(self, server: str, user: UserOut) -> KnownAccount:
        """Add an account, or note that it is in use again.

        Args:
            server: The base address, or ``this-computer``.
            user: As the server describes the person.
        """
        account = KnownAccount(
            account_key(server, user.id),
            server,
            user.id,
            user.email,
            user.username,
            datetime.now(UTC),
        )
        row = asdict(account)
        statement = insert(accounts).values(row)
        statement = statement.on_conflict_do_update(index_elements=["key"], set_=row)
        with self._database.transaction() as connection:
            connection.execute(statement)
        return account
