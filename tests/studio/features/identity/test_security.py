import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from PySide6.QtWidgets import QApplication

from server.contract.account import (
    AuthenticatorOut,
    DeviceOut,
    EmailChange,
    PasswordChange,
    SecurityOut,
)
from server.contract.errors import ErrorCode
from server.contract.identity import SocialProvider
from server.contract.social import SocialCode, SocialFlow, SocialFlowOut
from studio.features.identity.security import SecurityViewModel
from studio.kit.errors import Offline, StudioError, refusal
from studio.kit.task_scope import TaskScope
from tests.patience import eventually
from tests.studio.examples import run
from tests.studio.features.identity.bench import MemoryBrowser, come_back

NOW = datetime(2026, 3, 14, tzinfo=UTC)
CODES = [f"abcd-{n:04}" for n in range(10)]
MADE = AuthenticatorOut(
    secret="JBSWY3DPEHPK3PXP",
    uri="otpauth://totp/x",
    qr_svg=(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h2v2h-2z"/></svg>'
    ),
)


def device(name: str, *, current: bool = False) -> DeviceOut:
    return DeviceOut(
        id=uuid4(),
        name=name,
        ip_address="203.0.113.7",
        country=None,
        signed_in_at=NOW,
        last_seen_at=NOW,
        second_factor=False,
        current=current,
    )


class MemorySafety:
    """An account whose server is a few attributes."""

    def __init__(self) -> None:
        self.enabled = False
        self.verified = False
        self.required = False
        self.refuse: StudioError | None = None
        self.proof_needed = False
        self.has_password = True
        self.pending: str | None = None
        self.flows: list[SocialFlow] = []
        self.done: list[Any] = []
        self.signed_in = [device("Studio", current=True), device("Firefox"), device("")]

    async def security(self) -> SecurityOut:
        self._answer()
        return SecurityOut(
            email="t@nodi.example",
            email_verified=self.verified,
            pending_email=self.pending,
            second_factor_enabled=self.enabled,
            second_factor_required=self.required,
            recovery_codes_left=10 if self.enabled else 0,
            has_password=self.has_password,
        )

    async def devices(self) -> list[DeviceOut]:
        return self.signed_in

    async def sign_out_device(self, device: UUID) -> None:
        self._sensitive()
        self.done.append(device)

    async def sign_out_others(self) -> None:
        self._answer()
        self.done.append("others")

    async def prove(self, password: str, code: str) -> datetime:
        self._answer()
        if password != "right":
            raise refusal(ErrorCode.SIGN_IN_FAILED, "Wrong.")
        self.done.append(("proof", code))
        self.proof_needed = False
        return datetime.now(UTC) + timedelta(minutes=5)

    async def begin_social(self, _provider: SocialProvider, request: SocialFlow) -> SocialFlowOut:
        self._answer()
        self.flows.append(request)
        return SocialFlowOut(url="https://accounts.example/a", expires_at=NOW)

    async def prove_elsewhere(self, brought: SocialCode, code: str) -> datetime:
        self._answer()
        self.done.append(("proof elsewhere", brought.code.get_secret_value() + code))
        self.proof_needed = False
        return datetime.now(UTC) + timedelta(minutes=5)

    async def begin_second_factor(self) -> AuthenticatorOut:
        self._sensitive()
        return MADE

    async def confirm_second_factor(self, code: str) -> list[str]:
        if code != "123456":
            raise refusal(ErrorCode.CODE_WRONG, "Wrong code.")
        self.enabled = True
        return CODES

    async def drop_second_factor(self) -> None:
        self._sensitive()
        self.enabled = False

    async def new_recovery_codes(self) -> list[str]:
        self._sensitive()
        return CODES

    async def change_email(self, change: EmailChange) -> None:
        self._sensitive()
        self.pending = change.email

    async def change_password(self, change: PasswordChange) -> None:
        if change.password.get_secret_value() != "right":
            raise refusal(ErrorCode.SIGN_IN_FAILED, "Wrong.")
        self.done.append(("password", change.sign_out_others))

    async def ask_confirmation(self, email: str) -> None:
        self._answer()
        self.done.append(("confirmation", email))

    def _sensitive(self) -> None:
        self._answer()
        if self.proof_needed:
            raise refusal(ErrorCode.PROOF_NEEDED, "Prove it.")

    def _answer(self) -> None:
        if self.refuse is not None:
            raise self.refuse


