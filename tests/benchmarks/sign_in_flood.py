"""Sign in on many connections, each time from somewhere else, until a line comes in.

Usage: ``python -m tests.benchmarks.sign_in_flood PORT EMAIL PASSWORD``. Every other time it is
somebody whom the server does not know. Prints ``begun``, and at the end how many were judged and
how many were told to come back.
"""

import http.client
import json
import sys
from collections import Counter
from itertools import count
from threading import Event, Thread

CONNECTIONS = 32
TOLD_TO_COME_BACK = {http.client.TOO_MANY_REQUESTS, http.client.SERVICE_UNAVAILABLE}


def main(port: int, email: str, password: str) -> None:
    """Flood, then print."""
    numbers, stop, seen = count(), Event(), Counter[bool]()

    def flood() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        while not stop.is_set():
            number = next(numbers)
            who = email if number % 2 else f"nobody{number}@nodi.example"
            seen[sign_in(connection, who, password, number) in TOLD_TO_COME_BACK] += 1
        connection.close()

    threads = [Thread(target=flood) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    print("begun", flush=True)
    sys.stdin.read()
    stop.set()
    for thread in threads:
        thread.join()
    print(seen[False], seen[True])


def sign_in(connection: http.client.HTTPConnection, email: str, password: str, number: int) -> int:
    """One sign-in from the address that the number stands for; the status of its answer."""
    headers = {
        "Content-Type": "application/json",
        "X-Forwarded-For": f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}",
    }
    body = json.dumps({"email": email, "password": password})
    connection.request("POST", "/api/v1/sign-in", body, headers)
    answer = connection.getresponse()
    answer.read()
    return answer.status


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
