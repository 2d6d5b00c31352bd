from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.command import downgrade
from typer.testing import CliRunner

from server.app.cli import cli
from server.app.database import alembic_config, is_current
from server.app.wiring import Parts
from server.features.channels.models import Channel
from server.kit.db.unit import Units


@pytest.mark.usefixtures("tahmina")
def test_a_dry_run_tells_and_changes_nothing(here: CliRunner, units: Units) -> None:
    with units.write() as unit:
        unit.session.execute(sa.update(Channel).values(subscriber_count=7))
    told = here.invoke(cli, ["reconcile", "--dry-run"])
    assert told.exit_code == 0, told.output
    assert "channel.subscriber_count             1 rows, 1 wrong" in told.output
    done = here.invoke(cli, ["reconcile"])
    assert "channel.subscriber_count             1 rows, 1 mended" in done.output
    assert "1 rows, 1 wrong" not in here.invoke(cli, ["reconcile", "--dry-run"]).output


def test_retention_tells_what_each_rule_keeps(here: CliRunner) -> None:
    told = here.invoke(cli, ["retention", "--dry-run"])
    assert told.exit_code == 0, told.output
    assert "deleted_videos     kept 30 days    0 due" in told.output
    assert "idle_videos        kept for ever   0 due" in told.output
    assert "0 done" in here.invoke(cli, ["retention"]).output


@pytest.mark.parametrize("command", [["retention", "--dry-run"], ["reconcile"]])
def test_a_look_makes_no_platform_and_changes_no_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.delenv("CHITRA_DATABASE_URL", raising=False)
    folder = tmp_path / "mistyped"
    told = CliRunner().invoke(cli, [*command, "--data-dir", str(folder)])
    assert told.exit_code == 1
    assert "There is no database at" in told.output
    assert not folder.exists()


def test_an_older_schema_is_left_to_migrate(here: CliRunner, parts: Parts) -> None:
    downgrade(alembic_config(parts.engine), "-1")
    told = here.invoke(cli, ["retention", "--dry-run"])
    assert told.exit_code == 1
    assert "Run `chitra-server migrate` first" in told.output
    assert not is_current(parts.engine)
