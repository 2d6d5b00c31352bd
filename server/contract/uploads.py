"""Uploads: tus 1.0.0 resources and what is agreed around them.

The wire protocol is tus (https://tus.io/protocols/resumable-upload, version 1.0.0). The
creation request carries these ``Upload-Metadata`` keys: ``filename`` (the creator's name for
the file, never used as a path), ``title``, ``filetype``, ``duration`` (seconds, as the client
probed it; the server probes again) and ``client_ref`` (the client's own name for the upload,
at most 64 printable ASCII characters: while the server is receiving an upload of the same owner
with that name and the same length, a further creation request answers with its address, so that
a client which lost the first answer finds its upload again), and ``digest``: with the value
``follows`` the client promises the sha256 of the whole file, in a ``Repr-Digest`` header
(RFC 9530) of its last ``PATCH``, which may be one without bytes. Such an upload is complete when
the sum has come, and nothing is made of a file that has another one. ``video`` names, by its id, a
video of the sender's that the file is a new version of: the old one stays on air until the new one
is ready. ``ladder`` says that the file is no source but a bundle of sizes that were made of one
already (see the developer's documentation): the bytes at which each of them is whole, as whole
numbers with spaces between, the last being the upload's length. Each size that arrives is
verified and can be watched at once; where one does not verify the upload is refused
(``media.ladder_refused``), and the source has to be sent.
"""

from enum import StrEnum
from uuid import UUID

from pydantic import AwareDatetime

from server.contract.shapes import Out

TUS_VERSION = "1.0.0"
DIGEST_KEY = "digest"
VIDEO_KEY = "video"
LADDER_KEY = "ladder"
DIGEST_FOLLOWS = "follows"
"""See above."""
UPLOADS_PATH = "/api/v1/uploads"
"""Where tus uploads are created. Each lives at ``{UPLOADS_PATH}/{id}``."""


class UploadState(StrEnum):
    """What becomes of an upload."""

    RECEIVING = "RECEIVING"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"
    EXPIRED = "EXPIRED"
    JOINED = "JOINED"
    """A part whose bytes went into another upload, and are there now."""
    REFUSED = "REFUSED"
    """Arrived whole, but was no video we can take; it does not count against the quota."""


class UploadOut(Out):
    """An upload as its owner sees it beside the tus headers."""

    id: UUID
    state: UploadState
    filename: str
    length: int | None
    """Bytes; null while the client has deferred it."""
    offset: int
    """Bytes that are safe on the server's disk."""
    video_id: UUID | None
    """Set once the upload is complete."""
    sha256: str | None
    """Of the whole file; set once the upload is complete."""
    created_at: AwareDatetime
    expires_at: AwareDatetime | None
