from datetime import UTC, datetime, time
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from server.contract.videos import VideoStatus
from studio.features.editor.releases import Releases
from studio.features.editor.slots import ReleaseQueue, next_slot
from studio.kit.errors import Offline
from studio.ui.memory import Memory
from tests.studio.examples import make_video, run
from tests.studio.features.editor.bench import Bench


def test_slots_of_other_videos_are_taken(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        first = next_slot(ReleaseQueue(), datetime.now(UTC), [])
        planned = make_video(status=VideoStatus.SCHEDULED, publish_at=first)
        bench = Bench(tmp_path, make_video(), planned)
        ini = QSettings(str(tmp_path / "x.ini"), QSettings.Format.IniFormat)
        releases = Releases(bench.server, bench.scope, Memory(ini, "me"))
        assert releases.slot == first
        bench.server.refuse = Offline("The server cannot be reached.")
        releases.load()
        await bench.rest()
        assert releases.slot == first
        bench.server.refuse = None
        releases.load()
        await bench.rest()
        assert first is not None
        assert releases.slot is not None
        assert releases.slot > first
        queue = ReleaseQueue(frozenset({6}), time(9, 0))
        releases.set_queue(queue)
        assert releases.slot.weekday() == 6
        assert Releases(bench.server, bench.scope, Memory(ini, "me")).queue == queue
        await bench.close()

    run(qapp, work())
