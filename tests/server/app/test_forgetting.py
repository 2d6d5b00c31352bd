"""Somebody leaves a server on which every table has rows about them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.app.administration.models import AdminChange, ChangeAction
from server.app.models import METADATA, identity, moderation
from server.app.wiring import Parts
from server.contract.identity import Role, UserStatus
from server.contract.moderation import ContentType, FlagReason, FlagStatus, ModerationAction
from server.features.videos.retention import RULES
from server.integrations.storage.port import Storage
from server.kit.clock import now
from server.kit.db.engine import WRITES
from server.kit.db.unit import Units
from server.kit.ids import new_id
from server.kit.jobs.queue import Job
from server.kit.retention import run
from tests.server.rows import Rows, fill

[ACCOUNTS] = [rule for rule in RULES if rule.name == "deleted_accounts"]
NAMES = {
    "email": "shirin.akhter@nodi.example",
    "username": "shirin-akhter",
    "first_name": "Shirin-Sultana",
    "last_name": "Akhter-Banu",
    "bio": "I film the boats of Barishal.",
    "last_login_ip": "2001:db8:77::5",
}
ADDRESS = NAMES["last_login_ip"]
KEPT = {
    ("flag", "reason_detail"): "Of a report that is open yet: moderators need the words until then",
}
"""Where the person may still be named, and why."""
LEDGERS = (
    "payment_transaction",
    "creator_payout",
    "revenue_share",
    "promo_code_usage",
    "moderation_log",
    "admin_change",
    "search_query",
    "interaction",
    "watch_session",
)
"""Tables that keep their rows, without the person."""


@dataclass
class Leaver:
    """The person, whose rows are the first of every table."""

    made: Rows
    jobs: list[Job] = field(default_factory=list)

    def __getitem__(self, table: str) -> Any:
        return self.made[table][0]["id"]

    @property
    def needles(self) -> list[str]:
        ids = [self["user"], self["channel"]]
        return [*NAMES.values(), "shirin-films", *(each.hex for each in ids), *map(str, ids)]


@pytest.fixture
def leaver(parts: Parts, units: Units, monkeypatch: pytest.MonkeyPatch) -> Leaver:
    with parts.engine.connect().execution_options(**{WRITES: True}) as connection:
        found = Leaver(fill(connection))
        connection.commit()
    monkeypatch.setattr(parts.jobs, "enqueue", lambda _session, job: found.jobs.append(job))
    with units.write() as unit:
        _name(unit.session, found)
        unit.session.add_all(_mentions(found))
    return found


def _name(session: Session, leaver: Leaver) -> None:
    """Give the person a name, and all that they did where they were."""
    for other in session.scalars(sa.select(identity.User)):
        other.status, other.deleted_at = UserStatus.ACTIVE, None
    user = session.get_one(identity.User, leaver["user"])
    for key, value in NAMES.items():
        setattr(user, key, value)
    user.role = Role.CREATOR
    user.status = UserStatus.DELETED
    user.deleted_at = now() - timedelta(days=90)
    for table in METADATA.sorted_tables:
        places = {"ip_address": ADDRESS, "handle": "shirin-films", "email": NAMES["email"]}
        known = {key: value for key, value in places.items() if key in table.columns}
        if known and table.name != "user":
            session.execute(sa.update(table).where(table.c.id == leaver[table.name]).values(known))


def _mentions(leaver: Leaver) -> Iterator[Any]:
    """What others wrote about the person, and what the person wrote to others."""
    about = f"{NAMES['username']} ({NAMES['first_name']}) did it from {ADDRESS}"
    other = leaver.made["user"][1]["id"]
    for table in ("user", "channel", "video", "playlist"):
        yield AdminChange(
            admin_id=other,
            action=ChangeAction.UPDATE,
            table=table,
            row_id=str(leaver[table]),
            changes={"title": ["", about]},
        )
    for kind in ContentType:
        yield moderation.ModerationLog(
            moderator_id=other,
            content_type=kind,
            object_id=leaver[kind.value.lower()],
            action=ModerationAction.CONTENT_REMOVED,
            reason=about,
        )
    for status in (FlagStatus.PENDING, FlagStatus.DISMISSED):
        yield moderation.Flag(
            content_type=ContentType.VIDEO,
            object_id=leaver.made["video"][1]["id"],
            user_id=leaver["user"],
            reason=FlagReason.SPAM,
            reason_detail=f"{status}: I am {NAMES['first_name']}",
            status=status,
            reviewed_at=None if status is FlagStatus.PENDING else now(),
        )


def _store(parts: Parts, leaver: Leaver, folder: Path) -> Path:
    """Files of the person, and one of somebody else; where the store is."""
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    other = leaver.made["video"][1]["id"]
    for key in (
        f"videos/{leaver['video'].hex}/1/source",
        f"exports/{leaver['user'].hex}/{new_id().hex}/chitra-data.zip",
        f"avatars/{leaver['user'].hex}/{new_id().hex}/avatar.webp",
        f"videos/{other.hex}/1/source",
    ):
        path = folder / "file"
        path.write_text(NAMES["email"] if other.hex not in key else "a boat")
        storage.put(key, path)
    return parts.settings.media_dir


def _run_jobs(parts: Parts, leaver: Leaver) -> None:
    """What was queued to be removed from the store."""
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    for job in leaver.jobs:
        [user_id] = job.arguments
        storage.delete(f"{job.workflow.removeprefix('forget_')}/{UUID(user_id).hex}")


def _found(parts: Parts, needles: list[str]) -> set[tuple[str, str]]:
    """Every column of every table of ours in which one of the needles is."""
    found = set()
    with parts.engine.connect() as connection:
        for table in METADATA.sorted_tables:
            for row in connection.execute(sa.select(table)).mappings():
                for column, value in row.items():
                    told = str(value)
                    if any(needle in told for needle in needles):
                        found.add((table.name, str(column)))
    return found


def test_nothing_tells_of_somebody_who_left(
    parts: Parts, units: Units, leaver: Leaver, tmp_path: Path
) -> None:
    media = _store(parts, leaver, tmp_path)
    before = _found(parts, leaver.needles)
    assert len(before) > 50, "the search finds nothing at all"
    with units.read() as unit:
        rows = {
            table: unit.session.scalar(sa.select(sa.func.count()).select_from(sa.table(table)))
            for table in LEDGERS
        }
    assert sum(run(ACCOUNTS, parts.providers, now() - timedelta(days=30))) > 0
    _run_jobs(parts, leaver)
    assert _found(parts, leaver.needles) == set(KEPT)
    left = [path for path in media.rglob("*") if path.is_file()]
    assert [path.read_text() for path in left] == ["a boat"]
    with units.read() as unit:
        assert unit.session.get(identity.User, leaver["user"]) is None
        for table in LEDGERS:
            kept = unit.session.scalar(sa.select(sa.func.count()).select_from(sa.table(table)))
            # Of what was watched, what was on the person's own videos goes with those.
            if table in {"interaction", "watch_session"}:
                assert kept == (rows[table] or 0) - 1, table
            else:
                assert kept == rows[table], table