class Bench:
    """The page's model over it, and all that it said."""

    def __init__(self) -> None:
        self.safety = MemorySafety()
        self.scope = TaskScope(lambda error: pytest.fail(repr(error)))
        self.model = SecurityViewModel(self.safety, self.scope)
        self.said: list[object] = []
        for signal in (
            self.model.noted,
            self.model.failed,
            self.model.codes_made,
            self.model.authenticator_made,
        ):
            signal.connect(self.said.append)
        self.model.proof_wanted.connect(lambda: self.said.append("proof?"))
        self.model.proved.connect(lambda: self.said.append("proved"))
        self.model.password_changed.connect(lambda: self.said.append("changed"))

    def shown(self) -> tuple[bool, bool]:
        """Whether there is something to show, and a reason why not."""
        return self.model.security is not None, self.model.problem is not None

    def enabled(self) -> bool:
        """Whether the page says that the second factor is on."""
        return self.model.security is not None and self.model.security.second_factor_enabled

    async def rest(self) -> None:
        await eventually(lambda: not self.scope.busy)


def test_what_protects_the_account_is_shown_or_why_not(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        bench.safety.refuse = Offline("No answer.")
        bench.model.load()
        await bench.rest()
        assert bench.shown() == (False, True)
        bench.safety.refuse = None
        bench.model.load()
        await bench.rest()
        assert bench.shown() == (True, False)
        assert len(bench.model.devices) == 3
        bench.model.ask_confirmation()
        await bench.rest()
        assert bench.safety.done == [("confirmation", "t@nodi.example")]
        await bench.scope.aclose()

    run(qapp, work())


def test_devices_are_signed_out_and_leave_the_list(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        bench.model.load()
        await bench.rest()
        there = bench.model.devices[1].id
        bench.model.sign_out_device(there)
        await bench.rest()
        assert [each.name for each in bench.model.devices] == ["Studio", ""]
        bench.safety.refuse = Offline("No answer.")
        bench.model.sign_out_others()
        await bench.rest()
        assert len(bench.model.devices) == 2
        assert bench.model.refusal == "No answer."
        assert bench.said[-1] == "No answer."
        bench.safety.refuse = None
        bench.model.sign_out_others()
        await bench.rest()
        assert [each.current for each in bench.model.devices] == [True]
        assert bench.safety.done == [there, "others"]
        await bench.scope.aclose()

    run(qapp, work())


def test_a_step_waits_for_the_proof_and_then_goes_on(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        bench.safety.proof_needed = True
        bench.model.begin_second_factor()
        await bench.rest()
        assert bench.said == ["proof?"]
        bench.model.prove("wrong", "")
        await bench.rest()
        assert (bench.model.refusal, bench.said) == ("Wrong.", ["proof?"])
        bench.model.prove("right", "")
        await bench.rest()
        assert bench.said == ["proof?", "proved", MADE]
        bench.safety.proof_needed = True
        bench.model.new_recovery_codes()
        await bench.rest()
        bench.model.forget_proof()
        bench.model.prove("right", "")
        await bench.rest()
        assert bench.said[-1] == "proved", "what was given up is not done"
        await bench.scope.aclose()

    run(qapp, work())


def test_the_second_factor_goes_on_and_off(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        bench.model.confirm_second_factor("000000")
        await bench.rest()
        assert (bench.model.refusal, bench.said) == ("Wrong code.", [])
        bench.model.confirm_second_factor("123456")
        await bench.rest()
        assert bench.said == [CODES]
        assert bench.enabled()
        bench.model.new_recovery_codes()
        bench.model.drop_second_factor()
        await bench.rest()
        assert not bench.enabled()
        assert not bench.model.busy
        await bench.scope.aclose()

    run(qapp, work())


def test_it_is_busy_until_the_last_of_two_steps_has_ended(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        gate = asyncio.Event()

        async def short() -> None:
            bench.said.append("short")

        async def long() -> None:
            await gate.wait()

        bench.model.take(long)
        bench.model.take(short)
        heard: list[bool] = []
        bench.model.changed.connect(lambda: heard.append(bench.model.busy))
        await eventually(lambda: bool(heard))
        assert (bench.said, bench.model.busy) == (["short"], True)
        gate.set()
        await bench.rest()
        assert not bench.model.busy
        bench.model.prove_elsewhere(SocialProvider.GOOGLE)
        bench.model.forget_proof()
        await bench.rest()
        assert not bench.model.busy, "given up before it began"
        await bench.scope.aclose()

    run(qapp, work())


def test_passwords_are_sent_exactly_as_typed(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        sent: list[str] = []

        async def prove(password: str, code: str) -> datetime:
            sent.append(password + code)
            return NOW

        async def change_password(change: PasswordChange) -> None:
            sent.append(change.password.get_secret_value())
            sent.append(change.new_password.get_secret_value())

        bench.safety.prove = prove  # type: ignore[method-assign]
        bench.safety.change_password = change_password  # type: ignore[method-assign]
        bench.model.prove(" old ", "")
        await bench.rest()
        bench.model.change_password(" old ", " a passphrase  ", sign_out_others=False)
        await bench.rest()
        assert sent == [" old ", " old ", " a passphrase  "]
        await bench.scope.aclose()

    run(qapp, work())


def test_a_password_is_changed_or_the_reason_told(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        bench.model.change_password("right", "short", sign_out_others=True)
        await bench.rest()
        bench.model.change_password("wrong", "a long passphrase", sign_out_others=True)
        await bench.rest()
        assert (bench.model.refusal, bench.said) == ("Wrong.", [])
        bench.model.change_password("right", "a long passphrase", sign_out_others=False)
        await bench.rest()
        assert bench.safety.done == [("password", False)]
        assert bench.said[0] == "changed"
        await bench.scope.aclose()

    run(qapp, work())


def test_who_has_no_password_proves_it_elsewhere(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        browser = MemoryBrowser()
        model = SecurityViewModel(bench.safety, bench.scope, open_browser=browser)
        done: list[str] = []

        async def step() -> None:
            done.append("step")

        model.take_proved(step)
        assert done == []
        model.prove_elsewhere(SocialProvider.GOOGLE)
        await eventually(lambda: bool(browser.shown))
        await come_back(bench.safety.flows[-1], error="access_denied")
        await bench.rest()
        assert "not allow" in model.refusal
        model.prove_elsewhere(SocialProvider.GOOGLE)
        await eventually(lambda: len(browser.shown) == 2)
        await come_back(bench.safety.flows[-1], code="abc")
        await bench.rest()
        assert bench.safety.done == [("proof elsewhere", "abc")]
        assert done == ["step"]
        model.take_proved(step)
        await bench.rest()
        assert done == ["step", "step"], "the proof still counts"
        model.prove_elsewhere(SocialProvider.GOOGLE)
        await eventually(lambda: len(browser.shown) == 3)
        model.forget_proof()
        await bench.rest()
        assert not model.busy
        await bench.scope.aclose()

    run(qapp, work())


def test_a_second_factor_is_asked_for_when_the_browser_is_back(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        bench.safety.enabled = True
        browser = MemoryBrowser()
        model = SecurityViewModel(bench.safety, bench.scope, open_browser=browser)
        asked: list[str] = []
        model.code_wanted.connect(lambda: asked.append("code?"))
        model.load()
        await bench.rest()
        model.give_code("nobody asked")
        model.prove_elsewhere(SocialProvider.GOOGLE)
        await eventually(lambda: bool(browser.shown))
        assert asked == []
        await come_back(bench.safety.flows[-1], code="abc")
        await eventually(lambda: bool(asked))
        model.give_code("123456")
        model.give_code("twice")
        await bench.rest()
        assert bench.safety.done == [("proof elsewhere", "abc123456")]
        await bench.scope.aclose()

    run(qapp, work())
