import asyncio
import base64
import contextlib
import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import httpx
import pytest

from server.contract.errors import ErrorCode
from studio.kit.errors import (
    ChunkTooLarge,
    InsecureAddress,
    LocalFileMissing,
    LocalFileUnreadable,
    NotOurServer,
    Offline,
    OffsetMismatch,
    QuotaExceeded,
    ServerRefusal,
    UploadBusy,
    UploadGone,
)
from studio.kit.task_scope import TaskScope
from studio.kit.tokens import MemoryTokenStore
from studio.net.chunk_size import ChunkSize
from studio.net.client import ApiClient
from studio.net.tus import SendingStopped, TusUpload, terminate
from tests.patience import PATIENCE_SECONDS, until
from tests.studio.clips import padded
from tests.studio.foreign_server import Asked, Reply, foreign_server
from tests.studio.live_server import LiveServer
from tests.studio.rig import email, sign_up

MIB = 1024 * 1024


def unseen(_offset: int, _block: memoryview) -> None:
    """Nobody watches."""


@pytest.fixture
def token(shared_server: LiveServer) -> str:
    async def get() -> str:
        scope = TaskScope(lambda _error: None)
        api = ApiClient(shared_server.url, MemoryTokenStore(), scope)
        await sign_up(api, email())
        token = await api.session.access_token()
        await api.aclose()
        await scope.aclose()
        return token

    return asyncio.run(get())


def open_upload(url: str, path: Path, upload_path: str | None = None) -> TusUpload:
    metadata = {"filename": path.name, "title": "নদী"}
    return TusUpload(url, path, metadata, upload_path=upload_path, chunk=ChunkSize(4 * MIB))


def sha256_on_server(url: str, upload_path: str, token: str) -> str:
    """The server computes it in the background once it has all."""
    headers = {"Authorization": f"Bearer {token}"}
    digests: list[str | None] = []

    def known() -> bool:
        answer = httpx.get(
            url + upload_path, headers=headers, trust_env=False, timeout=PATIENCE_SECONDS
        )
        digests.append(answer.json()["sha256"])
        return digests[-1] is not None

    until(known)
    return str(digests[-1])


