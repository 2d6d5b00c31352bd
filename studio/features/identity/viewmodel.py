"""The state of the sign-in screen's forms: which one, what is wrong. No widgets."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from pydantic import SecretStr, ValidationError
from PySide6.QtCore import QObject, Signal

from server.contract.account import CodeChallenge, CodeSignIn, EmailAsked, MailSent
from server.contract.errors import ErrorCode
from server.contract.identity import SignIn, SocialProvider
from server.contract.leaving import DeletionOut
from server.contract.social import SocialNewcomer
from studio.features.identity.birthdate import parse_birthdate
from studio.features.identity.browser_trip import BrowserTrip
from studio.features.identity.form import Form
from studio.features.identity.gateway import Identity, OpenAccount, device_name
from studio.features.identity.password import wrong_fields
from studio.features.identity.picker import LocalServer, ServerPicker
from studio.features.identity.refusals import Refusals
from studio.features.identity.social_entry import SocialEntry
from studio.kit.errors import StudioError
from studio.kit.task_scope import TaskScope
from studio.ui.browser import OpenBrowser, open_in_browser

Opening = Coroutine[Any, Any, OpenAccount | CodeChallenge | MailSent | SocialNewcomer]


_KEEPS_CHALLENGE = {ErrorCode.CODE_WRONG, ErrorCode.TOO_MANY_TRIES, ErrorCode.INVALID}
"""Refusals after which another code can be tried; any other asks for the password anew."""


class SignInViewModel(QObject):
    """Opens a session on the chosen server.

    Args:
        identity: Servers, accounts and sessions.
        local: The bundled server.
        scope: Runs the requests.
        language: The language a new account begins with, ``en`` or ``bn``, asked at sign-up.
        open_browser: Shows an address.
    """

    changed = Signal()
    signed_in = Signal(object)
    """An :class:`OpenAccount`."""

    def __init__(
        self,
        identity: Identity,
        local: LocalServer,
        scope: TaskScope,
        *,
        language: str = "en",
        open_browser: OpenBrowser = open_in_browser,
    ) -> None:
        super().__init__()
        self._identity = identity
        self._scope = scope
        self.language = language
        self.picker = ServerPicker(identity, local, scope)
        self.social = SocialEntry(identity, BrowserTrip(scope, open_browser))
        self.form = Form.SIGN_IN
        self.challenge: CodeChallenge | None = None
        self.by_password = True
        """Whether it was a password that the challenge follows."""
        self.mailed_to = ""
        self._known: tuple[str, str] = ("", "")
        self.deletion: DeletionOut | None = None
        """Of the account that was just deleted, to be spoken of once more."""
        self.too_young = False
        """A birthdate was refused. It is not asked again: the age gate would be none."""
        self._asking = False
        self._refusals = Refusals()
        self._restore: Callable[[], None] | None = None
        self._restoring = False
        self._opening: asyncio.Task[None] | None = None
        self._closed = False
        self.picker.changed.connect(self.changed)
        self.picker.chose.connect(self._on_chosen)
        self.social.trip.changed.connect(self.changed)

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return self._asking or self.picker.adding

    @property
    def problem(self) -> str:
        """Why nobody was signed in, where no field is to blame; in the language of now."""
        return self._refusals.problem

    @property
    def can_restore(self) -> bool:
        """Whether the account was deleted by its owner and can still be brought back."""
        return self._refusals.deleted

    @property
    def fields(self) -> dict[str, str]:
        """What is wrong with each field; in the language of now."""
        return self._refusals.fields

    @property
    def warning(self) -> str | None:
        """What the person should know about how the sign-in is kept."""
        return self._identity.warning

    @property
    def known_email(self) -> str:
        """The address to begin with on the chosen server."""
        server, email = self._known
        return email if server == self.picker.chosen.key else self.picker.chosen.email

    def begin_with(self, server: str, email: str) -> None:
        """Begin with a server, and with the address of an account that has to sign in again."""
        self._known = (server, email)
        self.picker.choose(server)

    def close(self) -> None:
        """Hear no more of the bundled server, nor of the browser; sign nobody in from now on."""
        self._closed = True
        self.picker.close()
        if self.form is Form.BROWSER:
            self._stop_waiting()

    def show_form(self, form: Form) -> None:
        """Show another form."""
        self._stop_waiting()
        self.form = form
        self._clear()
        self.changed.emit()

    def sign_in(self, email: str, password: str) -> None:
        """Open a session, or be asked for a code."""
        self._clear()
        try:
            request = SignIn(
                email=email.strip(), password=SecretStr(password), device=device_name()
            )
        except ValidationError:
            self._blame("email")
            return
        self._restore = lambda: self._sign_in(request.model_copy(update={"restore": True}))
        self._sign_in(request)

    def continue_with(self, provider: SocialProvider, *, restore: bool = False) -> None:
        """Sign in, or join, through an account elsewhere, in the browser."""
        self._clear()
        server = self.picker.chosen
        if server.url is None or self.busy:
            return
        self._restore = lambda: self.continue_with(provider, restore=True)
        self._restoring = restore
        self.form = Form.BROWSER
        self._open(self.social.enter(server.key, server.url, provider, restore=restore))

    def restore(self) -> None:
        """Bring the deleted account back, in the way that was just tried."""
        again = self._restore
        if self.can_restore and again is not None:
            self._refusals.clear()
            self._restoring = True
            again()

    def send_code(self, code: str) -> None:
        """Answer the challenge with a code of the authenticator app, or a recovery code."""
        challenge, server = self.challenge, self.picker.chosen
        if challenge is None or server.url is None:
            return
        self._refusals.clear()
        try:
            request = CodeSignIn(
                challenge=SecretStr(challenge.challenge),
                code=code,
                device=device_name(),
                restore=self._restoring,
            )
        except ValidationError:
            self._blame("code")
            return
        self._open(self._identity.answer_challenge(server.key, server.url, request))

    def sign_up(
        self, email: str, username: str, channel_name: str, password: str, birthdate: str
    ) -> None:
        """Make an account with its channel."""
        self._clear()
        born = parse_birthdate(birthdate)
        request, wrong = wrong_fields(
            email.strip(), username, channel_name, password, born, self.language
        )
        if request is None:
            self._blame(*wrong)
            return
        server = self.picker.chosen
        if server.url is not None and not self.too_young:
            self.mailed_to = request.email
            self._open(self._identity.sign_up(server.key, server.url, request))

    def join(self, email: str, username: str, channel_name: str, birthdate: str) -> None:
        """Make an account for who has come through an account elsewhere."""
        self._refusals.clear()
        born = parse_birthdate(birthdate)
        request, wrong = self.social.request(
            username, channel_name, born, email.strip(), self.language
        )
        if request is None:
            self._blame(*wrong)
            return
        server = self.picker.chosen
        if server.url is not None and not self.too_young:
            vouched = self.social.newcomer.email if self.social.newcomer is not None else None
            self.mailed_to = request.email or vouched or ""
            self._open(self._identity.social_sign_up(server.key, server.url, request))

    def withdraw(self) -> None:
        """Address or password are typed anew: the code asked for belongs to the ones before."""
        self._clear()
        self.changed.emit()

    def ask_reset(self, email: str) -> None:
        """Have a link for a new password mailed."""
        self._mail(email, self._identity.ask_reset, Form.RESET_SENT)

    def ask_confirmation(self) -> None:
        """Have the link that confirms the address mailed once more."""
        self._mail(self.mailed_to, self._identity.ask_confirmation, Form.CONFIRM)

    def forgive(self, field: str) -> None:
        """The person is typing in a field again: what was wrong with it is no news now."""
        self._refusals.forgive(field)

    def _sign_in(self, request: SignIn) -> None:
        server = self.picker.chosen
        if server.url is not None:
            self.by_password = True
            self._open(self._identity.sign_in(server.key, server.url, request))

    def _open(self, opening: Opening) -> None:
        self._asking = True
        self.changed.emit()
        self._opening = self._scope.start(self._wait_for(opening), name="sign in")

    async def _wait_for(self, opening: Opening) -> None:
        opened: OpenAccount | None = None
        try:
            answer = await opening
            if isinstance(answer, CodeChallenge | MailSent | SocialNewcomer):
                self._go_on(answer)
            else:
                opened = answer
        except StudioError as error:
            self._on_refused(error)
        finally:
            self._asking = False
            self.changed.emit()
        if opened is None:
            return
        if self._closed:
            # The person has gone on elsewhere meanwhile. The session is kept, and can be used
            # from the list of accounts.
            await opened.api.aclose()
        else:
            self.signed_in.emit(opened)

    def _go_on(self, answer: CodeChallenge | MailSent | SocialNewcomer) -> None:
        if isinstance(answer, CodeChallenge):
            self.by_password = self.form is not Form.BROWSER
            self.challenge, self.form = answer, Form.SIGN_IN
        elif isinstance(answer, SocialNewcomer):
            self.form = Form.JOIN
        else:
            self.form = Form.CONFIRM

    def _on_refused(self, error: StudioError) -> None:
        self._refusals.take(error)
        if error.code == ErrorCode.TOO_YOUNG:
            self.too_young = True
        if not error.retryable and error.code not in _KEEPS_CHALLENGE:
            self.challenge = None
        # A ticket works once: what cannot be mended in the form begins anew.
        spent = self.form is Form.JOIN and not error.retryable and not self._refusals.blames_fields
        if self.form is Form.BROWSER or (spent and not self.too_young):
            self.form = Form.SIGN_IN

    def _mail(
        self,
        email: str,
        ask: Callable[[str, EmailAsked], Coroutine[Any, Any, MailSent]],
        then: Form,
    ) -> None:
        self._clear()
        try:
            request = EmailAsked(email=email.strip())
        except ValidationError:
            self._blame("email")
            return
        server = self.picker.chosen
        if server.url is not None:
            self.mailed_to = request.email
            self._asking = True
            self.changed.emit()
            self._scope.start(self._wait_for_mail(ask(server.url, request), then), name="mail")

    async def _wait_for_mail(self, asking: Coroutine[Any, Any, MailSent], then: Form) -> None:
        try:
            await asking
            self.form = then
        except StudioError as error:
            self._on_refused(error)
        finally:
            self._asking = False
            self.changed.emit()

    def _on_chosen(self) -> None:
        if self.form is Form.BROWSER:
            self._stop_waiting()
        if self.form.of_one_server:
            self.form = Form.SIGN_IN
        self._clear()

    def _stop_waiting(self) -> None:
        if self.form is Form.BROWSER and self._opening is not None:
            self._opening.cancel()
            self._asking = False

    def _blame(self, *fields: str) -> None:
        self._refusals.blame(set(fields))
        self.changed.emit()

    def _clear(self) -> None:
        self.challenge = None
        self._refusals.clear()
        self._restoring = False
