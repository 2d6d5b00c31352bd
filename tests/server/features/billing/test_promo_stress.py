"""Real processes, each with several threads, redeem the same codes at once."""

import json
import subprocess
import sys
from collections import Counter
from uuid import UUID

import pytest
import sqlalchemy as sa

from server.contract.billing import PlanType
from server.contract.errors import ErrorCode
from server.features.billing.models import PromoCodeUsage, PromotionalCode
from server.kit.db.unit import Units
from tests.paths import REPOSITORY
from tests.patience import PATIENCE_SECONDS
from tests.server.features.billing import redeemer
from tests.server.features.billing.redeemer import GRANTED, THREADS
from tests.server.features.billing.selling import add_plan, add_promo, add_user

pytestmark = pytest.mark.proof

PROCESSES = 3
PEOPLE = 6
FEW, EACH = "FEW", "EACH"
MOST = 7
"""Uses of FEW, by all together: fewer than there are people with twice each."""
MOST_EACH = 2


def test_no_code_is_used_more_often_than_it_may_be(units: Units, database: str) -> None:
    with units.write() as unit:
        add_plan(unit, PlanType.PREMIUM_MONTHLY)
        add_promo(unit, FEW, max_uses=MOST, max_uses_per_user=MOST_EACH)
        add_promo(unit, EACH, max_uses_per_user=MOST_EACH)
        people = [add_user(unit, f"person-{number}") for number in range(PEOPLE)]
    answers = _redeem_at_once(database, people)
    assert answers[f"{FEW} {GRANTED}"] == MOST
    assert answers[f"{EACH} {GRANTED}"] == PEOPLE * MOST_EACH
    assert answers.total() == 2 * PROCESSES * THREADS * PEOPLE
    assert set(answers) <= {
        f"{FEW} {GRANTED}",
        f"{FEW} {ErrorCode.PROMO_USED_UP}",
        f"{FEW} {ErrorCode.PROMO_LIMIT_REACHED}",
        f"{EACH} {GRANTED}",
        f"{EACH} {ErrorCode.PROMO_LIMIT_REACHED}",
    }
    with units.read() as unit:
        counted = sa.select(PromotionalCode.code, PromotionalCode.current_uses)
        assert {row[0]: row[1] for row in unit.session.execute(counted)} == {
            FEW: MOST,
            EACH: PEOPLE * MOST_EACH,
        }
        rows = sa.select(PromotionalCode.code, PromoCodeUsage.user_id).join(PromotionalCode)
        used = Counter((row[0], row[1]) for row in unit.session.execute(rows))
    assert max(used.values()) == MOST_EACH
    assert sum(count for (code, _), count in used.items() if code == FEW) == MOST
    assert {used[EACH, person] for person in people} == {MOST_EACH}


def _redeem_at_once(database: str, people: list[UUID]) -> Counter[str]:
    command = [sys.executable, "-m", redeemer.__name__, database]
    wanted = [FEW, EACH, "--", *map(str, people)]
    running = [
        subprocess.Popen(
            [*command, *wanted],
            cwd=REPOSITORY,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(PROCESSES)
    ]
    total: Counter[str] = Counter()
    try:
        for process in running:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        for process in running:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        for process in running:
            answer, _ = process.communicate(timeout=PATIENCE_SECONDS)
            assert process.returncode == 0
            total += Counter(json.loads(answer))
    finally:
        for process in running:
            process.kill()
            process.wait()
    return total