def asked_until_free(upload: TusUpload, token: str) -> int:
    """The offset; a slow disk may keep the request before busy for longer than a HEAD waits."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return upload.ask_offset(token)
        except UploadBusy as busy:
            if time.monotonic() > deadline:
                raise
            time.sleep(busy.retry_after or 0.1)


def test_a_file_arrives_whole_and_every_block_is_seen_once(
    shared_server: LiveServer, token: str, tmp_path: Path
) -> None:
    film = padded(tmp_path / "film.mp4", 10 * MIB)
    digest = hashlib.sha256()
    with open_upload(shared_server.url, film) as upload:
        path = upload.create(token)
        assert upload.upload_path == path
        while upload.offset < upload.size:
            upload.send_chunk(token, Event(), lambda _o, block: digest.update(block))
    expected = hashlib.sha256(film.read_bytes()).hexdigest()
    assert digest.hexdigest() == expected
    assert sha256_on_server(shared_server.url, path, token) == expected


def test_stopping_in_mid_chunk_keeps_what_arrived(
    shared_server: LiveServer, token: str, tmp_path: Path
) -> None:
    film = padded(tmp_path / "film.mp4", 12 * MIB)
    stop = Event()

    def stop_at_six(offset: int, _block: memoryview) -> None:
        if offset >= 6 * MIB:
            stop.set()

    with open_upload(shared_server.url, film) as upload:
        path = upload.create(token)
        upload.send_chunk(token, stop, stop_at_six)
        with pytest.raises(SendingStopped):
            upload.send_chunk(token, stop, stop_at_six)
    with open_upload(shared_server.url, film, path) as again:
        offset = asked_until_free(again, token)
        assert 4 * MIB <= offset < 12 * MIB
        while again.offset < again.size:
            try:
                again.send_chunk(token, Event(), unseen)
            except OffsetMismatch:
                # The bytes of the stopped request may reach the disk after our question.
                asked_until_free(again, token)
    sha256 = hashlib.sha256(film.read_bytes()).hexdigest()
    assert sha256_on_server(shared_server.url, path, token) == sha256


def test_an_upload_the_server_does_not_know_is_gone(
    shared_server: LiveServer, token: str, tmp_path: Path
) -> None:
    film = padded(tmp_path / "film.mp4", MIB)
    nowhere = "/api/v1/uploads/00000000-0000-7000-8000-000000000000"
    with open_upload(shared_server.url, film, nowhere) as upload:
        with pytest.raises(UploadGone):
            upload.ask_offset(token)
        with pytest.raises(UploadGone):
            upload.send_chunk(token, Event(), unseen)


def test_a_rejected_token_is_told_apart(
    shared_server: LiveServer, token: str, tmp_path: Path
) -> None:
    film = padded(tmp_path / "film.mp4", MIB)
    with open_upload(shared_server.url, film) as upload:
        path = upload.create(token)
        codes = {ErrorCode.TOKEN_EXPIRED, ErrorCode.NOT_SIGNED_IN}
        with pytest.raises(ServerRefusal) as caught:
            upload.send_chunk("dead", Event(), unseen)
        assert caught.value.code in codes
        with pytest.raises(ServerRefusal) as caught:
            upload.ask_offset("dead")
        assert caught.value.code in codes
        assert upload.ask_offset(token) == 0
        assert upload.send_chunk(token, Event(), unseen) == MIB
        assert upload.upload_path == path


def test_a_file_over_the_quota_is_refused_with_the_servers_reason(
    shared_server: LiveServer, token: str, tmp_path: Path
) -> None:
    film = tmp_path / "film.mp4"
    with film.open("wb") as file:
        file.truncate(3 * 10**9)
    with open_upload(shared_server.url, film) as upload, pytest.raises(QuotaExceeded) as caught:
        upload.create(token)
    assert caught.value.code == ErrorCode.QUOTA_FILE_SIZE
    assert "2 GB" in caught.value.message


def test_terminating_frees_the_upload_and_twice_is_as_good(
    shared_server: LiveServer, token: str, tmp_path: Path
) -> None:
    film = padded(tmp_path / "film.mp4", MIB)
    with open_upload(shared_server.url, film) as upload:
        path = upload.create(token)
        terminate(shared_server.url, path, token)
        with pytest.raises(UploadGone):
            upload.ask_offset(token)
    terminate(shared_server.url, path, token)


@contextmanager
def odd_server(tmp_path: Path, reply: Reply) -> Iterator[TusUpload]:
    film = tmp_path / "film.mp4"
    film.write_bytes(bytes(1000))

    def respond(asked: Asked) -> Reply:
        if asked.method == "POST":
            return Reply(201, headers={"location": "http://wrong.example.org/api/v1/uploads/7"})
        return reply

    with foreign_server(respond) as other, open_upload(other.url, film) as upload:
        upload.create("t")
        assert upload.upload_path == "/api/v1/uploads/7", "the host is not believed"
        yield upload
        sent = other.asked[0].headers["upload-metadata"]
        pairs = dict(pair.split(" ") for pair in sent.split(","))
        assert base64.b64decode(pairs["title"]).decode() == "নদী"


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Reply(drop=True), Offline),
        (Reply(200, b"<html>hotel</html>"), NotOurServer),
        (Reply(204), NotOurServer),
        (Reply(204, headers={"upload-offset": "0"}), OffsetMismatch),
        (Reply(204, headers={"upload-offset": "1001"}), OffsetMismatch),
        (Reply(409), OffsetMismatch),
        (Reply(410), UploadGone),
        (Reply(302, headers={"location": "http://127.0.0.1:1/"}), NotOurServer),
    ],
)
def test_odd_answers_to_a_chunk(tmp_path: Path, reply: Reply, error: type[Exception]) -> None:
    with odd_server(tmp_path, reply) as upload, pytest.raises(error):
        upload.send_chunk("t", Event(), unseen)


@pytest.mark.parametrize("offset", ["", "x", "-1", "1001"])
def test_an_offset_that_cannot_be_is_not_believed(tmp_path: Path, offset: str) -> None:
    reply = Reply(200, headers={"upload-offset": offset})
    with odd_server(tmp_path, reply) as upload, pytest.raises(NotOurServer):
        upload.ask_offset("t")


def test_what_the_server_wants_waited_is_passed_on(tmp_path: Path) -> None:
    reply = Reply(503, headers={"retry-after": "17"})
    with odd_server(tmp_path, reply) as upload, pytest.raises(ServerRefusal) as caught:
        upload.send_chunk("t", Event(), unseen)
    assert caught.value.retryable
    assert caught.value.retry_after == 17


def test_closing_frees_a_thread_that_waits_for_a_dead_server(tmp_path: Path) -> None:
    working, go_on = Event(), Event()

    def respond(asked: Asked) -> Reply:
        if asked.method == "PATCH":
            working.set()
            go_on.wait(PATIENCE_SECONDS)
            return Reply(drop=True)
        return Reply(201, headers={"location": "/api/v1/uploads/7"})

    ended: list[Exception] = []

    def send(upload: TusUpload) -> None:
        try:
            upload.send_chunk("t", Event(), unseen)
        except Offline as error:
            ended.append(error)

    film = tmp_path / "film.mp4"
    film.write_bytes(bytes(1000))
    with foreign_server(respond) as other:
        upload = open_upload(other.url, film)
        upload.create("t")
        thread = Thread(target=send, args=(upload,))
        thread.start()
        assert working.wait(PATIENCE_SECONDS)
        upload.close()
        thread.join(PATIENCE_SECONDS)
        assert not thread.is_alive()
        assert len(ended) == 1
        assert upload._file.closed
        go_on.set()


def test_files_that_cannot_be_opened_and_addresses_that_are_not_safe(tmp_path: Path) -> None:
    with pytest.raises(LocalFileMissing):
        open_upload("http://127.0.0.1:1", tmp_path / "nowhere.mp4")
    with pytest.raises(LocalFileUnreadable):
        open_upload("http://127.0.0.1:1", tmp_path)
    with pytest.raises(InsecureAddress):
        open_upload("http://studio.example.org", tmp_path / "film.mp4")
    with pytest.raises(InsecureAddress):
        terminate("http://studio.example.org", "/x", "t")


def test_a_proxy_that_takes_only_small_requests_gets_small_ones(tmp_path: Path) -> None:
    film = tmp_path / "film"
    film.write_bytes(bytes(6 * MIB))
    stored = 0

    def respond(asked: Asked) -> Reply:
        nonlocal stored
        if len(asked.body) > MIB:
            return Reply(413, b"<html>413 Request Entity Too Large</html>")
        stored += len(asked.body)
        return Reply(204, headers={"upload-offset": str(stored)})

    with (
        foreign_server(respond) as other,
        open_upload(other.url, film, "/api/v1/uploads/7") as upload,
    ):
        with pytest.raises(ChunkTooLarge):
            upload.send_chunk("t", Event(), unseen)
        while upload.offset < upload.size:
            upload.send_chunk("t", Event(), unseen)
        assert [len(asked.body) for asked in other.asked] == [4 * MIB] + [MIB] * 6


def test_the_sum_is_told_at_the_end(tmp_path: Path) -> None:
    film = tmp_path / "film"
    film.write_bytes(b"hello")
    replies = iter([Reply(204), Reply(409)])
    with (
        foreign_server(lambda _asked: next(replies)) as other,
        open_upload(other.url, film, "/api/v1/uploads/7") as upload,
    ):
        sum_of = hashlib.sha256(b"hello")
        upload.tell_digest("t", sum_of.hexdigest())
        with pytest.raises(OffsetMismatch):
            upload.tell_digest("t", sum_of.hexdigest())
        told = other.asked[0]
        digest = base64.b64encode(sum_of.digest()).decode()
        assert told.headers["repr-digest"] == f"sha-256=:{digest}:"
        assert (told.method, told.headers["upload-offset"]) == ("PATCH", "5")
        assert (told.body, told.headers["content-length"]) == (b"", "0")


def test_a_line_that_breaks_gets_smaller_requests_at_the_next_try_too(tmp_path: Path) -> None:
    film = tmp_path / "film"
    film.write_bytes(bytes(4 * MIB))
    replies = iter([Reply(drop=True), Reply(204, headers={"upload-offset": str(2 * MIB)})])
    chunk = ChunkSize(4 * MIB)
    with foreign_server(lambda _asked: next(replies)) as other:
        for error in (pytest.raises(Offline), contextlib.nullcontext()):
            with (
                TusUpload(other.url, film, {}, upload_path="/x", chunk=chunk) as upload,
                error,
            ):
                upload.send_chunk("t", Event(), unseen)
        assert [len(asked.body) for asked in other.asked] == [4 * MIB, 2 * MIB]
