"""The state of the security page: what protects the account, and where it is signed in."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from pydantic import SecretStr, ValidationError
from PySide6.QtCore import QObject, Signal

from server.contract.account import (
    AuthenticatorOut,
    DeviceOut,
    EmailChange,
    PasswordChange,
    SecurityOut,
)
from server.contract.errors import ErrorCode
from server.contract.identity import SocialProvider
from server.contract.social import SocialFlow, SocialFlowOut
from studio.features.identity.browser_trip import BrowserTrip
from studio.features.identity.password import check_password
from studio.features.identity.security_gateway import Safety
from studio.kit.errors import StudioError
from studio.kit.task_scope import TaskScope
from studio.ui.browser import OpenBrowser, open_in_browser
from studio.ui.problems import field_sentence, sentence_of

Step = Callable[[], Awaitable[None]]


class SecurityViewModel(QObject):
    """What the person sees and changes of their account's safety.

    A step that the server wants proved first waits while :attr:`proof_wanted` is answered by
    :meth:`prove`, and is then taken again.

    Args:
        safety: The account's server.
        scope: Runs the requests.
        open_browser: Shows an address.
    """

    changed = Signal()
    proof_wanted = Signal()
    code_wanted = Signal()
    """The browser is back, and a code of the second factor is needed as well."""
    proved = Signal()
    """The proof was right; what waited for it goes on."""
    authenticator_made = Signal(object)
    """An :class:`AuthenticatorOut` to be scanned."""
    codes_made = Signal(object)
    """A list of recovery codes, to be shown this once."""
    password_changed = Signal()
    email_asked = Signal()
    """The link for another address is on its way."""
    noted = Signal(str)
    failed = Signal(str)

    def __init__(
        self, safety: Safety, scope: TaskScope, *, open_browser: OpenBrowser = open_in_browser
    ) -> None:
        super().__init__()
        self._safety = safety
        self.trip = BrowserTrip(scope, open_browser)
        self.ways: tuple[SocialProvider, ...] = ()
        """Accounts elsewhere that can prove who asks."""
        self.mails = True
        """Whether the server sends mail; without it no address can be confirmed."""
        self._proved_until: datetime | None = None
        self._code: asyncio.Future[str] | None = None
        self._proving: asyncio.Task[None] | None = None
        self._scope = scope
        self.security: SecurityOut | None = None
        self.devices: list[DeviceOut] = []
        self._steps = 0
        """How many are under way."""
        self.problem: StudioError | None = None
        """Why nothing can be shown."""
        self._refused: StudioError | None = None
        self._waits: Step | None = None

    @property
    def busy(self) -> bool:
        """Whether any step is under way."""
        return self._steps > 0

    @property
    def unknown(self) -> bool:
        """The server knows nothing of this page: it is older than the studio."""
        return self.problem is not None and self.problem.code == ErrorCode.NOT_FOUND

    @property
    def refusal(self) -> str:
        """Why the last step was not taken; in the language of now."""
        return "" if self._refused is None else sentence_of(self._refused)

    def field_problem(self, field: str) -> str:
        """What is wrong with a field of the last step."""
        return "" if self._refused is None else field_sentence(self._refused, field)

    def load(self) -> None:
        """Ask for everything."""
        self._scope.start(self._load(), name="security")

    def sign_out_device(self, device: UUID) -> None:
        """End the session of one device."""
        self.take(lambda: self._end_device(device))

    def sign_out_others(self) -> None:
        """End all sessions but this one."""
        self.take(self._end_others)

    def begin_second_factor(self) -> None:
        """Ask for a secret to scan."""
        self.take(self._begin)

    def confirm_second_factor(self, code: str) -> None:
        """Turn the second factor on by a first code."""
        self.take(lambda: self._confirm(code), told=False)

    def drop_second_factor(self) -> None:
        """Turn it off."""
        self.take(self._drop)

    def new_recovery_codes(self) -> None:
        """Have the codes made anew."""
        self.take(self._renew_codes)

    def change_password(self, password: str, new: str, *, sign_out_others: bool) -> None:
        """Set another password."""
        if not check_password(new).enough:
            return
        try:
            change = PasswordChange(
                password=SecretStr(password),
                new_password=SecretStr(new),
                sign_out_others=sign_out_others,
            )
        except ValidationError:
            return
        self.take(lambda: self._change_password(change), told=False)

    def ask_confirmation(self) -> None:
        """Have the link that confirms the address mailed."""
        self.take(self._confirm_email)

    def note_mails(self, *, mails: bool) -> None:
        """The server sends mail, or sends none."""
        if mails != self.mails:
            self.mails = mails
            self.changed.emit()

    def fits(self, email: str) -> bool:
        """Whether it is an address, and another one than now."""
        now = "" if self.security is None else self.security.email
        return _email_change(email) is not None and email.strip().casefold() != now.casefold()

    def change_email(self, email: str) -> None:
        """Ask for another address; it is the account's once the mailed link was opened."""
        change = _email_change(email)
        if change is not None and self.fits(email):
            self.take(lambda: self._change_email(change), told=False)

    def prove(self, password: str, code: str) -> None:
        """Prove who asks, then go on with what waits for it."""
        self._refused = None
        self._start(self._proved_by(lambda: self._safety.prove(password, code)))

    def prove_elsewhere(self, provider: SocialProvider) -> None:
        """Prove who asks by an account elsewhere, in the browser."""
        self._refused = None

        async def begin(flow: SocialFlow) -> SocialFlowOut:
            return await self._safety.begin_social(provider, flow)

        async def ask() -> datetime:
            brought = await self.trip.code(begin)
            return await self._safety.prove_elsewhere(brought, await self._second_factor())

        self._proving = self._start(self._proved_by(ask))

    def give_code(self, code: str) -> None:
        """The code of the second factor that :attr:`code_wanted` asked for."""
        if self._code is not None and not self._code.done():
            self._code.set_result(code)

    def forget_proof(self) -> None:
        """The person would rather not: what waits is given up."""
        self._waits = None
        if self._proving is not None and not self._proving.done():
            self._proving.cancel()

    def take_proved(self, step: Step) -> None:
        """Take a step that is worth nothing without a proof: ask for one before, if need be."""
        if self._proved_until is not None and datetime.now(UTC) < self._proved_until:
            self.take(step)
            return
        self._refused = None
        self._waits = step
        self.proof_wanted.emit()

    def take(self, step: Step, *, told: bool = True) -> None:
        """Take a step; ``told`` is false where a dialog shows why it was refused."""
        self._refused = None
        self._start(self._taken(step, told=told))

    def _start(self, work: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
        self._steps += 1
        self.changed.emit()
        task = self._scope.start(work, name="security step")
        # Not in the step itself: one that is cancelled before it began would never get there.
        task.add_done_callback(self._done)
        return task

    def _done(self, _task: "asyncio.Task[None]") -> None:
        self._steps -= 1
        self.changed.emit()

    async def _taken(self, step: Step, *, told: bool = True) -> None:
        try:
            await step()
        except StudioError as error:
            if error.code == ErrorCode.PROOF_NEEDED:
                self._waits = step
                self.proof_wanted.emit()
                return
            self._refused = error
            if told:
                self.failed.emit(sentence_of(error))

    async def _second_factor(self) -> str:
        """A code of the second factor, asked for only now: it is good for half a minute."""
        if self.security is None or not self.security.second_factor_enabled:
            return ""
        self._code = asyncio.get_running_loop().create_future()
        self.code_wanted.emit()
        return await self._code

    async def _proved_by(self, ask: Callable[[], Awaitable[datetime]]) -> None:
        try:
            self._proved_until = await ask()
        except StudioError as error:
            self._refused = error
            return
        step, self._waits = self._waits, None
        self.proved.emit()
        if step is not None:
            await self._taken(step)

    async def _load(self) -> None:
        try:
            self.security = await self._safety.security()
            self.devices = await self._safety.devices()
            self.problem = None
        except StudioError as error:
            self.problem = error
        self.changed.emit()

    async def _end_device(self, device: UUID) -> None:
        await self._safety.sign_out_device(device)
        self.devices = [each for each in self.devices if each.id != device]
        self.noted.emit(self.tr("Signed out there"))

    async def _end_others(self) -> None:
        await self._safety.sign_out_others()
        self.devices = [each for each in self.devices if each.current]
        self.noted.emit(self.tr("Signed out everywhere else"))

    async def _begin(self) -> None:
        made: AuthenticatorOut = await self._safety.begin_second_factor()
        self.authenticator_made.emit(made)

    async def _confirm(self, code: str) -> None:
        codes = await self._safety.confirm_second_factor(code)
        self.codes_made.emit(codes)
        await self._load()

    async def _drop(self) -> None:
        await self._safety.drop_second_factor()
        self.noted.emit(self.tr("Two-step sign-in is off"))
        await self._load()

    async def _renew_codes(self) -> None:
        self.codes_made.emit(await self._safety.new_recovery_codes())
        await self._load()

    async def _change_password(self, change: PasswordChange) -> None:
        await self._safety.change_password(change)
        self.password_changed.emit()
        self.noted.emit(self.tr("Password changed"))
        await self._load()

    async def _change_email(self, change: EmailChange) -> None:
        await self._safety.change_email(change)
        self.email_asked.emit()
        told = self.tr("A link is on its way to %1. The address changes when it is opened.")
        self.noted.emit(told.replace("%1", change.email))
        await self._load()

    async def _confirm_email(self) -> None:
        if self.security is not None:
            await self._safety.ask_confirmation(self.security.email)
            self.noted.emit(self.tr("A link is on its way to your address"))


def _email_change(email: str) -> EmailChange | None:
    """What to ask for, or None where it is no address."""
    try:
        return EmailChange(email=email.strip())
    except ValidationError:
        return None
