"""The door to every stream: gives grants, and asks again and again whether they still stand."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from server.contract.media import Resolution
from server.features.identity.tokens import STAFF, Actor
from server.features.media.playback.decision import (
    Allowed,
    Place,
    Reason,
    Refused,
    decide,
    within,
)
from server.features.media.playback.facts import Asked, asked_for, viewer_of
from server.features.media.playback.grant import (
    BadGrantError,
    Grant,
    Grants,
    Holder,
    expiry,
    may_finish,
)
from server.features.media.playback.refusal import grant_over, refusal
from server.integrations.places import Places
from server.kit.db.unit import Units
from server.kit.policies import PlaybackPolicy

RECHECK_SECONDS = 20.0
"""How long an answer is believed: what is revoked has ended before a minute is over."""
MOST_REMEMBERED = 10_000


@dataclass(frozen=True)
class Opened:
    """A stream that somebody may have."""

    grant: Grant
    text: str
    """The grant as it stands in a path."""
    stream_key: str
    rungs: tuple[Resolution, ...]
    """What the viewer gets now, lowest first."""
    made_again: bool
    """The version is another run's than the grant is: what is asked for may have changed."""
    shared: bool
    """Caches between the server and the viewer may keep it: everybody gets the same."""


class Gate:
    """Decides, over the database as it is.

    Args:
        units: the database.
        grants: makes and reads them.
        places: which country an address is in.
        policy: what whoever runs the server decided.
        watch: seconds, to forget answers by.
    """

    def __init__(
        self,
        units: Units,
        grants: Grants,
        places: Places,
        policy: PlaybackPolicy,
        watch: Callable[[], float] = time.monotonic,
    ) -> None:
        self._units = units
        self._grants = grants
        self._places = places
        self._policy = policy
        self._watch = watch
        self._remembered: dict[tuple[UUID, str, str | None], tuple[float, Opened]] = {}
        self._lock = threading.Lock()

    def open(self, version_id: UUID, actor: Actor | None, address: str) -> Opened:
        """A grant for the version.

        Args:
            version_id: which version.
            actor: who asks; None for a guest.
            address: where the request comes from.

        Raises:
            NotFoundError: there is no such version, or the actor may not know of it.
            NotAllowedError: they may know of it, but not watch it.
            ConflictError: it cannot be played yet.
        """
        holder = _holder(actor)
        with self._units.read() as unit:
            now = unit.clock()
            asked = self._asked(unit.session, version_id, holder)
            allowed = self._judge(unit.session, asked, holder, address, now)
        ends_at = expiry(now, asked.version.duration_seconds or 0.0)
        grant = Grant(version_id, allowed.ceiling, ends_at, asked.version.run, holder)
        return self._opened(grant, self._grants.make(grant), asked, allowed)

    def known(self, version_id: UUID, actor: Actor | None, address: str) -> str:
        """The stream's folder in the store, for somebody who may know of the video.

        Raises:
            NotFoundError: there is no such version, or the actor may not know of it.
        """
        holder = _holder(actor)
        with self._units.read() as unit:
            asked = self._asked(unit.session, version_id, holder)
            decided = self._decide(unit.session, asked, holder, address, unit.clock())
        if isinstance(decided, Refused) and decided.reason.hidden:
            raise refusal(decided.reason)
        return asked.version.stream_key

    def check(self, version_id: UUID, text: str, address: str) -> Opened:
        """What the grant ``text`` opens now.

        Raises:
            GoneError: it has expired, or was not made for this version.
            NotFoundError: as in :meth:`open`, and so on: what it was made for is over.
            NotAllowedError: the same.
            ConflictError: the same.
        """
        key = (version_id, text, self._places.country(address))
        with self._lock:
            known = self._remembered.get(key)
        now = self._units.clock()
        if known and known[0] > self._watch() and known[1].grant.expires_at > now:
            return known[1]
        opened = self._look(version_id, text, address, now)
        with self._lock:
            if len(self._remembered) >= MOST_REMEMBERED:
                self._remembered.clear()
            self._remembered[key] = (self._watch() + RECHECK_SECONDS, opened)
        return opened

    def _look(self, version_id: UUID, text: str, address: str, now: datetime) -> Opened:
        try:
            grant = self._grants.read(text, version_id, now)
        except BadGrantError as error:
            raise grant_over() from error
        with self._units.read() as unit:
            asked = asked_for(unit.session, version_id)
            if asked is None:
                raise refusal(Reason.NOT_PUBLISHED)
            if not (asked.on_air or _may_look_back(asked, grant.holder) or _may_finish(asked, now)):
                raise grant_over()
            allowed = self._judge(unit.session, asked, grant.holder, address, now)
        ceiling = min(allowed.ceiling, grant.ceiling, key=lambda each: each.short_side)
        rungs = within(allowed.rungs, ceiling)
        if not rungs:
            raise refusal(Reason.NOT_READY)
        return self._opened(replace(grant, ceiling=ceiling), text, asked, Allowed(rungs, ceiling))

    def _asked(self, session: Session, version_id: UUID, holder: Holder | None) -> Asked:
        asked = asked_for(session, version_id)
        # A version that is not on air is for its owner, and staff, to look at.
        if asked is None or not (asked.on_air or _may_look_back(asked, holder)):
            raise refusal(Reason.NOT_PUBLISHED)
        return asked

    def _judge(
        self, session: Session, asked: Asked, holder: Holder | None, address: str, at: datetime
    ) -> Allowed:
        decided = self._decide(session, asked, holder, address, at)
        if isinstance(decided, Refused):
            raise refusal(decided.reason)
        return decided

    def _decide(
        self, session: Session, asked: Asked, holder: Holder | None, address: str, at: datetime
    ) -> Allowed | Refused:
        user_id, staff = (holder.user_id, holder.staff) if holder else (None, False)
        viewer = viewer_of(session, user_id, at, self._policy.minimum_age, staff=staff)
        place = Place(self._places.country(address), self._policy.unknown_country_allowed)
        return decide(viewer, asked.subject, place, at.date())

    def _opened(self, grant: Grant, text: str, asked: Asked, allowed: Allowed) -> Opened:
        return Opened(
            grant=grant,
            text=text,
            stream_key=asked.version.stream_key,
            rungs=allowed.rungs,
            made_again=grant.run != asked.version.run,
            shared=grant.holder is None and not asked.subject.blocked_in,
        )


def _holder(actor: Actor | None) -> Holder | None:
    return None if actor is None else Holder(actor.user_id, actor.role in STAFF)


def _may_look_back(asked: Asked, holder: Holder | None) -> bool:
    return holder is not None and (holder.staff or holder.user_id == asked.subject.owner_id)


def _may_finish(asked: Asked, now: datetime) -> bool:
    version = asked.version
    return may_finish(now, version.replaced_at, version.duration_seconds or 0.0)
