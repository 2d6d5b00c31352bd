"""Accounts: three that can be signed in to, and a crowd that cannot."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from server.app.sample.names import FIRST, LAST, LATIN_FIRST, LATIN_LAST
from server.app.sample.sheet import Row, Sheet, Sink
from server.app.sample.values import DAY, HOUR, Seconds, moment
from server.app.sample.world import PEOPLE_SINCE_DAYS, World, happens
from server.features.identity.models import (
    PasswordResetToken,
    RefreshToken,
    SecurityEvent,
    SocialAuth,
    User,
)

PASSWORD = "the river keeps no secrets"  # noqa: S105 - known to everybody, and printed at the end
DOMAIN = "sample.chitra.example"
"""Of every sample account's address. ``.example`` is nobody's (RFC 2606)."""
DEMO = ("creator", "viewer", "moderator")
"""User names of the accounts that can be signed in to: numbers 0, 1 and 2."""
MODERATOR = 2
SECOND_MODERATOR = 3
FIRST_CROWD = 4
PREMIUM_SHARE = 0.08
PROVIDERS = ("GOOGLE", "FACEBOOK", "APPLE")

USERS = Sheet(
    User, "id", "created_at", "updated_at", "email", "username", "password_hash", "first_name",
    "last_name", "birthdate", "bio", "role", "status", "is_active", "preferred_language",
    "email_verified", "email_verified_at", "deleted_at",
    is_staff=0,
)  # fmt: skip
SOCIAL = Sheet(
    SocialAuth, "id", "created_at", "updated_at", "user_id", "provider", "provider_user_id"
)
REFRESH = Sheet(
    RefreshToken, "id", "created_at", "user_id", "family_id", "token_hash", "expires_at",
    "spent_at", "revoked", "revoked_at", "device_info", "signed_in_at", "proved_at",
)  # fmt: skip
EVENTS = Sheet(SecurityEvent, "id", "created_at", "user_id", "kind", "device")
RESETS = Sheet(
    PasswordResetToken, "id", "created_at", "user_id", "token_hash", "expires_at", "used", "used_at"
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account."""

    id: str
    since: Seconds
    name: str
    username: str
    role: str
    status: str


def people(world: World) -> list[Person]:
    """Everybody: the demo accounts, then creators (one a channel), then those who only watch."""
    random, new_id = world.random("people"), world.ids("people")
    far, near = PEOPLE_SINCE_DAYS[1] * DAY, PEOPLE_SINCE_DAYS[0] * DAY
    found = []
    for number in range(world.size.users):
        since = world.present - random.randrange(near, far)
        first, last = _name(random)
        username = DEMO[number] if number < len(DEMO) else f"{first[1]}.{last[1]}.{number}".lower()
        role, status = _role(world, number, random), _status(world, number)
        found.append(Person(new_id(since), since, f"{first[0]}|{last[0]}", username, role, status))
    return found


def owner_of(channel: int) -> int:
    """Number of the person whose channel it is."""
    return 0 if channel == 0 else channel - 1 + FIRST_CROWD


def write_people(world: World, sink: Sink, crowd: list[Person], demo: str, locked: str) -> None:
    """Rows of accounts and of their ways in.

    Args:
        crowd: from :func:`people`.
        demo: hash of the demo accounts' password.
        locked: hash that no known password has, for all others.
    """
    random = world.random("accounts")
    for number, person in enumerate(crowd):
        sink.put(USERS, _row(random, person, demo if number < len(DEMO) else locked, world.present))
    for sheet, row in _ways_in(world, crowd):
        sink.put(sheet, row)


def _name(random: Random) -> tuple[tuple[str, str], tuple[str, str]]:
    if happens(random, 0.75):
        return random.choice(FIRST[:LATIN_FIRST]), random.choice(LAST[:LATIN_LAST])
    return random.choice(FIRST[LATIN_FIRST:]), random.choice(LAST[LATIN_LAST:])


def _role(world: World, number: int, random: Random) -> str:
    if number in {MODERATOR, SECOND_MODERATOR}:
        return "MODERATOR"
    if number == 0 or FIRST_CROWD <= number < owner_of(world.size.channels):
        return "CREATOR"
    return "PREMIUM" if number == 1 or random.random() < PREMIUM_SHARE else "VIEWER"


def _status(world: World, number: int) -> str:
    """All but a few of the last ones are in good standing."""
    few = max(1, world.size.users // 1500)
    kinds = ("SUSPENDED", "BANNED", "DELETED", "PENDING_VERIFICATION")
    place = (world.size.users - 1 - number) // few
    return kinds[place] if place < len(kinds) else "ACTIVE"


def _row(random: Random, person: Person, password_hash: str, present: Seconds) -> Row:
    first, last = person.name.split("|")
    since = moment(person.since)
    verified = person.status != "PENDING_VERIFICATION"
    deleted = moment(present - 3 * DAY) if person.status == "DELETED" else None
    bengali = not first.isascii()
    born = (
        f"{random.randrange(1965, 2007)}-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"
    )
    return (
        person.id, since, since, f"{person.username}@{DOMAIN}", person.username, password_hash,
        first, last, born, "", person.role, person.status, int(person.status == "ACTIVE"),
        "bn" if bengali and happens(random, 0.7) else "en", int(verified),
        moment(person.since + HOUR) if verified else None, deleted,
    )  # fmt: skip


def _ways_in(world: World, crowd: list[Person]) -> Iterator[tuple[Sheet, Row]]:
    """Accounts elsewhere, ended sessions and used mails; none of them lets anybody in."""
    random, new_id = world.random("ways in"), world.ids("ways in")
    for number, person in enumerate(crowd):
        since = moment(person.since)
        if happens(random, 0.15):
            provider = random.choice(PROVIDERS)
            yield (
                SOCIAL,
                (new_id(person.since), since, since, person.id, provider, f"sample-{number}"),
            )
        if happens(random, 0.1):
            at = world.present - random.randrange(DAY, 6 * DAY)
            out = moment(at + HOUR) if happens(random, 0.5) else None
            yield REFRESH, (
                new_id(at), moment(at), person.id, new_id(at), _digest(f"session {new_id(at)}"),
                moment(at + 30 * DAY), moment(at + HOUR // 2), int(out is not None), out,
                "Firefox, Linux", moment(at), moment(at),
            )  # fmt: skip
            yield EVENTS, (new_id(at), moment(at), person.id, "SIGNED_IN", "Firefox, Linux")
        if happens(random, 0.04):
            at = world.present - random.randrange(2 * DAY, 6 * DAY)
            used = moment(at + 600) if happens(random, 0.6) else None
            yield RESETS, (
                new_id(at), moment(at), person.id, _digest(f"reset {new_id(at)}"),
                moment(at + HOUR),
                int(used is not None), used,
            )  # fmt: skip


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
