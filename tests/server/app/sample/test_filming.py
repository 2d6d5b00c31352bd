from pathlib import Path
from uuid import UUID

import av

from server.app.sample.filming import opened_studio
from server.app.sample.films import FILMS
from server.features.media.poster import POSTER
from server.integrations.storage.stores import FolderStorage
from server.kit.db.engine import database_url
from server.kit.jobs.queue import DurableJobQueue

VIDEO = UUID(int=5)


def test_a_film_is_made_and_goes_through_the_engine(tmp_path: Path) -> None:
    storage = FolderStorage(tmp_path / "store")
    jobs = DurableJobQueue(database_url(f"sqlite:///{tmp_path}/jobs.db"))
    with opened_studio(tmp_path / "scratch", storage, jobs) as studio:
        footage = studio.film(FILMS[0], VIDEO)
        assert studio.face(FILMS[0], 1).stat().st_size > 1000
        sound, unseen = studio.record_sound()
        with av.open(str(sound)) as container:
            assert not container.streams.video
            assert container.streams.audio
    jobs.close()
    assert (footage.width, footage.height, footage.codec) == (640, 360, "h264")
    assert abs(footage.seconds - FILMS[0].seconds) < 0.1
    assert footage.profiles == ["240p", "360p"]
    assert all(rung.size_bytes > 0 and rung.codec.startswith("avc1.") for rung in footage.rungs)
    assert unseen.rungs == ()
    folder = tmp_path / "store" / "videos" / VIDEO.hex / "1"
    assert (folder / "source").stat().st_size == footage.source_bytes
    names = {path.name for path in (folder / "stream").iterdir()}
    assert names >= {"master.m3u8", "240p.mp4", "360p.m3u8", "audio.mp4", POSTER}
    assert list((tmp_path / "scratch").iterdir()) == []
