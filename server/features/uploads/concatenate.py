"""Join parts into one upload (tus extension "concatenation")."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from server.contract.uploads import UploadState
from server.features.channels.view import own_channel
from server.features.identity.tokens import Actor
from server.features.uploads import repository
from server.features.uploads.commit import commit_offset
from server.features.uploads.create import TURN, Announced, new_upload
from server.features.uploads.events import UploadBegun
from server.features.uploads.folder import UploadFolder
from server.features.uploads.models import Upload
from server.features.uploads.parts import hold_parts
from server.features.uploads.protocol import Concat, TusHeaderError
from server.features.uploads.quota import check_may_begin, quota_of
from server.kit.db.lock import in_turn
from server.kit.db.unit import Unit, Units
from server.kit.errors import AppError, ConflictError
from server.kit.ids import new_id


@dataclass(frozen=True)
class Joining:
    """Joins the parts of one final upload."""

    units: Units
    folder: UploadFolder
    actor: Actor
    concat: Concat
    announced: Announced

    def __call__(self) -> Upload:
        """Make the upload, complete at once; the same when it is asked for again.

        Raises:
            NotFoundError: a part does not exist, or is somebody else's.
            GoneError: a part was collected, or joined some time ago; or its bytes are lost.
            TusHeaderError: what it names is no part, or its sum is still to come.
            ConflictError: a part is not complete yet.
            QuotaError, TooLargeError, NoSpaceError: the channel may not begin it.
        """
        with self.units.read() as unit:
            channel = own_channel(unit, self.actor)
            if made := self._made(unit.session):
                return made
            parts = [(part.id, part.offset) for part in self._parts(unit.session)]
            check_may_begin(quota_of(unit, channel, self.folder), sum(size for _, size in parts))
        upload_id = new_id()
        # Before the row, which makes the job begin; and outside of the transaction.
        try:
            hold_parts(self.folder, upload_id, parts)
        except BaseException:
            self.folder.remove(upload_id)
            raise
        try:
            with self.units.write() as unit:
                upload = self._join(unit, upload_id, sum(size for _, size in parts))
        except AppError:
            # Refused before the commit. Where a database is lost in the middle of one, nobody
            # knows whether there is a row: the folder stays, for the job or the nightly sweep.
            self.folder.remove(upload_id)
            raise
        if upload.id != upload_id:
            self.folder.remove(upload_id)
        return upload

    def _join(self, unit: Unit, upload_id: UUID, length: int) -> Upload:
        channel = own_channel(unit, self.actor)
        # Two that begin at once must not both take the last place of the week.
        in_turn(unit.session, TURN, channel.id)
        if made := self._made(unit.session):
            return made
        self._parts(unit.session)
        check_may_begin(quota_of(unit, channel, self.folder), length)
        upload = new_upload(unit, self.actor, channel, self.announced)
        if upload.digest_follows and upload.sent_sha256 is None:
            # It takes no further request, in which the sum could follow.
            raise TusHeaderError("The sum of a final upload comes with it, in Repr-Digest.")
        upload.id, upload.length = upload_id, length
        unit.session.add(upload)
        unit.session.flush()
        unit.emit(UploadBegun(self.actor.user_id, upload.replaces))
        commit_offset(unit, upload_id, length)
        return upload

    def _made(self, session: Session) -> Upload | None:
        header, metadata = self.concat.header, self.announced.metadata
        return repository.joined_as(session, self.actor.user_id, header, metadata)

    def _parts(self, session: Session) -> list[Upload]:
        return [_part(session, each, self.actor.user_id) for each in self.concat.parts]


def _part(session: Session, part_id: UUID, owner_id: UUID) -> Upload:
    part = repository.own_upload(session, part_id, owner_id)
    if not part.is_part:
        raise TusHeaderError("Only uploads that were begun as parts can be joined.")
    if part.state is not UploadState.COMPLETED:
        raise ConflictError(
            f"A part has {part.offset} of its {part.length} bytes. "
            "Send the rest, then join the parts."
        )
    return part
