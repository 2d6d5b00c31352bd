"""That they make a long video playable is shown by test_workflows.py, on a real worker."""

from pathlib import Path
from uuid import uuid4

import pytest

from server.app.wiring import Parts
from server.contract.media import TranscodingStatus
from server.features.media import workflows
from server.features.media.chunks import steps
from server.features.media.errors import INTERRUPTED
from server.features.videos import progress as videos
from server.features.videos.models import VideoVersion
from server.integrations.storage.stores import FolderStorage
from server.kit.db.unit import Units
from server.kit.jobs import worker
from tests.server.features.media.clips import make_clip
from tests.server.features.media.studio import bring
from tests.server.people import Person


@pytest.fixture(autouse=True)
def provided(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker._Running, "providers", parts.providers)


@pytest.fixture
def version(parts: Parts, units: Units, tahmina: Person, tmp_path: Path) -> VideoVersion:
    """One that is worked on."""
    version = bring(parts.providers, tahmina.id, make_clip(tmp_path / "clip.mp4", seconds=0.2))
    with units.write() as unit:
        return videos.begin(unit, version.id)


def now(units: Units, version: VideoVersion) -> VideoVersion:
    with units.read() as unit:
        return unit.session.get_one(VideoVersion, version.id)


def test_a_chunk_that_nobody_wants_any_more_is_not_made() -> None:
    assert steps.encode(str(uuid4()), {}) == {"ok": None}


def test_a_version_ends_though_the_store_is_away(
    units: Units, version: VideoVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(_store: FolderStorage, _prefix: str) -> None:
        raise OSError("the bucket is away")

    monkeypatch.setattr(FolderStorage, "delete", away)
    with pytest.raises(RuntimeError), workflows.guarded(str(version.id)):
        raise RuntimeError("a mistake of ours")
    after = now(units, version)
    assert (after.status, after.error_message) == (TranscodingStatus.FAILED, INTERRUPTED)
