from datetime import timedelta

from fastapi.testclient import TestClient

from server.contract.errors import ErrorCode
from server.features.identity import rate_limit
from server.features.identity.rate_limit import SIGN_IN, Quota, take
from server.features.identity.throttle import UNKNOWN
from server.kit.db.unit import Units
from tests.server.features.identity.authenticator import API, Turned

QUOTA = Quota("test", 3, timedelta(minutes=1))


def test_a_quota_is_used_up_and_there_again_in_the_next_window(units: Units) -> None:
    clock = Turned(units)
    assert [take(units, QUOTA, "somebody").left for _ in range(4)] == [2, 1, 0, -1]
    assert take(units, QUOTA, "somebody else").left == 2
    clock.turn(seconds=61)
    found = take(units, QUOTA, "somebody")
    assert (found.left, found.seconds) == (2, 60)


def test_every_answer_says_what_is_left(client: TestClient) -> None:
    wrong = {"email": "nobody@nodi.example", "password": "wrong"}
    for left, body in ((119, wrong), (118, {})):
        answer = client.post(f"{API}/sign-in", json=body)
        assert answer.headers["RateLimit-Policy"] == '"sign-in";q=120;w=300'
        assert answer.headers["RateLimit"].startswith(f'"sign-in";r={left};t=')


def test_one_too_many_is_refused_with_the_time_to_wait(client: TestClient, units: Units) -> None:
    for _ in range(SIGN_IN.most):
        found = rate_limit.take(units, SIGN_IN, UNKNOWN)
    answer = client.post(f"{API}/sign-in", json={})
    assert (answer.status_code, answer.json()["code"]) == (429, ErrorCode.TOO_MANY_REQUESTS)
    assert 0 < int(answer.headers["Retry-After"]) <= found.seconds
    assert ";r=0;" in answer.headers["RateLimit"]
