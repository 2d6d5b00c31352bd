"""Clients of others complete, resume and abort: tus-js-client, and Uppy's plugin over it."""

import hashlib
import json
import random
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.clients.node import run
from tests.patience import PATIENCE_SECONDS, until
from tests.studio.live_server import LiveServer, sign_up

COMPLETING = [
    ("tus_js.mjs", "whole"),
    ("tus_js.mjs", "pieces"),
    ("tus_js.mjs", "parts"),
    ("tus_js.mjs", "unknown"),
    ("tus_js.mjs", "override"),
    ("tus_js.mjs", "resume"),
    ("uppy.mjs", "whole"),
    ("uppy.mjs", "resume"),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    live = LiveServer(tmp_path_factory.mktemp("server"))
    live.start()
    yield live
    live.stop()


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("film") / "film.mp4"
    path.write_bytes(random.Random(7).randbytes(2_000_003))  # noqa: S311
    return path


@pytest.fixture
def token(server: LiveServer) -> str:
    return sign_up(server.url)


def _ask(address: str, token: str) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.get(address, headers=headers, trust_env=False, timeout=PATIENCE_SECONDS)


@pytest.mark.parametrize(("client", "how"), COMPLETING)
def test_what_arrives_is_the_file(
    server: LiveServer, film: Path, token: str, client: str, how: str
) -> None:
    address = json.loads(run(client, server.url, token, str(film), how))["address"]
    answers: list[dict[str, object]] = []

    def settled() -> bool:
        answers.append(_ask(address, token).json())
        return answers[-1]["sha256"] is not None

    until(settled, lambda: answers[-1:])
    assert answers[-1]["sha256"] == hashlib.sha256(film.read_bytes()).hexdigest()
    quota = _ask(f"{server.url}/api/v1/channel/quota", token).json()
    # It is no video, which the server may have found already.
    assert quota["videos_this_week"] <= 1


@pytest.mark.parametrize("client", ["tus_js.mjs", "uppy.mjs"])
def test_what_is_given_up_is_gone(server: LiveServer, film: Path, token: str, client: str) -> None:
    address = json.loads(run(client, server.url, token, str(film), "abort"))["address"]
    assert _ask(address, token).status_code == 410
    quota = _ask(f"{server.url}/api/v1/channel/quota", token).json()
    assert quota["videos_this_week"] == 0
