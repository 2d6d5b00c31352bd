"""``chitra-server copy-database``: from a SQLite file to PostgreSQL."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Annotated

import typer

from server.app.commands.options import DataDir, fail, given_settings
from server.app.copying.errors import CopyError
from server.app.copying.run import copy_database
from server.kit.db.engine import database_url


class Bars:
    """One progress bar after the other. Without a terminal, a line for each."""

    def __init__(self, until: ExitStack) -> None:
        self._until = until

    def begin(self, what: str, total: int, done: int) -> Callable[[int], None]:
        """End the bar before, and begin one with ``done`` of ``total`` behind it."""
        self._until.close()
        bar = self._until.enter_context(typer.progressbar(length=total, label=what))
        bar.update(done)
        return bar.update


def copy_database_command(
    to: Annotated[
        str,
        typer.Option(
            envvar="CHITRA_COPY_TO",
            help="The empty PostgreSQL database: postgresql://user:password@host/name",
        ),
    ],
    *,
    start_over: Annotated[
        bool, typer.Option(help="Empty the target first, if it holds an unfinished copy.")
    ] = False,
    data_dir: DataDir = None,
) -> None:
    """Copy this installation's SQLite database to PostgreSQL, and compare the two.

    Stop the server first. An interrupted copy goes on where it was when it is run again. Media
    and uploads stay in their folders.
    """
    settings = given_settings(data_dir=data_dir)
    try:
        source, target = database_url(settings.database), database_url(to)
    except ValueError as error:
        fail(str(error))
    with ExitStack() as bars:
        try:
            copied = copy_database(source, target, Bars(bars), again=start_over)
        except CopyError as error:
            bars.close()
            fail(str(error))
    typer.echo(
        f"Copied and compared {copied.rows} rows in {copied.tables} tables. "
        "Set CHITRA_DATABASE_URL to the new address before the server is started again."
    )
