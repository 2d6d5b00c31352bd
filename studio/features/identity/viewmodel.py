"""The state of the sign-in screen's forms: which one, what is wrong. No widgets."""

from collections.abc import Callable, Coroutine
from enum import Enum
from typing import Any

from pydantic import SecretStr, ValidationError
from PySide6.QtCore import QObject, Signal

from server.contract.account import CodeChallenge, CodeSignIn, EmailAsked, MailSent
from server.contract.errors import ErrorCode
from server.contract.identity import PASSWORD_MIN, SignIn
from studio.features.identity.birthdate import parse_birthdate
from studio.features.identity.gateway import Identity, OpenAccount, device_name
from studio.features.identity.password import wrong_fields
from studio.features.identity.picker import LocalServer, ServerPicker
from studio.kit.errors import StudioError
from studio.kit.task_scope import TaskScope
from studio.ui.problems import field_sentence, in_english, sentence_of


class Form(Enum):
    """What the screen asks for."""

    SIGN_IN = "sign-in"
    """Address and password, and a code where a second factor is set up."""
    SIGN_UP = "sign-up"
    """What a new account begins with."""
    FORGOT = "forgot"
    """The address to mail a link for a new password to."""
    CONFIRM = "confirm"
    """Nothing: a link was mailed to confirm the address of a new account."""
    RESET_SENT = "reset-sent"
    """Nothing: a link for a new password was mailed, if there is such an account."""


_KEEPS_CHALLENGE = {ErrorCode.CODE_WRONG, ErrorCode.TOO_MANY_TRIES, ErrorCode.INVALID}
"""Refusals after which another code can be tried; any other asks for the password anew."""


class SignInViewModel(QObject):
    """Opens a session on the chosen server.

    Args:
        identity: Servers, accounts and sessions.
        local: The bundled server.
        scope: Runs the requests.
        language: The language a new account begins with, ``en`` or ``bn``, asked at sign-up.
    """

    changed = Signal()
    signed_in = Signal(object)
    """An :class:`OpenAccount`."""

    def __init__(
        self, identity: Identity, local: LocalServer, scope: TaskScope, *, language: str = "en"
    ) -> None:
        super().__init__()
        self._identity = identity
        self._scope = scope
        self.language = language
        self.picker = ServerPicker(identity, local, scope)
        self.form = Form.SIGN_IN
        self.challenge: CodeChallenge | None = None
        self.mailed_to = ""
        self.too_young = False
        """A birthdate was refused. It is not asked again: the age gate would be none."""
        self._asking = False
        self._refused: StudioError | None = None
        self._misfits: set[str] = set()
        self.picker.changed.connect(self.changed)
        self.picker.chose.connect(self._on_chosen)

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return self._asking or self.picker.adding

    @property
    def problem(self) -> str:
        """Why nobody was signed in, where no field is to blame; in the language of now."""
        if self._refused is None or self._misfits:
            return ""
        return sentence_of(self._refused)

    @property
    def fields(self) -> dict[str, str]:
        """What is wrong with each field; in the language of now."""
        return {field: self._field_problem(field) for field in sorted(self._misfits)}

    @property
    def warning(self) -> str | None:
        """What the person should know about how the sign-in is kept."""
        return self._identity.warning

    def close(self) -> None:
        """Hear no more of the bundled server."""
        self.picker.close()

    def show_form(self, form: Form) -> None:
        """Show another form."""
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
        server = self.picker.chosen
        if server.url is not None:
            self._open(self._identity.sign_in(server.key, server.url, request))

    def send_code(self, code: str) -> None:
        """Answer the challenge with a code of the authenticator app, or a recovery code."""
        challenge, server = self.challenge, self.picker.chosen
        if challenge is None or server.url is None:
            return
        self._refused, self._misfits = None, set()
        try:
            request = CodeSignIn(
                challenge=SecretStr(challenge.challenge), code=code, device=device_name()
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
            self._blame(*wrong & set(self._field_rules()))
            return
        server = self.picker.chosen
        if server.url is not None and not self.too_young:
            self.mailed_to = request.email
            self._open(self._identity.sign_up(server.key, server.url, request))

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
        if field in self._misfits:
            self._misfits.remove(field)
            if not self._misfits:
                self._refused = None

    def _field_problem(self, field: str) -> str:
        rule = self._field_rules().get(field, "")
        if self._refused is None:
            return rule
        told = field_sentence(self._refused, field)
        # The server's word on a field is English; elsewhere our own rule says the same.
        untranslated = told == self._refused.fields.get(field)
        return rule if untranslated and rule and not in_english() else told

    def _field_rules(self) -> dict[str, str]:
        least = self.tr("Use at least %Ln characters.", "", PASSWORD_MIN)
        return {
            "email": self.tr("This is not an email address."),
            "username": self.tr("Use 3 to 32 letters a to z, digits, dots and dashes."),
            "channel_name": self.tr("Give your channel a name of up to 80 letters."),
            "password": least,
            "birthdate": self.tr("Write day, month and year, such as 14 4 1990."),
            "code": self.tr("A code has six digits, a recovery code a few letters more."),
        }

    def _open(self, opening: Coroutine[Any, Any, OpenAccount | CodeChallenge | MailSent]) -> None:
        self._asking = True
        self.changed.emit()
        self._scope.start(self._wait_for(opening), name="sign in")

    async def _wait_for(
        self, opening: Coroutine[Any, Any, OpenAccount | CodeChallenge | MailSent]
    ) -> None:
        opened: OpenAccount | None = None
        try:
            answer = await opening
            if isinstance(answer, CodeChallenge):
                self.challenge = answer
            elif isinstance(answer, MailSent):
                self.form = Form.CONFIRM
            else:
                opened = answer
        except StudioError as error:
            self._on_refused(error)
        finally:
            self._asking = False
            self.changed.emit()
        if opened is not None:
            self.signed_in.emit(opened)

    def _on_refused(self, error: StudioError) -> None:
        self._refused = error
        self._misfits = set(error.fields)
        if error.code == ErrorCode.TOO_YOUNG:
            self.too_young = True
            self._misfits = set()
        if error.code == ErrorCode.CODE_WRONG:
            self._misfits = {"code"}
        if not error.retryable and error.code not in _KEEPS_CHALLENGE:
            self.challenge = None

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
        if self.form in {Form.CONFIRM, Form.RESET_SENT, Form.FORGOT}:
            self.form = Form.SIGN_IN
        self._clear()

    def _blame(self, *fields: str) -> None:
        self._misfits = set(fields)
        self.changed.emit()

    def _clear(self) -> None:
        self.challenge = None
        self._refused = None
        self._misfits = set()
