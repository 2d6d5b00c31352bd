"""Put the parts together, once per process."""

from dataclasses import dataclass, field
from functools import partial

from sqlalchemy import Engine

from server.app.administration.retention import forget_person
from server.app.export.workflow import forget_exports
from server.app.secret import load_or_make
from server.app.settings import Settings
from server.app.wiring_identity import put_identity
from server.features.channels.open_channel import open_channel
from server.features.comments.forget import keep_replies
from server.features.discovery.forget import part_searches
from server.features.identity.avatar import forget_avatars
from server.features.identity.events import UserPurged, UserPurging, UserSignedUp
from server.features.interactions.forget import wipe_traces
from server.features.interactions.visit import ViewerKey
from server.features.media import start as media
from server.features.media.av1.choose import SecondPassPolicy
from server.features.media.chunks.spans import ChunkPolicy
from server.features.media.leash import leashed
from server.features.media.playback.delivery import Delivery
from server.features.media.playback.gate import Gate
from server.features.media.playback.grant import Grants
from server.features.media.scratch import Scratch
from server.features.media.subtitles.embedded import start_import
from server.features.media.subtitles.hearing import LISTENING
from server.features.media.subtitles.routes import ReadingRoom
from server.features.media.underway import Underway
from server.features.moderation.forget import forget_words
from server.features.notifications import record as notifications
from server.features.notifications.stream import ChangeStream
from server.features.uploads.events import (
    UploadAdvanced,
    UploadBegun,
    UploadCompleted,
    UploadEnded,
)
from server.features.uploads.folder import UploadFolder
from server.features.uploads.locks import UploadLocks
from server.features.videos.events import VersionPlayable
from server.features.videos.receive import give_up_rest, receive_size, receive_upload
from server.features.videos.replace import check_replaces
from server.integrations.mail.mailers import open_mailer
from server.integrations.mail.port import Mailer
from server.integrations.oauth.providers import open_providers
from server.integrations.places import Places
from server.integrations.speech.port import Recogniser
from server.integrations.speech.recognisers import open_recogniser
from server.integrations.storage.port import Storage
from server.integrations.storage.stores import open_storage
from server.kit.db.engine import database_url, open_engine
from server.kit.db.unit import Subscriptions, Units
from server.kit.jobs.queue import DurableJobQueue, JobQueue
from server.kit.policies import PlaybackPolicy, SiteName, TelemetryPolicy
from server.kit.providers import Providers
from server.web.pages import Pages
from server.web.site import Site
from server.web.static import StaticFiles


@dataclass(frozen=True)
class Parts:
    """Everything that runs, and how to let go of it."""

    settings: Settings
    providers: Providers
    engine: Engine
    jobs: DurableJobQueue
    secret: str = field(repr=False)

    def close(self) -> None:
        """Let go of the database."""
        self.jobs.close()
        self.engine.dispose()


def wire(settings: Settings) -> Parts:
    """Open database and store, and make every part that features ask for."""
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    mailer, elsewhere = _mailer(settings), open_providers(settings)
    url = database_url(settings.database)
    engine = open_engine(url)
    jobs = DurableJobQueue(url)
    secret = settings.secret_key or load_or_make(settings.data_dir / "secret.key")
    providers = Providers()
    put = providers.put
    put(Providers, providers)
    put(Settings, settings)
    units = put(Units, Units(engine, _subscriptions(), jobs))
    put(JobQueue, jobs)  # type: ignore[type-abstract]
    put(Storage, _storage(settings))  # type: ignore[type-abstract]
    put(SiteName, SiteName(settings.name))
    put(Places, Places(settings.countries))
    put(Mailer, mailer)  # type: ignore[type-abstract]
    put_identity(providers, settings, secret, elsewhere)
    put(TelemetryPolicy, TelemetryPolicy(store_addresses=settings.store_viewer_addresses))
    put(UploadFolder, UploadFolder(settings.uploads_dir, settings.upload_reserve_bytes))
    put(UploadLocks, UploadLocks())
    put(Scratch, Scratch(settings.scratch_dir))
    put(Underway, Underway(units))
    put(SecondPassPolicy, SecondPassPolicy(settings.av1_after_views))
    put(ChunkPolicy, ChunkPolicy(settings.long_video_seconds, settings.chunk_seconds))
    _put_playback(providers, settings, secret)
    put(ReadingRoom, ReadingRoom())
    put(Recogniser, _recogniser(settings))  # type: ignore[type-abstract]
    put(ViewerKey, ViewerKey(secret))
    put(ChangeStream, ChangeStream(units))
    site = put(Site, Site(settings.name, settings.public_url, settings.assets_dir))
    put(Pages, Pages(site, put(StaticFiles, StaticFiles(site))))
    return Parts(settings, providers, engine, jobs, secret)


def _subscriptions() -> Subscriptions:
    """Who reacts to what. Read top to bottom, it is the platform's main job."""
    subscriptions = Subscriptions()
    on = subscriptions.subscribe
    on(UserSignedUp, open_channel)
    on(UploadBegun, check_replaces)
    on(UploadCompleted, receive_upload)
    on(UploadAdvanced, receive_size)
    on(UploadEnded, give_up_rest)
    on(UserPurging, keep_replies)
    on(UserPurging, wipe_traces)
    on(UserPurging, part_searches)
    on(UserPurging, forget_words)
    on(UserPurged, forget_person)
    on(UserPurged, forget_exports)
    on(UserPurged, forget_avatars)
    media.subscribe(subscriptions)
    on(VersionPlayable, start_import)
    notifications.subscribe(subscriptions)
    return subscriptions


def _put_playback(providers: Providers, settings: Settings, secret: str) -> None:
    grants = Grants([secret, *settings.previous_secret_keys], settings.playback_key)
    policy = PlaybackPolicy(settings.minimum_age, settings.unknown_country == "allow")
    providers.put(Gate, Gate(providers.get(Units), grants, providers.get(Places), policy))
    storage = providers.get(Storage)  # type: ignore[type-abstract]
    # Only a folder of this machine can be read by somebody else.
    handed_to = settings.accel_location if settings.storage_url is None else None
    providers.put(Delivery, Delivery(storage, handed_to))


def _storage(settings: Settings) -> Storage:
    return open_storage(settings.storage_url, settings.media_dir, settings.archive_storage_class)


def _recogniser(settings: Settings) -> Recogniser:
    return open_recogniser(settings.speech_model, partial(leashed, limits=LISTENING))


def _mailer(settings: Settings) -> Mailer:
    return open_mailer(settings.smtp_url, settings.mail_from, settings.public_url, settings.name)
