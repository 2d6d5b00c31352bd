"""What every command of ``chitra-server`` shares: settings, and how to give up."""

from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from pydantic import ValidationError

from server.app import logs
from server.app.serve import StartError, prepare
from server.app.settings import Settings
from server.app.wiring import Parts

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


def fail(message: str) -> NoReturn:
    """Say why the command cannot do its work, and end it."""
    typer.echo(message, err=True)
    raise typer.Exit(1)
