"""Begin an upload."""

from datetime import timedelta

import sqlalchemy as sa

from server.features.channels.models import Channel
from server.features.channels.view import own_channel
from server.features.identity.tokens import Actor
from server.features.uploads import repository
from server.features.uploads.folder import UploadFolder
from server.features.uploads.models import Upload
from server.features.uploads.protocol import TusHeaderError, parse_metadata
from server.features.uploads.quota import check_may_begin, quota_of
from server.kit.db.unit import Unit

LIFE = timedelta(days=7)
"""How long an upload waits for its next byte."""
MAX_REF = 64


def create_upload(
    unit: Unit, folder: UploadFolder, actor: Actor, length: int | None, metadata: str
) -> Upload:
    """Make the resource, or find the one that an earlier, lost answer told of.

    Raises:
        TusHeaderError: the metadata cannot be read.
        QuotaError, TooLargeError, NoSpaceError: it may not begin.
    """
    named = parse_metadata(metadata)
    channel = own_channel(unit, actor)
    # Two uploads that begin at once must not both take the last place of the week.
    unit.session.execute(sa.select(Channel.id).where(Channel.id == channel.id).with_for_update())
    client_ref = _client_ref(named)
    begun = client_ref and repository.receiving_as(unit.session, actor.user_id, client_ref)
    if begun:
        if begun.length == length:
            begun.expires_at = unit.clock() + LIFE
            return begun
        # The client now sends another file under this name; nobody asks for the old one.
        begun.client_ref = None
        unit.session.flush()
    check_may_begin(quota_of(unit, channel, folder), length)
    upload = Upload(
        owner_id=actor.user_id,
        channel_id=channel.id,
        filename=_line(named.get("filename", "")),
        title=_line(named.get("title", "")),
        client_ref=client_ref,
        metadata_header=metadata,
        length=length,
        offset=0,
        expires_at=unit.clock() + LIFE,
    )
    unit.session.add(upload)
    unit.session.flush()
    return upload


def _client_ref(named: dict[str, str]) -> str | None:
    given = named.get("client_ref")
    if given and (len(given) > MAX_REF or not (given.isascii() and given.isprintable())):
        raise TusHeaderError(f"client_ref must be at most {MAX_REF} printable ASCII characters.")
    return given or None


def _line(text: str) -> str:
    """The text on one line without control characters, 255 characters at most."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())[:255]
