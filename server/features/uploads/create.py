"""Begin an upload."""

from dataclasses import dataclass
from datetime import timedelta

from server.contract.uploads import DIGEST_FOLLOWS, DIGEST_KEY, UploadState
from server.features.channels.models import Channel
from server.features.channels.view import own_channel
from server.features.identity.tokens import Actor
from server.features.uploads import repository
from server.features.uploads.events import UploadBegun
from server.features.uploads.folder import UploadFolder
from server.features.uploads.models import Upload
from server.features.uploads.protocol import PARTIAL, TusHeaderError, parse_metadata
from server.features.uploads.quota import (
    check_may_begin,
    check_parts,
    check_unfinished,
    quota_of,
)
from server.kit.db.lock import in_turn
from server.kit.db.unit import Unit

LIFE = timedelta(days=7)
"""How long an upload waits for its next byte."""
MAX_REF = 64
TURN = "uploads"
"""What a channel's uploads take turns in: those that begin count each other."""


@dataclass(frozen=True)
class Announced:
    """What a client tells of an upload before it sends a byte."""

    length: int | None = None
    """Bytes; None while it does not know."""
    metadata: str = ""
    """``Upload-Metadata``."""
    concat: str = ""
    """``Upload-Concat``."""
    sha256: str | None = None
    """Of the whole file, in hex, where it is known already."""


def create_upload(unit: Unit, folder: UploadFolder, actor: Actor, announced: Announced) -> Upload:
    """Make the resource, or find the one that an earlier, lost answer told of.

    Raises:
        TusHeaderError: the metadata cannot be read.
        QuotaError, TooLargeError, NoSpaceError: it may not begin.
    """
    channel = own_channel(unit, actor)
    # Two uploads that begin at once must not both take the last place of the week.
    in_turn(unit.session, TURN, channel.id)
    upload = new_upload(unit, actor, channel, announced)
    begun = upload.client_ref and repository.receiving_as(
        unit.session, actor.user_id, upload.client_ref
    )
    if begun:
        if begun.length == announced.length:
            begun.expires_at = unit.clock() + LIFE
            return begun
        # The client now sends another file under this name; nobody asks for the old one.
        begun.client_ref = None
        unit.session.flush()
    check_unfinished(unit, actor.user_id, part=announced.concat == PARTIAL)
    quota = quota_of(unit, channel, folder)
    check_may_begin(quota, announced.length)
    if announced.concat == PARTIAL:
        check_parts(unit, channel, quota, announced.length)
    unit.session.add(upload)
    unit.session.flush()
    unit.emit(UploadBegun(actor.user_id, upload.replaces))
    return upload


def new_upload(unit: Unit, actor: Actor, channel: Channel, announced: Announced) -> Upload:
    """The upload as it was announced, not yet stored.

    Raises:
        TusHeaderError: the metadata cannot be read.
    """
    named = parse_metadata(announced.metadata)
    upload = Upload(
        owner_id=actor.user_id,
        channel_id=channel.id,
        state=UploadState.RECEIVING,
        filename=_line(named.get("filename", "")),
        title=_line(named.get("title", "")),
        # The parts of one file may all be told the same of it, and are not the same upload.
        client_ref=None if announced.concat else _client_ref(named),
        metadata_header=announced.metadata,
        concat=announced.concat,
        sent_sha256=announced.sha256,
        digest_follows=named.get(DIGEST_KEY) == DIGEST_FOLLOWS,
        length=announced.length,
        offset=0,
        expires_at=unit.clock() + LIFE,
    )
    _check_ladder(upload)
    return upload


def _check_ladder(upload: Upload) -> None:
    if upload.ladder and (upload.concat or upload.ladder[-1] != upload.length):
        raise TusHeaderError("The sizes of a ladder come in one upload, and end with its length.")


def _client_ref(named: dict[str, str]) -> str | None:
    given = named.get("client_ref")
    if given and (len(given) > MAX_REF or not (given.isascii() and given.isprintable())):
        raise TusHeaderError(f"client_ref must be at most {MAX_REF} printable ASCII characters.")
    return given or None


def _line(text: str) -> str:
    """The text on one line without control characters, 255 characters at most."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())[:255]
