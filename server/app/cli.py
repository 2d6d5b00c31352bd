"""``chitra-server``: serve, worker, migrate, sample-data, and more; ``--help`` lists all."""

import os
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from server.app.admin import create_admin
from server.app.commands.copy_database import copy_database_command
from server.app.commands.encode import encode_command
from server.app.commands.options import DataDir, fail, given_settings, prepared
from server.app.commands.preview import preview_command
from server.app.commands.sample_data import sample_data_command
from server.app.commands.sign_out import sign_out_command
from server.app.commands.storage import storage_cli
from server.app.commands.upkeep import reconcile_command, retention_command
from server.app.doctor import examine
from server.app.serve import StartError, leave, serve
from server.app.wiring import wire
from server.app.work import end_signals, make_worker
from server.contract.identity import NewAccount
from server.features.identity.mail.post import Post
from server.kit.db.unit import Units
from server.kit.errors import AppError
from server.kit.http.sentences import told
from server.kit.jobs.queue import Queue

cli = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="The Chitra video platform. Settings are CHITRA_… environment variables.",
)


def main() -> None:
    """Run the command line."""
    # Databases, uploads and logs are nobody else's to read.
    os.umask(0o077)
    cli()


@cli.command("serve")
def serve_command(
    *,
    host: Annotated[str | None, typer.Option(help="Address to listen at.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen at; 0: any free one.")] = None,
    data_dir: DataDir = None,
    worker: Annotated[bool, typer.Option(help="Process videos in this process too.")] = True,
    announce: Annotated[
        Path | None, typer.Option(help="File to write address and pid to, when ready.")
    ] = None,
    die_with_parent: Annotated[
        bool, typer.Option(help="Stop when the program that started this one ends.")
    ] = False,
    parent_pid: Annotated[
        int | None, typer.Option(help="That program, which may end before this one looks for it.")
    ] = None,
) -> None:
    """Serve the API and the watch site."""
    settings = given_settings(host=host, port=port, data_dir=data_dir)
    queues = list(Queue) if worker else []
    try:
        parent = (parent_pid or os.getppid()) if die_with_parent else None
        serve(settings, queues=queues, announce=announce, parent=parent)
    except StartError as error:
        fail(str(error))


@cli.command("worker")
def worker_command(
    queues: Annotated[
        str, typer.Option(help="Queues to work on, separated by commas.")
    ] = "control,encode-cpu,publish,cron",
    data_dir: DataDir = None,
) -> None:
    """Work on durable jobs, without serving."""
    try:
        chosen = [Queue(name.strip()) for name in queues.split(",")]
    except ValueError:
        fail(f"Queues are: {', '.join(Queue)}.")
    parts = prepared(data_dir)
    work = make_worker(parts, chosen)
    # Before there is work that an end would have to give back.
    wait_for_end = end_signals()
    work.start()
    wait_for_end()
    leave(parts, work)


@cli.command("migrate")
def migrate_command(data_dir: DataDir = None) -> None:
    """Bring the database to the schema of this version."""
    prepared(data_dir).close()
    typer.echo("The database is current.")


@cli.command("create-admin")
def create_admin_command(
    email: Annotated[str, typer.Option(prompt="E-mail address")],
    username: Annotated[str, typer.Option(prompt="User name")],
    password: Annotated[str, typer.Option(prompt=True, hide_input=True, confirmation_prompt=True)],
    data_dir: DataDir = None,
) -> None:
    """Make an account that may do everything."""
    try:
        asked = NewAccount.model_validate(
            {
                "email": email,
                "username": username,
                "password": password,
                "channel_name": username,
            }
        )
    except ValidationError as error:
        fail(" ".join(f"{problem['loc'][0]}: {told(problem)}" for problem in error.errors()))
    parts = prepared(data_dir)
    get = parts.providers.get
    try:
        user = create_admin(get(Units), get(Post), asked, parts.settings.name)
    except AppError as error:
        fail(error.message)
    finally:
        parts.close()
    typer.echo(f"{user.username} is an administrator now.")


@cli.command("doctor")
def doctor_command(data_dir: DataDir = None) -> None:
    """Look whether everything that the server needs is there and works."""
    try:
        parts = wire(given_settings(data_dir=data_dir))
    except ValueError as error:
        # Settings that do not go together: nothing else can be looked at without them.
        typer.echo(f"BAD  settings    {error}")
        raise typer.Exit(1) from error
    findings = list(examine(parts))
    parts.close()
    for finding in findings:
        typer.echo(f"{'ok ' if finding.good else 'BAD'}  {finding.what:<11} {finding.detail}")
    if not all(finding.good for finding in findings):
        raise typer.Exit(1)


cli.command("encode")(encode_command)
cli.command("preview")(preview_command)
cli.command("copy-database")(copy_database_command)
cli.command("retention")(retention_command)
cli.command("reconcile")(reconcile_command)
cli.command("sign-out")(sign_out_command)
cli.command("sample-data")(sample_data_command)
cli.add_typer(storage_cli, name="storage")


if __name__ == "__main__":
    main()
