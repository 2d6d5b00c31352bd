"""Drafts on disk: what was edited and not published yet. They survive ``kill -9``."""

from datetime import UTC, datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from studio.storage.database import Database
from studio.storage.schema import drafts


class DraftStore:
    """One account's drafts. Every method blocks, and is durable when it returns.

    Args:
        database: The studio's.
        account_key: Whose.
    """

    def __init__(self, database: Database, account_key: str) -> None:
        self._database = database
        self._account = account_key

    def load(self, document: str) -> str | None:
        """The draft of a document as it was kept last."""
        body = select(drafts.c.body).where(
            drafts.c.account_key == self._account, drafts.c.document == document
        )
        with self._database.transaction() as connection:
            return connection.execute(body).scalar_one_or_none()

    def load_all(self, prefix: str) -> dict[str, str]:
        """All drafts whose document's name begins so, the oldest first."""
        rows = (
            select(drafts.c.document, drafts.c.body)
            .where(drafts.c.account_key == self._account)
            .where(drafts.c.document.startswith(prefix, autoescape=True))
            .order_by(drafts.c.kept_at)
        )
        with self._database.transaction() as connection:
            return {row.document: row.body for row in connection.execute(rows)}

    def keep(self, document: str, body: str) -> None:
        """Keep this in place of what was kept before."""
        now = datetime.now(UTC)
        row = {"account_key": self._account, "document": document, "body": body, "kept_at": now}
        statement = insert(drafts).on_conflict_do_update(
            index_elements=[drafts.c.account_key, drafts.c.document],
            set_={"body": body, "kept_at": now},
        )
        with self._database.transaction() as connection:
            connection.execute(statement, row)

    def drop(self, document: str) -> None:
        """It was published, or thrown away."""
        gone = delete(drafts).where(
            drafts.c.account_key == self._account, drafts.c.document == document
        )
        with self._database.transaction() as connection:
            connection.execute(gone)
