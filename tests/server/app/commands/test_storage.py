import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from server.app.cli import cli
from server.app.wiring import Parts
from server.contract.videos import VideoOut
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.ids import new_id
from tests.server.features.videos.making import on_air
from tests.server.people import Person

LOST = f"videos/{new_id().hex}/1"


@pytest.fixture
def video(
    parts: Parts, client: TestClient, units: Units, tahmina: Person, tmp_path: Path
) -> VideoOut:
    """A video with a source of 3 MB, beside files of one that is gone."""
    video = on_air(client, units, tahmina)
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    for key, size in ((f"videos/{video.id.hex}/1/source", 3), (f"{LOST}/source", 1)):
        (tmp_path / "file").write_bytes(bytes(size * 1_000_000))
        storage.put(key, tmp_path / "file")
    return video


def test_usage_is_told_from_the_whole_down_to_a_rung(here: CliRunner, video: VideoOut) -> None:
    told = here.invoke(cli, ["storage", "usage"])
    assert told.exit_code == 0, told.output
    assert "3.0 MB  @tahmina" in told.output
    assert "1.0 MB  left over" in told.output
    told = here.invoke(cli, ["storage", "usage", "--channel", "@tahmina"])
    assert f"3.0 MB  {video.id}" in told.output
    told = here.invoke(cli, ["storage", "usage", "--video", str(video.id)])
    assert "Version 1" in told.output
    assert "3.0 MB  source" in told.output
    told = here.invoke(cli, ["storage", "usage", "--json"])
    everything = json.loads(told.stdout)
    assert everything["versions"][0]["bytes"] == {"source": 3_000_000}
    assert here.invoke(cli, ["storage", "usage", "--video", "no"]).exit_code == 1


def test_a_dry_run_removes_nothing(here: CliRunner, parts: Parts, video: VideoOut) -> None:
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    told = here.invoke(cli, ["storage", "prune", "--dry-run"])
    assert told.exit_code == 0, told.output
    assert f"1.0 MB  {LOST}" in told.output
    assert storage.size(f"{LOST}/source") == 1_000_000
    assert here.invoke(cli, ["storage", "prune"]).exit_code == 0
    assert storage.size(f"{LOST}/source") is None
    assert storage.size(f"videos/{video.id.hex}/1/source") == 3_000_000
