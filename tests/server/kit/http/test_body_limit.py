import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from server.kit.http.body_limit import MOST, BodyLimitMiddleware


@pytest.fixture
def client() -> TestClient:
    app = FastAPI()
    larger = {"/large": 3 * MOST, "/large/[a-z]+": 2 * MOST}
    app.add_middleware(BodyLimitMiddleware, streamed="/stream", larger=larger)

    @app.post("/small")
    @app.post("/large")
    @app.post("/large/{name:path}")
    @app.post("/stream")
    async def size(request: Request) -> int:
        return sum([len(piece) async for piece in request.stream()])

    return TestClient(app)


@pytest.mark.parametrize("size", [0, 1, MOST])
def test_what_fits_is_taken(client: TestClient, size: int) -> None:
    assert client.post("/small", content=b"x" * size).json() == size


def test_what_does_not_is_refused_with_and_without_a_length(client: TestClient) -> None:
    for body in (b"x" * (MOST + 1), iter([b"x" * MOST, b"x", b"y" * MOST])):
        answer = client.post("/small", content=body)
        assert (answer.status_code, answer.json()["code"]) == (413, "invalid")


def test_streams_have_no_end(client: TestClient) -> None:
    assert client.post("/stream", content=b"x" * (2 * MOST)).json() == 2 * MOST


def test_where_more_is_taken_it_is_that_much_and_the_refusal_says_how_much(
    client: TestClient,
) -> None:
    assert client.post("/large", content=b"x" * (3 * MOST)).json() == 3 * MOST
    for body in (b"x" * (3 * MOST + 1), iter([b"x" * (3 * MOST), b"x"])):
        answer = client.post("/large", content=body)
        assert (answer.status_code, "3 MiB" in answer.json()["message"]) == (413, True)


def test_only_the_whole_path_counts(client: TestClient) -> None:
    assert client.post("/large/one", content=b"x" * (2 * MOST)).json() == 2 * MOST
    for path in ("/large/one/two", "/large/ONE", "/large/"):
        assert client.post(path, content=b"x" * (2 * MOST)).status_code == 413
