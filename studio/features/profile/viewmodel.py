"""The state of the profile card: what is said, what is changed, what is saved. No widgets."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QImage

from server.contract.errors import ErrorCode
from server.contract.profile import BIO_MAX, ProfileChange, ProfileOut
from studio.features.profile.draft import ProfileDraft
from studio.features.profile.gateway import Profiles
from studio.features.profile.pictures import encode_square, read_bytes, read_file
from studio.kit.errors import StudioError, refusal
from studio.kit.task_scope import TaskScope
from studio.ui.memory import Memory
from studio.ui.problems import field_sentence, sentence_of
from studio.ui.theme import current_theme

NAME_MAX = 80


class Saving(Enum):
    """How far the changes are."""

    NOTHING = "nothing"
    """Nothing was changed yet."""
    EDITED = "edited"
    """Kept on this computer, and about to be sent."""
    SENDING = "sending"
    SAVED = "saved"
    FAILED = "failed"


class ProfileViewModel(QObject):
    """What the person says of themselves. What is typed is sent once typing has paused.

    Args:
        profiles: The account's server.
        scope: Runs the requests.
        memory: Keeps what is not saved yet.
    """

    changed = Signal()
    picture_changed = Signal()
    picture_chosen = Signal(QImage)
    """A picture was read, to be cropped."""
    picture_set = Signal()
    noted = Signal(str)
    failed = Signal(str)

    def __init__(self, profiles: Profiles, scope: TaskScope, memory: Memory) -> None:
        super().__init__()
        self._profiles = profiles
        self._scope = scope
        self._draft = ProfileDraft(memory)
        self.profile: ProfileOut | None = None
        self.picture: QImage | None = None
        self.problem: StudioError | None = None
        """Why nothing can be shown."""
        self.saving = Saving.EDITED if self._draft.values else Saving.NOTHING
        self.saved_at: datetime | None = None
        self.picture_busy = False
        self._refused: StudioError | None = None
        self._picture_refused: StudioError | None = None
        self._picture_path: str | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(current_theme().tokens.number("motion.autosaveDebounce"))
        self._pause.timeout.connect(self.save)

    @property
    def unknown(self) -> bool:
        """The server knows nothing of profiles: it is older than the studio."""
        return self.problem is not None and self.problem.code == ErrorCode.NOT_FOUND

    @property
    def refusal(self) -> str:
        """Why the changes were not saved, where no field is to blame."""
        refused = self._refused
        return "" if refused is None or refused.fields else sentence_of(refused)

    @property
    def picture_refusal(self) -> str:
        """Why the picture was not taken."""
        return "" if self._picture_refused is None else sentence_of(self._picture_refused)

    def value(self, field: str) -> Any:
        """What a field says, changed or not."""
        if field in self._draft.values:
            return self._draft.values[field]
        return None if self.profile is None else getattr(self.profile, field)

    def field_problem(self, field: str) -> str:
        """What is wrong with a field."""
        if field == "bio" and len(self.value("bio") or "") > BIO_MAX:
            return self.tr("Shorten it to %Ln letters.", "", BIO_MAX)
        return "" if self._refused is None else field_sentence(self._refused, field)

    def load(self) -> None:
        """Ask for everything, and send what an earlier session left unsaved."""
        self._scope.start(self._load(), name="profile")

    def edit(self, field: str, value: str | bool) -> None:  # noqa: FBT001 - a field's value
        """Change a field; it is kept on this computer at once."""
        if self.profile is not None and value == getattr(self.profile, field):
            self._draft.drop(field)
        else:
            self._draft.set(field, value)
        if self._refused is not None and field in self._refused.fields:
            self._refused = None
        self.saving = Saving.EDITED if self._draft.values else Saving.NOTHING
        self._pause.start()
        self.changed.emit()

    def save(self) -> None:
        """Send what was changed; does nothing while a request is under way."""
        self._pause.stop()
        if self.profile is None or self.saving is Saving.SENDING or self._scope.closed:
            return
        sent = dict(self._draft.values)
        if not sent or self.field_problem("bio"):
            return
        try:
            change = ProfileChange(**sent)
        except ValidationError as error:
            self._refuse(error)
            return
        self.saving = Saving.SENDING
        self._refused = None
        self.changed.emit()
        self._scope.start(self._send(change, sent), name="save profile")

    def _refuse(self, error: ValidationError) -> None:
        """Say of what was typed that no server would take it."""
        fields = {str(wrong["loc"][0]): wrong["msg"] for wrong in error.errors()}
        fields = {field: words.removeprefix("Value error, ") for field, words in fields.items()}
        self._refused = refusal(ErrorCode.INVALID, "Some of this does not fit.", fields=fields)
        self.saving = Saving.FAILED
        self.changed.emit()

    def choose_picture(self, path: Path) -> None:
        """Read a file, to be cropped."""
        self._about_picture(lambda: self._read(path))

    def set_picture(self, image: QImage, square: QRect) -> None:
        """Show a part of a picture."""
        self._about_picture(lambda: self._send_picture(image, square))

    def remove_picture(self) -> None:
        """Show none."""
        self._about_picture(self._remove)

    def _about_picture(self, step: Callable[[], Awaitable[None]]) -> None:
        self.picture_busy, self._picture_refused = True, None
        self.changed.emit()
        self._scope.start(self._with_picture(step), name="avatar")

    async def _with_picture(self, step: Callable[[], Awaitable[None]]) -> None:
        try:
            await step()
        except StudioError as error:
            self._picture_refused = error
        finally:
            self.picture_busy = False
            self.changed.emit()

    async def _load(self) -> None:
        try:
            await self._take(await self._profiles.profile())
            self.problem = None
        except StudioError as error:
            self.problem = error
        self.changed.emit()
        if self._draft.values:
            self.save()

    async def _take(self, profile: ProfileOut) -> None:
        self.profile = profile
        for field in [f for f, v in self._draft.values.items() if v == getattr(profile, f, v)]:
            self._draft.drop(field)
        if profile.avatar_url != self._picture_path:
            await self._fetch_picture(profile.avatar_url)

    async def _fetch_picture(self, path: str | None) -> None:
        try:
            content = await self._profiles.picture(path) if path else None
            read = self._scope.run_blocking
            self.picture = None if content is None else await read(read_bytes, content)
        except StudioError:
            self.picture = None  # the letter stands for it; the next load asks again
            self.picture_changed.emit()
            return
        self._picture_path = path
        self.picture_changed.emit()

    async def _send(self, change: ProfileChange, sent: dict[str, Any]) -> None:
        try:
            answer = await self._profiles.change(change)
        except StudioError as error:
            self._refused = error
            self.saving = Saving.FAILED
            self.changed.emit()
            return
        for field, value in sent.items():
            if self._draft.values.get(field) == value:
                self._draft.drop(field)
        await self._take(answer)
        self.saved_at = datetime.now(UTC)
        self.saving = Saving.EDITED if self._draft.values else Saving.SAVED
        self.changed.emit()
        self.save()  # what was typed meanwhile

    async def _read(self, path: Path) -> None:
        self.picture_chosen.emit(await self._scope.run_blocking(read_file, path))

    async def _send_picture(self, image: QImage, square: QRect) -> None:
        encoded = await self._scope.run_blocking(encode_square, image, square)
        await self._take(await self._profiles.set_picture(encoded.content, encoded.media_type))
        self.picture_set.emit()
        self.noted.emit(self.tr("Your picture was changed"))

    async def _remove(self) -> None:
        await self._take(await self._profiles.remove_picture())
        self.noted.emit(self.tr("Your picture was removed"))
