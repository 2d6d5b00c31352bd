"""Several processes, each with several threads, do everything to the same few rows."""

import json
import subprocess
import sys
from collections import Counter

import pytest
import sqlalchemy as sa

from server.app.upkeep import COUNTERS
from server.contract.videos import VideoStatus
from server.features.playlists.models import PlaylistItem
from server.features.videos.models import Video
from server.kit.db.counters import reconcile
from server.kit.db.unit import Units
from tests.paths import REPOSITORY
from tests.patience import PATIENCE_SECONDS
from tests.server.stress.stage import Stage, set_stage

pytestmark = pytest.mark.proof

PROCESSES, THREADS, TURNS = 3, 3, 12
KINDS = 22


def test_nothing_is_lost_doubled_or_stuck(database: str, units: Units) -> None:
    done, failed = _work(database, set_stage(units))
    assert failed == []
    # Every kind of work has succeeded, so that the rest of this test says something.
    assert len(done) == KINDS, done
    for counter in COUNTERS:
        for found in reconcile(units, counter, mend=False):
            assert counter.refreshed or found.wrong == 0, found
    with units.read() as unit:
        positions = list(
            unit.session.scalars(sa.select(PlaylistItem.position).order_by(PlaylistItem.position))
        )
        assert positions == list(range(1, len(positions) + 1))
        for video in unit.session.scalars(sa.select(Video)):
            assert (video.removed_at is not None) == (video.status is VideoStatus.REMOVED)


def _work(database: str, stage: Stage) -> tuple[Counter[str], list[str]]:
    command = [sys.executable, "-m", "tests.server.stress.work", database, stage.to_text()]
    processes = [
        subprocess.Popen(
            [*command, str(number), str(THREADS), str(TURNS)],
            cwd=REPOSITORY,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(PROCESSES)
    ]
    done: Counter[str] = Counter()
    failed: list[str] = []
    try:
        for process in processes:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        for process in processes:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        for process in processes:
            told = json.loads(process.communicate(timeout=PATIENCE_SECONDS)[0].splitlines()[-1])
            done.update(told["done"])
            failed += told["failed"]
    finally:
        for process in processes:
            process.kill()
            process.wait()
    return done, failed
