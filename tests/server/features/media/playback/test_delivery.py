from datetime import timedelta
from pathlib import Path

import pytest
from fastapi.responses import StreamingResponse
from fastapi.testclient import TestClient

from server.features.media.playback.delivery import Caching, Conditions, Delivery
from server.integrations.storage.stores import FolderStorage
from server.kit.errors import NotFoundError


@pytest.fixture
def storage(tmp_path: Path) -> FolderStorage:
    (tmp_path / "videos").mkdir()
    (tmp_path / "videos" / "240p.mp4").write_bytes(b"bytes")
    return FolderStorage(tmp_path)


def test_shared_caches_ask_again_soon_and_viewers_own_never() -> None:
    shared = Caching.granted(timedelta(hours=1), shared=True).headers
    assert shared["Cache-Control"] == "public, max-age=3600, immutable"
    assert shared["CDN-Cache-Control"] == "public, max-age=30"
    own = Caching.granted(timedelta(hours=1), shared=False).headers
    assert own["Cache-Control"] == "private, max-age=3600, immutable"
    assert "CDN-Cache-Control" not in own


def test_a_grant_that_is_nearly_over_is_not_kept_for_longer() -> None:
    shared = Caching.granted(timedelta(seconds=5), shared=True).headers
    assert shared["CDN-Cache-Control"] == "public, max-age=5"


def test_nginx_is_handed_the_file(storage: FolderStorage) -> None:
    delivery = Delivery(storage, "/stored")
    caching = Caching.granted(timedelta(hours=1), shared=True)
    answer = delivery.answer("videos/240p.mp4", "video/mp4", caching, Conditions())
    assert answer.headers["x-accel-redirect"] == "/stored/videos/240p.mp4"
    assert answer.headers["content-type"] == "video/mp4"
    assert answer.body == b""
    with pytest.raises(NotFoundError):
        delivery.answer("videos/480p.mp4", "video/mp4", caching, Conditions())


def test_a_large_answer_is_read_piece_by_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = bytes(range(256)) * 40
    (tmp_path / "large.mp4").write_bytes(body)
    monkeypatch.setattr(f"{Delivery.__module__}.AT_ONCE", 1000)
    answer = Delivery(FolderStorage(tmp_path)).answer(
        "large.mp4", "video/mp4", Caching.personal(), Conditions(range="bytes=10-9999")
    )
    assert isinstance(answer, StreamingResponse)
    assert (answer.status_code, answer.headers["content-length"]) == (206, "9990")
    assert TestClient(answer).get("/").content == body[10:10000]


def test_a_range_of_what_was_replaced_is_answered_with_the_whole(storage: FolderStorage) -> None:
    delivery = Delivery(storage)
    caching = Caching.personal()
    first = delivery.answer("videos/240p.mp4", "video/mp4", caching, Conditions())
    for tag, code in ((first.headers["etag"], 206), ('"another"', 200)):
        asked = Conditions(range="bytes=1-2", if_range=tag)
        assert delivery.answer("videos/240p.mp4", "video/mp4", caching, asked).status_code == code


def test_whoever_asks_for_the_head_alone_costs_no_bytes(
    storage: FolderStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_: object) -> None:
        pytest.fail("the file was read")

    monkeypatch.setattr(storage, "pieces", read)
    for span, code, size in ((None, 200, "5"), ("bytes=1-2", 206, "2")):
        asked = Conditions(range=span, head=True)
        answer = Delivery(storage).answer("videos/240p.mp4", "video/mp4", Caching.personal(), asked)
        assert (answer.status_code, answer.headers["content-length"]) == (code, size)
        assert answer.body == b""
