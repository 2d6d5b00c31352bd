"""Say what works on this machine and what does not, before it matters."""

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import imageio_ffmpeg
import sqlalchemy as sa
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from server.app.database import alembic_config
from server.app.wiring import Parts
from server.features.identity.social.offered import Flows, titled
from server.features.media import bubble
from server.features.uploads.folder import UploadFolder
from server.integrations.mail.port import Mailer, MailError
from server.integrations.oauth.port import ProviderError, new_trip
from server.integrations.places import Places
from server.integrations.speech.port import Recogniser, SpeechError
from server.kit.db.unit import Units

GIB = 1024**3
LOW_BYTES = 5 * GIB


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    what: str
    good: bool
    detail: str


def examine(parts: Parts) -> Iterator[Finding]:
    """Look at each part in turn; a part that fails does not hide the others."""
    checks: dict[str, Callable[[Parts], tuple[bool, str]]] = {
        "database": _database,
        "schema": _schema,
        "disk": _disk,
        "ffmpeg": _ffmpeg,
        "sandbox": _sandbox,
        "web assets": _assets,
        "places": _places,
        "speech": _speech,
        "mail": _mail,
        "elsewhere": _elsewhere,
    }
    for what, check in checks.items():
        try:
            good, detail = check(parts)
        except Exception as error:  # noqa: BLE001 - the finding is the report
            good, detail = False, f"{type(error).__name__}: {error}"
        yield Finding(what, good, detail)


def _database(parts: Parts) -> tuple[bool, str]:
    with parts.providers.get(Units).read() as unit:
        unit.session.execute(sa.text("SELECT 1"))
    return True, parts.engine.url.render_as_string(hide_password=True)


def _schema(parts: Parts) -> tuple[bool, str]:
    wanted = ScriptDirectory.from_config(alembic_config(parts.engine)).get_current_head()
    with parts.engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    if found == wanted:
        return True, f"current ({found})"
    return False, f"at {found}, needs {wanted}: run `chitra-server migrate`"


def _disk(parts: Parts) -> tuple[bool, str]:
    folder = parts.providers.get(UploadFolder)
    free = folder.free()
    text = f"{free / GIB:.1f} of {folder.total() / GIB:.1f} GiB free in {parts.settings.data_dir}"
    return free > LOW_BYTES, text


def _ffmpeg(_parts: Parts) -> tuple[bool, str]:
    program = imageio_ffmpeg.get_ffmpeg_exe()
    ran = subprocess.run(
        [program, "-hide_banner", "-encoders"], capture_output=True, text=True, check=True
    )
    missing = [name for name in ("libx264", "aac") if f" {name} " not in ran.stdout]
    if missing:
        return False, f"{program} lacks {', '.join(missing)}"
    return True, f"{imageio_ffmpeg.get_ffmpeg_version()}, with libx264 and aac"


def _sandbox(parts: Parts) -> tuple[bool, str]:
    del parts
    if bubble.works():
        return True, "bubblewrap hides everything but its own file from whatever reads one"
    return True, (
        "none: install bubblewrap, or allow user namespaces. Formats, codecs, memory and time are "
        "limited all the same"
    )


def _assets(parts: Parts) -> tuple[bool, str]:
    folder = parts.settings.assets_dir
    missing = [name for name in ("player", "fonts") if not (folder / name).is_dir()]
    if missing:
        return False, f"{', '.join(missing)} missing in {folder}: run `make assets`"
    return True, str(folder)


def _places(parts: Parts) -> tuple[bool, str]:
    if parts.providers.get(Places).works:
        return True, str(parts.settings.countries)
    return False, f"{parts.settings.countries} cannot be read: devices are listed without country"


def _speech(parts: Parts) -> tuple[bool, str]:
    try:
        return True, parts.providers.get(Recogniser).check()  # type: ignore[type-abstract]
    except SpeechError as error:
        return False, f"{error}; nobody gets automatic captions"


def _mail(parts: Parts) -> tuple[bool, str]:
    mailer = parts.providers.get(Mailer)  # type: ignore[type-abstract]
    try:
        return True, mailer.check()
    except MailError as error:
        return False, f"{error}; mail waits until it can be sent"


def _elsewhere(parts: Parts) -> tuple[bool, str]:
    offered = parts.providers.get(Flows).offered
    for name, provider in offered.items():
        try:
            provider.address(new_trip())
        except ProviderError as error:
            return False, f"{titled(name)} {error}; nobody can sign in with it"
    if not offered:
        return True, "accounts elsewhere are not configured"
    return True, f"{', '.join(map(titled, offered))}: accounts there sign in here"
