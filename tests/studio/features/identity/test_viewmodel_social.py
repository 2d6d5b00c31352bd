"""Through an account elsewhere, and a deleted account brought back."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from server.contract.account import CodeChallenge
from server.contract.errors import ErrorCode
from server.contract.identity import SocialProvider
from studio.features.identity.browser_panel import BrowserPanel
from studio.features.identity.form import Form
from studio.features.identity.join_form import JoinForm
from studio.features.identity.sign_in_form import SignInForm
from studio.features.identity.view import SignInView
from studio.kit.config import THIS_COMPUTER
from studio.kit.errors import refusal
from tests.patience import eventually
from tests.studio.examples import find, run
from tests.studio.features.identity.bench import (
    BORN,
    NEWCOMER,
    NOW,
    OTHER,
    Bench,
    come_back,
)

CHALLENGE = CodeChallenge(challenge="c" * 30, expires_at=NOW + timedelta(minutes=5))
GOOGLE = SocialProvider.GOOGLE


async def begin() -> Bench:
    bench = Bench()
    bench.identity.social = (GOOGLE, SocialProvider.APPLE)
    bench.model.picker.choose(THIS_COMPUTER)
    await bench.rest()
    return bench


async def go(bench: Bench, **brings: str) -> None:
    """Continue with Google, and come back."""
    before = len(bench.shown)
    bench.model.continue_with(GOOGLE)
    await eventually(lambda: len(bench.shown) > before)
    await come_back(bench.identity.flows[-1], **brings)
    await bench.rest()


def test_the_bundled_server_offers_what_it_offers(qapp: QApplication) -> None:
    async def work() -> None:
        bench = await begin()
        assert bench.model.picker.chosen.social_providers == (GOOGLE, SocialProvider.APPLE)
        await bench.scope.aclose()

    run(qapp, work())


def test_who_is_known_is_in(qapp: QApplication) -> None:
    async def work() -> None:
        bench = await begin()
        await go(bench, code="abc")
        assert len(bench.signed_in) == 1
        _, _, request = bench.identity.opened[-1]
        assert (request.code.get_secret_value(), request.restore) == ("abc", False)
        await bench.scope.aclose()

    run(qapp, work())


def test_a_code_is_asked_for_in_place(qtbot: QtBot, qapp: QApplication) -> None:
    async def work() -> None:
        bench = await begin()
        view = SignInView(bench.model, version="1.0")
        qtbot.addWidget(view)
        view.show()
        bench.identity.challenge = CHALLENGE
        await go(bench, code="abc")
        form = find(view, SignInForm)
        assert form.panel.isVisible()
        assert form.email.isHidden(), "no password belongs to this code"
        bench.model.send_code("123456")
        await bench.rest()
        assert len(bench.signed_in) == 1
        bench.model.withdraw()
        assert not form.email.isHidden()
        bench.model.close()
        await bench.scope.aclose()

    run(qapp, work())


def test_who_is_new_says_the_rest_and_joins(qtbot: QtBot, qapp: QApplication) -> None:
    async def work() -> None:
        bench = await begin()
        view = SignInView(bench.model, version="1.0")
        qtbot.addWidget(view)
        view.resize(1120, 700)
        view.show()
        bench.identity.newcomer = NEWCOMER
        bench.model.continue_with(GOOGLE)
        assert find(view, BrowserPanel).isVisible()
        await eventually(lambda: bool(bench.shown))
        await come_back(bench.identity.flows[-1], code="abc")
        await bench.rest()
        form = find(view, JoinForm)
        assert (bench.model.form, form.isVisible()) == (Form.JOIN, True)
        bench.model.join("", "x", "", "soon")
        assert set(bench.model.fields) == {"username", "channel_name", "birthdate"}
        bench.identity.refuse = refusal(
            ErrorCode.USERNAME_TAKEN, "Taken.", fields={"username": "Taken."}
        )
        bench.model.join("", "tahmina", "Nodi", BORN)
        await bench.rest()
        assert (bench.model.form, form.username.problem) == (Form.JOIN, "Taken.")
        bench.identity.refuse = None
        form.birthdate.edit.setText(BORN)
        form.button.click()
        await bench.rest()
        assert len(bench.signed_in) == 1
        bench.model.close()
        await bench.scope.aclose()

    run(qapp, work())


def test_who_is_new_may_have_to_look_into_their_mail(qapp: QApplication) -> None:
    async def work() -> None:
        bench = await begin()
        bench.identity.newcomer = NEWCOMER.model_copy(update={"email_verified": False})
        bench.identity.mails = True
        await go(bench, code="abc")
        bench.model.join("t@nodi.example", "tahmina", "Nodi", BORN)
        await bench.rest()
        assert (bench.model.form, bench.model.mailed_to) == (Form.CONFIRM, "t@nodi.example")
        bench.model.show_form(Form.SIGN_IN)
        bench.identity.newcomer = NEWCOMER
        await go(bench, code="def")
        bench.model.join("", "tahmina", "Nodi", BORN)
        await bench.rest()
        assert bench.model.mailed_to == NEWCOMER.email
        await bench.scope.aclose()

    run(qapp, work())


def test_a_ticket_that_is_over_begins_anew(qapp: QApplication) -> None:
    async def work() -> None:
        bench = await begin()
        bench.identity.newcomer = NEWCOMER
        await go(bench, code="abc")
        bench.identity.refuse = refusal(ErrorCode.SOCIAL_FAILED, "Too late.")
        bench.model.join("", "tahmina", "Nodi", BORN)
        await bench.rest()
        assert (bench.model.form, bench.model.problem) == (Form.SIGN_IN, "Too late.")
        await bench.scope.aclose()

    run(qapp, work())


@pytest.mark.parametrize("error", ["access_denied", "server_error"])
def test_a_no_from_elsewhere_is_a_sentence(qapp: QApplication, error: str) -> None:
    async def work() -> None:
        bench = await begin()
        await go(bench, error=error)
        assert bench.model.form is Form.SIGN_IN
        assert bench.model.problem.endswith(".")
        assert not bench.model.busy
        await bench.scope.aclose()

    run(qapp, work())


def test_waiting_can_be_given_up(qapp: QApplication) -> None:
    async def work() -> None:
        bench = await begin()
        model = bench.model
        ways: list[Callable[[], None]] = [
            lambda: model.show_form(Form.SIGN_IN),
            lambda: model.picker.choose(OTHER),
            model.close,
        ]
        for give_up in ways:
            bench.shown.clear()
            model.picker.choose(THIS_COMPUTER)
            model.continue_with(GOOGLE)
            await eventually(lambda: bool(bench.shown))
            give_up()
            await bench.rest()
            assert not model.busy
        assert bench.signed_in == []
        await bench.scope.aclose()

    run(qapp, work())


def test_a_deleted_account_is_brought_back_by_password_and_code(qapp: QApplication) -> None:
    async def work() -> None:
        bench = await begin()
        model = bench.model
        bench.identity.refuse = refusal(ErrorCode.ACCOUNT_DELETED, "Deleted.")
        model.sign_in("t@nodi.example", "a long passphrase")
        await bench.rest()
        assert (model.can_restore, model.problem) == (True, "Deleted.")
        bench.identity.refuse = None
        bench.identity.challenge = CHALLENGE
        model.restore()
        await bench.rest()
        assert (model.can_restore, model.challenge) == (False, CHALLENGE)
        model.send_code("123456")
        await bench.rest()
        assert [request.restore for _, _, request in bench.identity.opened] == [True, True]
        model.restore()
        assert len(bench.signed_in) == 1, "there is nothing to bring back"
        await bench.scope.aclose()

    run(qapp, work())


def test_a_deleted_account_is_brought_back_from_elsewhere(qapp: QApplication) -> None:
    async def work() -> None:
        bench = await begin()
        bench.model.continue_with(GOOGLE)
        await eventually(lambda: bool(bench.shown))
        bench.identity.refuse = refusal(ErrorCode.ACCOUNT_DELETED, "Deleted.")
        await come_back(bench.identity.flows[-1], code="abc")
        await bench.rest()
        assert bench.model.can_restore
        bench.identity.refuse = None
        bench.model.restore()
        await eventually(lambda: len(bench.shown) == 2)
        await come_back(bench.identity.flows[-1], code="def")
        await bench.rest()
        _, _, request = bench.identity.opened[-1]
        assert request.restore
        assert len(bench.signed_in) == 1
        await bench.scope.aclose()

    run(qapp, work())
