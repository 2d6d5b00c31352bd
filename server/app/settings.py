"""What whoever runs the server may set, by ``CHITRA_…`` environment variables."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal

import platformdirs
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from server.integrations.oauth.apple import APPLE
from server.integrations.oauth.facebook import DIALOG, GRAPH, VERSION
from server.integrations.oauth.google import GOOGLE

REPOSITORY = Path(__file__).resolve().parents[2]
GIB = 1024**3
Days = Annotated[int | None, Field(ge=0, le=36_500)]
"""Days that something is kept by the nightly retention; ``never`` keeps it for ever."""


class Settings(BaseSettings):
    """Defaults run a whole platform on one machine, with nothing to set up."""

    model_config = SettingsConfigDict(
        env_prefix="CHITRA_", extra="ignore", env_parse_none_str="never"
    )

    data_dir: Path = Field(
        default_factory=lambda: platformdirs.user_data_path("chitra-server", appauthor=False)
    )
    """Database, uploads under way and media, unless the settings below say otherwise."""
    database_url: str | None = Field(default=None, repr=False)
    """``postgresql://…`` for many machines; a SQLite file in the data folder by default."""
    storage_url: str | None = None
    """``s3://bucket/prefix`` for an object store; a folder in the data folder by default."""
    host: str = "127.0.0.1"
    port: int = Field(default=8747, ge=0, le=65535)
    """0 lets the system choose."""
    public_url: str | None = None
    """How viewers reach the site, where it differs from host and port."""
    name: str = "Chitra"
    """What the site calls itself."""
    secret_key: str | None = Field(default=None, min_length=32, repr=False)
    """Signs access tokens and seals account numbers. Made on the first start and kept in the
    data folder by default."""
    previous_secret_keys: tuple[str, ...] = Field(default=(), repr=False)
    """Older secrets, newest first, which still open what they sealed; a JSON list."""
    sign_up_open: bool = True
    minimum_age: int = Field(default=13, ge=0, le=100)
    """Years that somebody has to have lived to get an account; the law of the land may ask more."""
    smtp_url: str | None = Field(default=None, repr=False)
    """``smtp://user:password@host:587`` or ``smtps://…``; without it, nothing is mailed."""
    mail_from: str | None = None
    """Who mail is from: an address, or ``Name <address>``."""
    google_client_id: str | None = None
    google_client_secret: str | None = Field(default=None, repr=False)
    google_issuer: str = GOOGLE
    """Another issuer of OpenID Connect that stands in Google's place."""
    facebook_app_id: str | None = None
    facebook_app_secret: str | None = Field(default=None, repr=False)
    facebook_dialog_url: str = DIALOG
    facebook_graph_url: str = GRAPH
    facebook_version: str = Field(default=VERSION, pattern=r"^v\d{1,3}\.\d$")
    """Of the Graph API; Facebook serves each for two years."""
    apple_client_id: str | None = None
    """The services ID, not the app's."""
    apple_team_id: str | None = None
    apple_key_id: str | None = None
    apple_private_key: str | None = Field(default=None, repr=False)
    """The text of the ``.p8`` file; line breaks may be written as ``\\n``."""
    apple_url: str = APPLE
    staff_second_factor: bool = True
    """Moderators and administrators need a second factor for what only they may do."""
    trusted_hosts: tuple[str, ...] = ()
    """Names that the site may be asked by, as a JSON list; ``*.example.org`` stands for all
    below. None: any, which suits a server that only this machine reaches."""
    trusted_proxies: tuple[str, ...] = ()
    """Addresses or networks of proxies, as a JSON list, whose ``X-Forwarded-For`` and
    ``X-Forwarded-Proto`` are believed. Nobody's by default: anybody could send them."""
    store_viewer_addresses: bool = False
    """Keep viewers' IP addresses and browsers' names with views and watch sessions. Personal
    data, which nothing here needs; for whoever must answer to advertisers or to the law."""
    unknown_country: Literal["allow", "refuse"] = "allow"
    """Whether viewers whose country cannot be told get videos that some countries do not."""
    playback_key: str | None = Field(default=None, min_length=32, repr=False)
    """Signs the addresses of streams, for a CDN that checks them too; made from the secret key
    by default."""
    accel_location: str | None = Field(default=None, pattern=r"^/[A-Za-z0-9_/-]*[A-Za-z0-9_-]$")
    """Internal location of an nginx in front, over the media folder, which then sends the files
    of streams itself."""
    upload_reserve_bytes: int = Field(default=GIB // 2, ge=0)
    """Room on the disk that uploads leave free, so that database and encoder can go on."""
    encode_concurrency: int = Field(default=1, ge=1)
    """Videos encoded at once by one worker; each uses every core."""
    long_video_seconds: float = Field(default=600, gt=0)
    """Videos that are longer are encoded in chunks, which any worker may take."""
    chunk_seconds: float = Field(default=60, gt=0)
    """Of a chunk; the shorter, the sooner a waiting video gets its turn, and the dearer."""
    av1_after_views: int = Field(default=0, ge=0)
    """Views after which a video is encoded again in AV1, at about half the bytes; 0: never."""
    speech_model: Path | None = None
    """Folder of a Whisper model for CTranslate2, for automatic captions; none by default."""
    keep_ended_sessions_days: Days = 7
    """Sessions and mailed tokens, after they have ended."""
    keep_social_flows_days: Days = 0
    """What sign-ins through accounts elsewhere were in the middle of, after their minutes."""
    keep_security_events_days: Days = 365
    """Sign-ins and changes of accounts' safety, for their owners and for the audit."""
    keep_expired_exports_days: Days = 0
    """Files of copies of people's data, after they could not be fetched any more."""
    keep_expired_uploads_days: Days = 0
    """The bytes of uploads that nobody continued, after they have expired."""
    keep_upload_records_days: Annotated[int | None, Field(ge=7, le=36_500)] = 90
    """Records of finished uploads; the weekly quota needs a week of them."""
    keep_deleted_videos_days: Days = 30
    keep_deleted_channels_days: Days = 30
    keep_deleted_accounts_days: Days = 30
    keep_telemetry_days: Days = 180
    """Single views, sittings and searches; how many there were stays."""
    keep_trends_days: Days = 90
    keep_recommendations_days: Days = 1
    keep_changes_days: Days = 2
    """The feed that studios follow."""
    keep_admin_log_days: Days = 730
    """What administrators changed by hand."""
    keep_versions: int = Field(default=3, ge=1)
    """Versions of a video that are kept, the one on air among them."""
    archive_after_days: Days = None
    """Days without a view, after which a video leaves the listings; never by default."""
    archive_storage_class: str | None = None
    """Where sources of archived videos go in an object store, for instance ``STANDARD_IA``."""
    assets_dir: Path = REPOSITORY / "build" / "assets"
    country_database: Path | None = None
    """Which country an address is in, in MaxMind's format, for instance GeoLite2-Country.mmdb;
    by default the free one that is among the assets."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_json: bool = False
    """One JSON object a line, for log collectors; coloured text otherwise."""

    @property
    def database(self) -> str:
        """The database's address."""
        return self.database_url or f"sqlite:///{self.data_dir / 'chitra.db'}"

    @property
    def countries(self) -> Path:
        """Which country an address is in."""
        return self.country_database or self.assets_dir / "places" / "countries.mmdb"

    @property
    def deletion_grace(self) -> timedelta | None:
        """How long a deleted account can be brought back; None where it is never removed."""
        days = self.keep_deleted_accounts_days
        return None if days is None else timedelta(days=days)

    @property
    def uploads_dir(self) -> Path:
        """Where files are while they arrive."""
        return self.data_dir / "uploads"

    @property
    def media_dir(self) -> Path:
        """Where media is without an object store."""
        return self.data_dir / "media"

    @property
    def scratch_dir(self) -> Path:
        """Where the encoder works."""
        return self.data_dir / "scratch"
