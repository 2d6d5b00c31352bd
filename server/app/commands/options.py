"""What every command of ``chitra-server`` shares: settings, and how to give up."""

from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from pydantic import ValidationError

from server.app import logs
from server.app.database import is_current
from server.app.serve import StartError, prepare
from server.app.settings import Settings
from server.app.wiring import Parts, wire
from server.kit.db.engine import database_url

DataDir = Annotated[Path | None, typer.Option(help="Folder for database, uploads and media.")]


def given_settings(**given: Any) -> Settings:
    """Settings from the environment, with what the command line says on top."""
    try:
        settings = Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        fail(
            "; ".join(
                f"CHITRA_{str(problem['loc'][0]).upper()}: {problem['msg']}"
                for problem in error.errors()
            )
        )
    logs.configure(settings.log_level, as_json=settings.log_json)
    return settings


def prepared(data_dir: Path | None) -> Parts:
    """The wired server on a current database, or a sentence about why not."""
    try:
        return prepare(given_settings(data_dir=data_dir))
    except StartError as error:
        fail(str(error))


def current(data_dir: Path | None) -> Parts:
    """The wired server on a database that is there and of this version; nothing is made.

    For commands that only look: a mistyped folder must not become a new platform, and a look
    at an older one must not change its schema.
    """
    settings = given_settings(data_dir=data_dir)
    try:
        url = database_url(settings.database)
    except ValueError as error:
        fail(str(error))
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        fail(f"There is no database at {url.database}.")
    parts = wire(settings)
    if not is_current(parts.engine):
        parts.close()
        fail("The database is of another version. Run `chitra-server migrate` first.")
    return parts


def fail(message: str) -> NoReturn:
    """Say why the command cannot do its work, and end it."""
    typer.echo(message, err=True)
    raise typer.Exit(1)
