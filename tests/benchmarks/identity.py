"""What signing in costs: to those who are signed in, to who signs in, and to everybody else.

Usage: ``python -m tests.benchmarks.identity``. A server of its own is asked over loopback, on
connections that are kept, by processes of their own, so that asking does not slow what is asked.

- The same public listing is asked for with and without an access token, in turns.
- Sign-ins one after the other are held against argon2 alone, in this process.
- The listing is asked for again while 32 connections sign in, each time as somebody else from
  somewhere else, so that nothing is turned away by a limit for one account or address.
"""

import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from threading import Thread

from server.features.identity.passwords import hash_password, verify_password
from tests.benchmarks.server_start import serving
from tests.benchmarks.sign_in_flood import sign_in
from tests.benchmarks.table import print_goal, print_table

API = "/api/v1"
LISTING = f"{API}/channels/bench/playlists"
EMAIL, PASSWORD = "bench@nodi.example", "a harbour full of paper boats"
ROUNDS = 8
ROUND_SECONDS = 2.0
CONNECTIONS = 4
WATCHED_SECONDS = 15.0
BREATH_SECONDS = 0.005
SIGN_INS = 30
RATE_GOAL, P99_GOAL = 0.85, 3.0


def main() -> None:
    """Measure and print."""
    # Everybody comes from somewhere else, as a proxy would tell it.
    environment = {**os.environ, "CHITRA_TRUSTED_PROXIES": '["127.0.0.1"]'}
    with (
        tempfile.TemporaryDirectory(prefix="identity-") as scratch,
        serving(Path(scratch), environment) as port,
    ):
        token = _join(port)
        _cost_of_a_token(port, token)
        _cost_of_a_sign_in(port)
        _cost_of_a_flood(port)


def _cost_of_a_token(port: int, token: str) -> None:
    bearer = {"Authorization": f"Bearer {token}"}
    rates: dict[str, list[float]] = {"without a token": [], "with a token": []}
    for _ in range(ROUNDS):
        rates["without a token"].append(_rate(port, {}))
        rates["with a token"].append(_rate(port, bearer))
    pairs = zip(rates["with a token"], rates["without a token"], strict=True)
    ratio = median(signed / plain for signed, plain in pairs)
    rows: list[list[str | float]] = [
        [name, median(found), max(found)] for name, found in rates.items()
    ]
    print_table(["listing, requests a second", "median", "best"], rows)
    print_goal(
        f"with a token {ratio:.2f} of without (at least {RATE_GOAL})", met=ratio >= RATE_GOAL
    )


def _cost_of_a_sign_in(port: int) -> None:
    stored = hash_password(PASSWORD)
    alone: list[float] = []
    whole: list[float] = []
    connection = http.client.HTTPConnection("127.0.0.1", port)
    for number in range(SIGN_INS):
        alone.append(_seconds(lambda: verify_password(PASSWORD, stored)))
        whole.append(_seconds(partial(sign_in, connection, EMAIL, PASSWORD, number)))
    connection.close()
    ratio = median(whole) / median(alone)
    rows: list[list[str | float]] = [
        ["argon2 alone", median(alone) * 1000, 1.0],
        ["sign-in", median(whole) * 1000, ratio],
    ]
    print()
    print_table(["", "median, ms", "ratio"], rows)


def _cost_of_a_flood(port: int) -> None:
    quiet = _watch(port)
    command = [sys.executable, "-m", "tests.benchmarks.sign_in_flood", str(port), EMAIL, PASSWORD]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        run.stdout.readline()  # it has begun
        flooded = _watch(port)
        judged, refused = map(int, run.communicate("stop")[0].split())
    ratio = _p99(flooded) / _p99(quiet)
    rows: list[list[str | float]] = [
        ["quiet", median(quiet) * 1000, _p99(quiet) * 1000, 1.0],
        ["during the flood", median(flooded) * 1000, _p99(flooded) * 1000, ratio],
    ]
    print_table(["listing", "median, ms", "p99, ms", "ratio"], rows)
    print(f"{judged} sign-ins were judged meanwhile, {refused} told to come back\n")
    print_goal(f"p99 {ratio:.2f} of quiet (at most {P99_GOAL})", met=ratio <= P99_GOAL)


def _watch(port: int) -> list[float]:
    """Seconds of each of many requests, one after the other with a breath between."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    found: list[float] = []
    ends = time.perf_counter() + WATCHED_SECONDS
    while time.perf_counter() < ends:
        found.append(_seconds(lambda: _get(connection, {})))
        time.sleep(BREATH_SECONDS)
    connection.close()
    return found


def _p99(found: list[float]) -> float:
    return quantiles(found, n=100)[-1]


def _rate(port: int, headers: dict[str, str]) -> float:
    """Requests a second over a few connections."""
    done = [0] * CONNECTIONS
    ends = time.perf_counter() + ROUND_SECONDS

    def ask(which: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        while time.perf_counter() < ends:
            _get(connection, headers)
            done[which] += 1
        connection.close()

    threads = [Thread(target=ask, args=(which,)) for which in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / ROUND_SECONDS


def _get(connection: http.client.HTTPConnection, headers: dict[str, str]) -> None:
    connection.request("GET", LISTING, headers=headers)
    answer = connection.getresponse()
    answer.read()
    if answer.status != http.client.OK:
        raise RuntimeError(f"the listing was answered with {answer.status}")


def _seconds(run: Callable[[], object]) -> float:
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def _join(port: int) -> str:
    asked = {"email": EMAIL, "username": "bench", "password": PASSWORD, "channel_name": "Bench"}
    body = json.dumps({**asked, "birthdate": "1990-04-14"})
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("POST", f"{API}/sign-up", body, {"Content-Type": "application/json"})
    token: str = json.load(connection.getresponse())["access_token"]
    connection.close()
    return token


if __name__ == "__main__":
    main()
