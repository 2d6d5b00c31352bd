"""Two real workers make one video; one of them is killed for good in the middle."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from server.app.settings import Settings
from server.app.wiring import Parts
from server.contract.media import TranscodingStatus
from server.features.media.chunks import progress as chunks
from server.features.media.chunks.models import ChunkState
from server.features.videos.models import VideoVersion
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from tests.patience import until
from tests.server.features.media.chunks.films import numbered, numbers
from tests.server.features.media.studio import bring
from tests.server.people import Person

pytestmark = pytest.mark.proof

SECONDS = 16


@pytest.fixture
def workers(settings: Settings) -> Iterator[list[subprocess.Popen[bytes]]]:
    own = {
        "CHITRA_DATA_DIR": str(settings.data_dir),
        "CHITRA_DATABASE_URL": str(settings.database_url),
        "CHITRA_SECRET_KEY": str(settings.secret_key),
        "CHITRA_LONG_VIDEO_SECONDS": "3",
        "CHITRA_CHUNK_SECONDS": "2",
    }
    command = [sys.executable, "-m", "server.app.cli", "worker"]
    with (settings.data_dir / "workers.log").open("wb") as log:
        running = [
            subprocess.Popen(command, env=os.environ | own, stderr=log, stdout=log)
            for _ in range(2)
        ]
    yield running
    for each in running:
        each.kill()
        each.wait()


def jobs(parts: Parts) -> dict[str, tuple[str, str | None, int | None]]:
    """Of each chunk: how its job is, who has it, and when that changed last."""
    found = parts.jobs.client.list_workflows(name=chunks.CHUNK)
    return {job.workflow_id: (job.status, job.executor_id, job.updated_at) for job in found}


def test_the_other_worker_goes_on_and_makes_no_chunk_again(
    parts: Parts,
    units: Units,
    tahmina: Person,
    tmp_path: Path,
    workers: list[subprocess.Popen[bytes]],
) -> None:
    options = ("-vf", "scale=1280:720:flags=neighbor,setsar=1")
    film = numbered(tmp_path / "film.mp4", seconds=SECONDS, fps="25", options=options)
    version = bring(parts.providers, tahmina.id, film)

    def states() -> list[ChunkState]:
        with units.read() as unit:
            return [each.state for each in chunks.chunks_of(unit, version.id)]

    def both_are_at_it() -> bool:
        now = states()
        return ChunkState.DONE in now and now.count(ChunkState.ENCODING) == len(workers)

    until(both_are_at_it, states)
    before = jobs(parts)
    victim = workers[0]
    programs = psutil.Process(victim.pid).children(recursive=True)
    victim.kill()
    victim.wait()
    done = {name: job for name, job in before.items() if job[0] == "SUCCESS"}
    assert done

    def ended() -> bool:
        with units.read() as unit:
            seen = unit.session.get_one(VideoVersion, version.id)
        return seen.status in {TranscodingStatus.COMPLETED, TranscodingStatus.FAILED}

    until(ended, states)
    after = jobs(parts)
    assert {job[0] for job in after.values()} == {"SUCCESS"}
    assert {name: after[name] for name in done} == done
    assert len({job[1] for job in before.values() if job[0] in {"SUCCESS", "PENDING"}}) == 2
    assert not any(each.is_running() for each in programs)
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    for name in ("360p", "480p", "720p"):
        with storage.local(f"{version.stream_key}/{name}.mp4") as path:
            assert numbers(path) == list(range(SECONDS * 25))
