"""What the server does every night: retention first, then its counters.

In this order, because rows that go in a cascade are not counted down.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import structlog
from dbos import DBOS

from server.app.administration.retention import RULES as ADMINISTRATION_RULES
from server.app.export.workflow import RULES as EXPORT_RULES
from server.app.settings import Settings
from server.features.billing.counters import COUNTERS as BILLING
from server.features.channels.counters import COUNTERS as CHANNELS
from server.features.comments.counters import COUNTERS as COMMENTS
from server.features.discovery.retention import RULES as DISCOVERY_RULES
from server.features.discovery.searches import refresh_popular
from server.features.identity.retention import RULES as IDENTITY_RULES
from server.features.interactions.counters import COUNTERS as INTERACTIONS
from server.features.interactions.retention import RULES as INTERACTIONS_RULES
from server.features.notifications.retention import RULES as NOTIFICATIONS_RULES
from server.features.uploads.folder import UploadFolder
from server.features.uploads.retention import RULES as UPLOADS_RULES
from server.features.videos.counters import COUNTERS as VIDEOS
from server.features.videos.prune_versions import prune_versions
from server.features.videos.retention import RULES as VIDEOS_RULES
from server.integrations.storage.port import Storage
from server.kit.db.counters import Counter, Mended, reconcile
from server.kit.db.unit import Units
from server.kit.jobs.steady import steady_step
from server.kit.jobs.worker import Schedule, provided
from server.kit.providers import Providers
from server.kit.retention import BATCH, Rule, run

log = structlog.get_logger(__name__)

RULES: tuple[Rule, ...] = (
    *UPLOADS_RULES,
    *VIDEOS_RULES,
    *IDENTITY_RULES,
    *INTERACTIONS_RULES,
    *DISCOVERY_RULES,
    *NOTIFICATIONS_RULES,
    *ADMINISTRATION_RULES,
    *EXPORT_RULES,
)
COUNTERS: tuple[Counter, ...] = (
    *INTERACTIONS,
    *COMMENTS,
    *CHANNELS,
    *VIDEOS,
    *BILLING,
)
"""Views come before the channels' sums of them."""


def cutoff(settings: Settings, rule: Rule, at: datetime) -> datetime | None:
    """What is older goes by the rule; None when its setting keeps it for ever."""
    days: int | None = getattr(settings, rule.setting)
    return None if days is None else at - timedelta(days=days)


def due(providers: Providers, rule: Rule) -> int:
    """How many rows the rule would deal with now."""
    with providers.get(Units).read() as unit:
        before = cutoff(providers.get(Settings), rule, unit.clock())
        return 0 if before is None else rule.due(unit.session, before)


def keep_to(providers: Providers, rule: Rule) -> int:
    """Apply the rule; returns how many rows it dealt with."""
    before = cutoff(providers.get(Settings), rule, providers.get(Units).clock())
    return 0 if before is None else sum(run(rule, providers, before))


def count_anew(units: Units, counter: Counter, *, mend: bool = True) -> Mended:
    """Reconcile one counter over the whole table, with a log line for what was wrong.

    What is only ever worked out here is not called wrong.
    """
    rows = wrong = 0
    for batch in reconcile(units, counter, mend=mend):
        rows, wrong = rows + batch.rows, wrong + batch.wrong
    if wrong and not counter.refreshed:
        log.warning("counter was wrong", counter=counter.name, rows=wrong, mended=mend)
    return Mended(counter.name, rows, wrong)


def count_all(units: Units, *, mend: bool = True) -> Iterator[Mended]:
    """Reconcile every counter, one after the other."""
    for counter in COUNTERS:
        yield count_anew(units, counter, mend=mend)


def refresh_searches(units: Units) -> None:
    """Work out anew how popular each search is."""
    after = None
    while True:
        with units.write() as unit:
            after = refresh_popular(unit, after, BATCH)
        if after is None:
            return


@steady_step("upkeep.retention")
def _keep_to(name: str) -> int:
    rule = next(rule for rule in RULES if rule.name == name)
    return keep_to(provided(Providers), rule)


@steady_step("upkeep.reconcile")
def _count_anew(name: str) -> int:
    counter = next(counter for counter in COUNTERS if counter.name == name)
    return count_anew(provided(Units), counter).wrong


@steady_step("upkeep.searches")
def _refresh_searches() -> None:
    refresh_searches(provided(Units))


@steady_step("upkeep.versions")
def _prune_versions(_name: str) -> int:
    get = provided(Providers).get
    keep = get(Settings).keep_versions
    return prune_versions(get(Units), get(Storage), get(UploadFolder), keep)  # type: ignore[type-abstract]


class UpkeepError(Exception):
    """Some of the night's work failed; all the rest was done."""


def _succeeds(step: Callable[[str], int], name: str) -> bool:
    """Do one thing; that it fails must not keep the rest of the night from being done."""
    try:
        step(name)
    except Exception:
        log.exception("upkeep failed", what=name)
        return False
    return True


@DBOS.workflow(name="upkeep")
def upkeep(_planned: datetime, _context: Any) -> None:
    """Forget what has been kept long enough, then make every counter right."""
    do_all()


def do_all() -> None:
    """Every rule, every counter, the searches.

    Raises:
        UpkeepError: some of it failed, after all the rest was done.
    """
    failed = [
        *(rule.name for rule in RULES if not _succeeds(_keep_to, rule.name)),
        *(counter.name for counter in COUNTERS if not _succeeds(_count_anew, counter.name)),
        *([] if _succeeds(_prune_versions, "versions") else ["versions"]),
    ]
    _refresh_searches()
    if failed:
        raise UpkeepError(f"not done, the log says why: {', '.join(failed)}")


@DBOS.workflow(name="collect_stale_uploads")
def collect_stale_uploads(_planned: datetime, _context: Any) -> None:
    """Free the disk of uploads that nobody has continued; it does not wait for the night."""
    _keep_to("stale_uploads")


SCHEDULES = (
    Schedule("upkeep", upkeep, "11 3 * * *"),
    Schedule("collect-stale-uploads", collect_stale_uploads, "41 * * * *"),
)
