"""Make the sample films, and send each through the platform's own media engine.

The engine keeps its books in a database of its own here, which is thrown away: what it made is
in the store, and what it wrote down comes back as :class:`Footage`.
"""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from server.app.models import METADATA
from server.app.sample.films import FILMS, Film
from server.app.sample.footage import Footage, Rendered
from server.contract.uploads import UploadState
from server.features.channels.models import Channel
from server.features.identity.models import User
from server.features.media.ffmpeg import read_source, run
from server.features.media.ladder import plan
from server.features.media.making import Making
from server.features.media.poster import POSTER, QUALITY
from server.features.media.scratch import Scratch
from server.features.uploads.folder import UploadFolder
from server.features.uploads.models import Upload
from server.features.videos import progress, repository
from server.features.videos.models import Video, VideoVersion
from server.integrations.storage.port import Storage
from server.kit.clock import now
from server.kit.db.engine import database_url, open_engine
from server.kit.db.unit import Subscriptions, Units
from server.kit.jobs.queue import JobQueue

SOUND_SECONDS = 3


class Studio:
    """Where films are made for a store.

    Args:
        folder: for its work and its own; on the same disk as the store, moves are free.
        storage: where they end up.
        jobs: never used, as nothing is put off here.
    """

    def __init__(self, folder: Path, storage: Storage, jobs: JobQueue) -> None:
        self.folder, self._storage = folder, storage
        self._engine = open_engine(database_url(f"sqlite:///{folder / 'engine.db'}"))
        METADATA.create_all(self._engine)
        self._units = Units(self._engine, Subscriptions(), jobs)
        self._uploads = UploadFolder(folder / "uploads", 0)
        self._scratch = Scratch(folder / "scratch")
        self._channel = self._open_channel()

    def film(self, film: Film, video_id: UUID) -> Footage:
        """Make the film and the video of it, whose files are in the store then."""
        source = self.shoot(film)
        digest = hashlib.sha256(source.read_bytes()).hexdigest()
        size = source.stat().st_size
        version_id = self._bring(film, source, video_id)
        making = Making(self._units, self._storage, self._uploads, self._scratch, version_id)
        self._process(making)
        return self._footage(version_id, size, digest)

    def shoot(self, film: Film) -> Path:
        """The source file, as a creator would have it."""
        path = self.folder / f"{film.name}.mp4"
        picture = ["-filter_complex", f"{film.picture()}[v];{_sound(film)}[a]", "-map", "[v]"]
        video = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p"]
        audio = ["-map", "[a]", "-c:a", "aac", "-b:a", "96k"]
        whole = ["-t", str(film.seconds), "-fflags", "+bitexact", path.name]
        run([*picture, *video, *audio, *whole], self.folder)
        return path

    def face(self, film: Film, look: int) -> Path:
        """A poster of a film that was shot already, in another light."""
        at, light = film.looks[look]
        shot = read_source(self.folder / f"{film.name}.mp4", "-ss", f"{at:.3f}")
        one = ["-map", "0:v", "-frames:v", "1", "-q:v", QUALITY, "-an"]
        run([*shot, *one, "-vf", f"{light},format=yuvj420p", "-update", "1", POSTER], self.folder)
        return self.folder / POSTER

    def record_sound(self) -> tuple[Path, Footage]:
        """A file without a picture under a video's name, which the engine refuses."""
        path = self.folder / "sound.mp4"
        chord = f"{_sound(FILMS[0])}[a]"
        audio = ["-map", "[a]", "-c:a", "aac", "-t", str(SOUND_SECONDS), "-fflags", "+bitexact"]
        run(["-filter_complex", chord, *audio, path.name], self.folder)
        content = path.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        return path, Footage(SOUND_SECONDS, 0, 0, "", len(content), digest, ())

    def close(self) -> None:
        """Let go of the books."""
        self._engine.dispose()

    def _process(self, making: Making) -> None:
        """As the durable job does it: lowest rung first, then the others."""
        making.settle()
        info = making.examine()
        rungs = plan(info)
        with self._units.write() as unit:
            progress.begin(unit, making.version_id)
        making.plan(info, rungs)
        made = making.encode(info, rungs[:1], with_audio=True)
        making.publish(made)
        making.poster(info, rungs)
        making.storyboard(info, rungs)
        making.preview(info, rungs)
        if rungs[1:]:
            making.publish(made + making.encode(info, rungs[1:], with_audio=False))
        with self._units.write() as unit:
            progress.complete(unit, making.version_id)

    def _open_channel(self) -> Channel:
        user = User(email="films", username="films", password_hash="")
        with self._units.write() as unit:
            unit.session.add(user)
            unit.session.flush()
            channel = Channel(user_id=user.id, name="films", handle="films")
            unit.session.add(channel)
        return channel

    def _bring(self, film: Film, source: Path, video_id: UUID) -> UUID:
        """The film as an upload that has arrived, and the version of it that is to be made."""
        size = source.stat().st_size
        with self._units.write() as unit:
            upload = Upload(
                owner_id=self._channel.user_id,
                channel_id=self._channel.id,
                state=UploadState.COMPLETED,
                length=size,
                offset=size,
                expires_at=now(),
            )
            video = Video(id=video_id, channel_id=self._channel.id, title=film.name)
            unit.session.add_all([upload, video])
            unit.session.flush()
            version = VideoVersion(
                video_id=video_id, version_number=1, upload_id=upload.id, source_bytes=size
            )
            unit.session.add(version)
        arrived = self._uploads.path(upload.id)
        arrived.parent.mkdir()
        arrived.write_bytes(source.read_bytes())
        return version.id

    def _footage(self, version_id: UUID, size: int, digest: str) -> Footage:
        with self._units.read() as unit:
            version = unit.session.get_one(VideoVersion, version_id)
            assets = repository.assets_of(unit.session, [version_id])[version_id]
        rungs = tuple(
            Rendered(
                asset.resolution.value,
                asset.width,
                asset.height,
                asset.bitrate_kbps or 0,
                asset.file_size_bytes or 0,
                asset.codec or "",
            )
            for asset in assets
        )
        return Footage(
            version.duration_seconds or 0.0,
            version.width or 0,
            version.height or 0,
            version.source_codec or "",
            size,
            digest,
            rungs,
        )


@contextmanager
def opened_studio(folder: Path, storage: Storage, jobs: JobQueue) -> Iterator[Studio]:
    """A studio in a folder that is gone with the block."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="films-", dir=folder) as place:
        studio = Studio(Path(place), storage, jobs)
        try:
            yield studio
        finally:
            studio.close()


def _sound(film: Film) -> str:
    """The chord, swelling; quiet enough for headphones."""
    tones = "+".join(
        f"0.1*sin(2*PI*{hz}*t)*(0.6+0.4*sin(t*{1 + n}))" for n, hz in enumerate(film.chord)
    )
    return f"aevalsrc='{tones}':s=48000:d={film.seconds}"
