"""``chitra-server retention`` and ``reconcile``: by hand what also runs every night."""

from typing import Annotated

import typer

from server.app.commands.options import DataDir, current
from server.app.settings import Settings
from server.app.upkeep import RULES, count_all, due, keep_to
from server.kit.db.unit import Units

DryRun = Annotated[bool, typer.Option(help="Only tell what would be done.")]


def retention_command(*, dry_run: DryRun = False, data_dir: DataDir = None) -> None:
    """Delete or put aside what has been kept long enough, as the settings say."""
    parts = current(data_dir)
    try:
        settings = parts.providers.get(Settings)
        for rule in RULES:
            days = getattr(settings, rule.setting)
            kept = "for ever" if days is None else f"{days} day{'' if days == 1 else 's'}"
            rows = due(parts.providers, rule) if dry_run else keep_to(parts.providers, rule)
            verb = "due" if dry_run else "done"
            typer.echo(f"{rule.name:<18} kept {kept:<10} {rows} {verb}")
    finally:
        parts.close()


def reconcile_command(*, dry_run: DryRun = False, data_dir: DataDir = None) -> None:
    """Compare every counter with the rows it stands for, and mend those that are wrong."""
    parts = current(data_dir)
    try:
        verb = "wrong" if dry_run else "mended"
        for found in count_all(parts.providers.get(Units), mend=not dry_run):
            typer.echo(f"{found.counter:<36} {found.rows} rows, {found.wrong} {verb}")
    finally:
        parts.close()
