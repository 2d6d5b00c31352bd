"""The picture of a person: where it is kept, under which name, and when it is removed.

Every picture has a name of its own, which nobody guesses and which is never used again: it can be
kept by browsers for ever. Before a file is stored, its removal is queued for later, which comes to
nothing where an account has the picture by then. So no crash leaves a file that nobody knows of.
"""

import asyncio
import re
import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from server.contract.identity import UserStatus
from server.features.identity import repository
from server.features.identity.events import UserPurged
from server.features.identity.models import User
from server.features.identity.picture import square
from server.features.identity.tokens import UNREADABLE
from server.integrations.storage.port import Storage
from server.integrations.storage.stores import telling_full
from server.kit.db.lock import locked
from server.kit.db.unit import Unit, Units
from server.kit.errors import NotFoundError, NotSignedInError
from server.kit.jobs.queue import Job, Queue

PATH = "/api/v1/avatars"
NAME = re.compile(r"(?P<user>[0-9a-f]{32})-(?P<picture>[0-9a-f]{32})")
FILE = "avatar.webp"
COLLECT = "collect_avatar"
"""Name of the workflow; it takes the name of a picture that may be nobody's."""
FORGET = "forget_avatars"
"""Name of the workflow; it takes the id of a user who is gone, as text."""
STORED_WITHIN = timedelta(hours=1)
AT_ONCE = 2
NO_PICTURE = "There is no such picture."


@dataclass(frozen=True)
class Avatars:
    """Keeps the pictures of people."""

    units: Units
    storage: Storage
    decoding: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    """Held around :meth:`put`. Who waits for it takes no thread from others."""

    def put(self, user_id: UUID, sent: bytes) -> None:
        """Make the picture the person's; the one before is removed.

        Decoding and storing happen between short transactions, never inside one.

        Raises:
            InvalidError: it is not a picture.
            NoSpaceError: the store is full.
        """
        made = square(sent)
        name = f"{user_id.hex}-{secrets.token_hex(16)}"
        with self.units.write() as unit:
            _queue_removal(unit, name, "unless-kept", STORED_WITHIN)
        with telling_full(), TemporaryDirectory() as folder:
            path = Path(folder) / FILE
            path.write_bytes(made)
            self.storage.put(key_of(name), path)
        with self.units.write() as unit:
            _set(unit, user_id, f"{PATH}/{name}")

    def remove(self, user_id: UUID) -> None:
        """The person has no picture any more; one who had none is no error."""
        with self.units.write() as unit:
            _set(unit, user_id, None)

    def find(self, name: str) -> str:
        """The store's key of a picture that anybody may see.

        Raises:
            NotFoundError: nobody has it, or whose it is was shut out or has left.
        """
        with self.units.read() as unit:
            user = _owner(unit, name)
            if user is None or user.status is not UserStatus.ACTIVE:
                raise NotFoundError(NO_PICTURE)
        return key_of(name)

    def collect(self, name: str) -> None:
        """Remove the file of the picture, unless somebody has it. May be done again."""
        with self.units.read() as unit:
            kept = _owner(unit, name) is not None
        if not kept:
            self.storage.delete(_folder(name))

    def forget(self, user_id: UUID) -> None:
        """Remove all files of somebody who is gone."""
        self.storage.delete(f"avatars/{user_id.hex}")


def forget_avatars(unit: Unit, event: UserPurged) -> None:
    """Have the files of somebody who is gone removed, once their account is."""
    arguments = (str(event.user_id),)
    unit.enqueue(Job(FORGET, Queue.CONTROL, f"forget-avatars-{event.user_id}", arguments))


def name_of(user: User) -> str | None:
    """The name of the person's picture."""
    return None if user.avatar_url is None else user.avatar_url.rpartition("/")[2]


def key_of(name: str) -> str:
    """Where the picture is in the store."""
    return f"{_folder(name)}/{FILE}"


def _folder(name: str) -> str:
    user, _, picture = name.partition("-")
    return f"avatars/{user}/{picture}"


def _owner(unit: Unit, name: str) -> User | None:
    found = NAME.fullmatch(name)
    user = repository.user_by_id(unit.session, UUID(found["user"])) if found else None
    return user if user is not None and user.avatar_url == f"{PATH}/{name}" else None


def _set(unit: Unit, user_id: UUID, url: str | None) -> None:
    # Under the lock, so that of two pictures at once the first is removed by the second.
    user = locked(unit.session, User, user_id)
    if user is None:
        raise NotSignedInError(UNREADABLE)
    before = name_of(user)
    user.avatar_url = url
    if before is not None:
        _queue_removal(unit, before, "replaced")


def _queue_removal(unit: Unit, name: str, why: str, wait: timedelta = timedelta()) -> None:
    unit.enqueue(
        Job(
            COLLECT,
            Queue.CONTROL,
            f"avatar-{name}-{why}",
            (name,),
            delay_seconds=wait.total_seconds(),
        )
    )
