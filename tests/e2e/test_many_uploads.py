"""Many long uploads at once: the server's memory does not grow with them."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import httpx
import pytest

from server.contract.identity import SessionOut
from studio.net.tus import TusUpload
from tests.benchmarks.processes import peak
from tests.patience import PATIENCE_SECONDS
from tests.studio.live_server import LiveServer
from tests.studio.rig import PASSWORD, email

MANY = 16
LONG = 4 << 30
LEFT_FREE = 30 << 30
"""Bytes of the disk that the test does not touch."""
WORTH_IT = 256 << 20
MOST_MIB = 200.0


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_sixteen_long_uploads_at_once_stay_under_200_mb(
    record_property: Callable[[str, object], None],
) -> None:
    with tempfile.TemporaryDirectory(prefix="soak-") as scratch:
        folder = Path(scratch)
        length = min(LONG, (shutil.disk_usage(folder).free - LEFT_FREE) // MANY)
        if length < WORTH_IT:
            pytest.skip("the disk has no room for it")
        film = folder / "film.mp4"
        with film.open("wb") as file:
            file.truncate(length)
        server = LiveServer(folder / "server")
        server.start()
        try:
            people = [_sign_up(server.url) for _ in range(MANY)]
            _allow_long_files(server.data / "chitra.db")
            with ThreadPoolExecutor(MANY) as threads:
                offsets = list(threads.map(lambda person: _send(server.url, film, person), people))
            assert offsets == [length] * MANY
            most = peak(server.pid)
            record_property("bytes_each", length)
            record_property("server_peak_mib", most)
            assert most < MOST_MIB
        finally:
            server.kill()


def _sign_up(url: str) -> SessionOut:
    """One after the other: what checking passwords takes of memory is not the matter here."""
    address = email()
    told = {"email": address, "username": f"u{address[:12]}", "password": PASSWORD}
    return _session(url, "sign-up", {**told, "channel_name": "Nodi"})


def _session(url: str, asked: str, told: dict[str, str]) -> SessionOut:
    answer = httpx.post(
        f"{url}/api/v1/{asked}", json=told, trust_env=False, timeout=PATIENCE_SECONDS
    )
    return SessionOut.model_validate(answer.raise_for_status().json())


def _allow_long_files(database: Path) -> None:
    """As channels with a thousand subscribers may send."""
    connection = sqlite3.connect(database, timeout=30)
    with connection:
        connection.execute("UPDATE channel SET max_file_size_gb = 50")
    connection.close()


def _send(url: str, film: Path, person: SessionOut) -> int:
    with TusUpload(url, film, {"filename": film.name}) as upload:
        upload.create(person.access_token)
        while upload.offset < upload.size:
            # A token does not last as long as all this.
            person = _session(url, "refresh", {"refresh_token": person.refresh_token})
            upload.send_chunk(person.access_token, Event(), lambda _offset, _block: None)
        return upload.offset
