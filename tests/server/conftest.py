"""A whole server in the test's process, on each database."""

import logging
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
import structlog
from fastapi.testclient import TestClient
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from server.app.application import create_app
from server.app.database import migrate
from server.app.settings import Settings
from server.app.wiring import Parts, wire
from server.features.identity import passwords
from server.kit.db.engine import database_url, open_engine
from server.kit.db.unit import Units
from tests.memory import quick_folder
from tests.patience import PATIENCE_SECONDS
from tests.postgres import Cluster, cluster
from tests.server.elsewhere.world import Elsewhere, SocialMail, SocialWorld, providers, social_world
from tests.server.letters import MailWorld, mail_world
from tests.server.people import Person, sign_up
from tests.server.smtp import Inbox, mail_server

TEMPLATE = "chitra_template"
QUICK = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))


@pytest.fixture(autouse=True)
def password_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash with the least work there is: nearly every test signs somebody up."""
    monkeypatch.setattr(passwords, "_HASHING", QUICK)


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    """Commands that run in the test's process send the log to a stream that ends with them."""
    root, settings = logging.getLogger(), structlog.get_config()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.configure(**settings)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A PostgreSQL with a migrated database to copy from."""
    with cluster(quick_folder()) as running:
        running.create(TEMPLATE)
        _migrate(running.url(TEMPLATE))
        yield running


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy from."""
    path = tmp_path_factory.mktemp("template") / "chitra.db"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a migrated, empty database; the test runs once on each kind."""
    if request.param == "sqlite":
        with tempfile.TemporaryDirectory(prefix="sqlite-", dir=quick_folder()) as folder:
            path = Path(folder) / "chitra.db"
            shutil.copy(request.getfixturevalue("sqlite_template"), path)
            yield f"sqlite:///{path}"
    else:
        with request.getfixturevalue("postgres").database(TEMPLATE) as url:
            yield url


@pytest.fixture(scope="session")
def usual_settings() -> Settings:
    """Read once: looking through the environment takes longer than many a test."""
    return Settings(
        upload_reserve_bytes=0,
        secret_key="a secret that is only for this test",
        staff_second_factor=False,
    )


@pytest.fixture
def settings(usual_settings: Settings, database: str, tmp_path: Path) -> Settings:
    """A server of the test's own."""
    own = {"data_dir": tmp_path / "data", "database_url": database}
    return usual_settings.model_copy(update=own)


@pytest.fixture
def parts(settings: Settings) -> Iterator[Parts]:
    """The wired server."""
    wired = wire(settings)
    yield wired
    _let_requests_end(wired)
    wired.close()


@pytest.fixture
def units(parts: Parts) -> Units:
    """Units of work over the test's database."""
    return parts.providers.get(Units)


@pytest.fixture
def client(parts: Parts) -> Iterator[TestClient]:
    """HTTP into the server, without a network."""
    with TestClient(create_app(parts)) as http:
        yield http


@pytest.fixture
def tahmina(client: TestClient) -> Person:
    """A creator with a channel, signed in."""
    return sign_up(client, "tahmina")


@pytest.fixture
def rafi(client: TestClient) -> Person:
    """Another one, who must not get at Tahmina's things."""
    return sign_up(client, "rafi")


@pytest.fixture
def mail(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailWorld]:
    """A server that sends mail, whose letters the test reads in its queue."""
    with mail_world(settings, monkeypatch) as world:
        yield world


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    """Google, Facebook and Apple."""
    with providers() as running:
        yield running


@pytest.fixture
def social(settings: Settings, elsewhere: Elsewhere) -> Iterator[SocialWorld]:
    """A server that accounts elsewhere sign in to."""
    with social_world(settings, elsewhere) as world:
        yield world


@pytest.fixture
def social_mail(
    settings: Settings, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SocialMail]:
    """The same, and it sends mail."""
    with mail_world(elsewhere.settings(settings), monkeypatch) as world:
        yield SocialMail(SocialWorld(world.parts, world.client, elsewhere), world)


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    """A mail server."""
    with mail_server() as running:
        yield running


def _migrate(url: str) -> None:
    engine = open_engine(database_url(url))
    migrate(engine, database_url(url))
    engine.dispose()


def _let_requests_end(parts: Parts) -> None:
    """A request whose client has gone may be at its last statement yet, in a thread of its own.

    A connection that comes back after the engine was disposed of would never be closed.
    """
    pool = parts.engine.pool
    until = time.monotonic() + PATIENCE_SECONDS
    while isinstance(pool, sa.QueuePool) and pool.checkedout() and time.monotonic() < until:
        time.sleep(0.005)
