"""A process that redeems promotional codes from several threads, for the stress test.

``python -m tests.server.features.billing.redeemer URL CODE… -- USER…`` says ``ready``,
waits for a line, redeems, and answers with JSON: how often each answer came, by code.
"""

import itertools
import json
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from server.contract.billing import PlanType
from server.features.billing.promo import redeem
from server.kit.db.engine import database_url, open_engine
from server.kit.db.unit import Subscriptions, Units
from server.kit.errors import AppError
from server.kit.jobs.queue import DurableJobQueue

THREADS = 4
GRANTED = "granted"


def main(address: str, codes: list[str], people: list[UUID]) -> None:
    """Every thread tries every code for every person, in one order, so that they meet."""
    url = database_url(address)
    engine = open_engine(url)
    jobs = DurableJobQueue(url)
    units = Units(engine, Subscriptions(), jobs)

    def work(_number: int) -> Counter[str]:
        answers: Counter[str] = Counter()
        for code, person in itertools.product(codes, people):
            try:
                with units.write() as unit:
                    redeem(unit, person, code, PlanType.PREMIUM_MONTHLY)
            except AppError as refused:
                answers[f"{code} {refused.code}"] += 1
            else:
                answers[f"{code} {GRANTED}"] += 1
        return answers

    print("ready", flush=True)  # noqa: T201 - what the test waits for
    sys.stdin.readline()
    with ThreadPoolExecutor(THREADS) as pool:
        total = sum(pool.map(work, range(THREADS)), Counter[str]())
    print(json.dumps(total), flush=True)  # noqa: T201 - what the test reads
    jobs.close()
    engine.dispose()


if __name__ == "__main__":
    divide = sys.argv.index("--")
    main(
        sys.argv[1],
        sys.argv[2:divide],
        [UUID(text) for text in sys.argv[divide + 1 :]],
    )
