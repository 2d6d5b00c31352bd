from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from installer.build_translations import build
from server.contract.account import CodeChallenge
from server.contract.errors import ErrorCode
from studio.app.appearance import Appearance
from studio.features.identity.form import Form
from studio.kit.config import THIS_COMPUTER, Language, Theme
from studio.kit.errors import Offline, refusal
from tests.studio.examples import run
from tests.studio.features.identity.bench import BORN, NOW, OTHER, Bench

CHALLENGE = CodeChallenge(challenge="c" * 30, expires_at=NOW + timedelta(minutes=5))


def test_signing_in_and_up_and_what_can_be_wrong(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        model = bench.model
        model.picker.choose(THIS_COMPUTER)
        await bench.rest()
        model.sign_in("no address", "x")
        assert set(model.fields) == {"email"}
        bench.identity.refuse = refusal(ErrorCode.SIGN_IN_FAILED, "Wrong.")
        model.sign_in("t@nodi.example", "x")
        await bench.rest()
        assert (model.problem, model.fields) == ("Wrong.", {})
        model.show_form(Form.SIGN_UP)
        model.sign_up("bad", "b", "", "short", "soon")
        assert set(model.fields) == {
            "email",
            "username",
            "channel_name",
            "password",
            "birthdate",
        }
        bench.identity.refuse = refusal(
            ErrorCode.USERNAME_TAKEN, "Taken.", fields={"username": "Taken."}
        )
        model.sign_up("t@nodi.example", "tahmina", "Nodi", "a long passphrase", BORN)
        await bench.rest()
        assert model.fields == {"username": "Taken."}
        bench.identity.refuse = None
        model.sign_up("t@nodi.example", "tahmina", "Nodi", "a long passphrase", BORN)
        model.sign_in("t@nodi.example", "a long passphrase")
        await bench.rest()
        assert len(bench.signed_in) == 2
        assert [server for server, _, _ in bench.identity.opened] == [THIS_COMPUTER] * 2
        assert model.warning == "no keyring"
        await bench.scope.aclose()

    run(qapp, work())


def test_what_is_wrong_follows_a_switch_of_language(qapp: QApplication, tmp_path: Path) -> None:
    build()
    settings = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
    appearance = Appearance(qapp, settings)
    appearance.begin(Theme.DARK, Language.ENGLISH)

    async def work() -> None:
        bench = Bench()
        model = bench.model
        model.picker.choose(THIS_COMPUTER)
        await bench.rest()
        bench.identity.refuse = refusal(
            ErrorCode.INVALID, "No.", fields={"username": "Too short, says the server."}
        )
        model.sign_up("t@nodi.example", "tahmina", "Nodi", "a long passphrase", BORN)
        model.picker.add("x.example")
        await bench.rest()
        english = (*model.fields.values(), model.picker.address_problem)
        assert english[0] == "Too short, says the server."
        appearance.set_language(Language.BENGALI)
        bengali = (*model.fields.values(), model.picker.address_problem)
        for said in bengali:
            assert any("\u0980" <= letter <= "\u09ff" for letter in said), said
        appearance.set_language(Language.ENGLISH)
        assert (*model.fields.values(), model.picker.address_problem) == english
        model.forgive("username")
        assert (model.fields, model.problem) == ({}, "")
        await bench.scope.aclose()

    run(qapp, work())


async def _at_the_form() -> Bench:
    bench = Bench()
    bench.model.picker.choose(THIS_COMPUTER)
    await bench.rest()
    return bench


def test_a_code_is_asked_for_until_one_is_right(qapp: QApplication) -> None:
    async def work() -> None:
        bench = await _at_the_form()
        model = bench.model
        bench.identity.challenge = CHALLENGE
        model.sign_in("t@nodi.example", "a long passphrase")
        await bench.rest()
        assert (model.challenge, bench.signed_in) == (CHALLENGE, [])
        model.send_code("12")
        assert set(model.fields) == {"code"}
        bench.identity.refuse = refusal(ErrorCode.CODE_WRONG, "Wrong code.")
        model.send_code("123456")
        await bench.rest()
        assert set(model.fields) == {"code"}
        assert model.challenge is CHALLENGE, "another code can be tried"
        bench.identity.refuse = Offline("No answer.")
        model.send_code("123456")
        await bench.rest()
        assert model.challenge is CHALLENGE, "a lost answer is no reason to begin anew"
        bench.identity.refuse = None
        model.send_code("123456")
        await bench.rest()
        assert len(bench.signed_in) == 1
        _, _, request = bench.identity.opened[-1]
        assert (request.challenge.get_secret_value(), request.code) == ("c" * 30, "123456")
        await bench.scope.aclose()

    run(qapp, work())


def test_a_challenge_that_is_over_asks_for_the_password_again(qapp: QApplication) -> None:
    async def work() -> None:
        bench = await _at_the_form()
        model = bench.model
        bench.identity.challenge = CHALLENGE
        model.sign_in("t@nodi.example", "a long passphrase")
        await bench.rest()
        bench.identity.refuse = refusal(ErrorCode.SIGN_IN_FAILED, "Too late.")
        model.send_code("123456")
        await bench.rest()
        assert (model.challenge, model.problem) == (None, "Too late.")
        bench.identity.refuse = None
        model.sign_in("t@nodi.example", "a long passphrase")
        await bench.rest()
        model.withdraw()
        assert model.challenge is None
        model.send_code("123456")
        assert bench.signed_in == []
        await bench.scope.aclose()

    run(qapp, work())


def test_an_account_whose_address_has_to_be_confirmed_waits_for_mail(qapp: QApplication) -> None:
    async def work() -> None:
        bench = await _at_the_form()
        model = bench.model
        bench.identity.mails = True
        model.show_form(Form.SIGN_UP)
        model.sign_up("t@nodi.example", "tahmina", "Nodi", "a long passphrase", BORN)
        await bench.rest()
        assert (model.form, model.mailed_to, bench.signed_in) == (
            Form.CONFIRM,
            "t@nodi.example",
            [],
        )
        model.ask_confirmation()
        await bench.rest()
        assert bench.identity.mailed == [("confirmation", "t@nodi.example")]
        model.picker.choose(OTHER)
        assert model.form is Form.SIGN_IN, "the other server has sent nothing"
        await bench.scope.aclose()

    run(qapp, work())


def test_a_forgotten_password_ends_in_a_mail_or_in_words(qapp: QApplication) -> None:
    async def work() -> None:
        bench = await _at_the_form()
        model = bench.model
        model.show_form(Form.FORGOT)
        model.ask_reset("nobody")
        assert set(model.fields) == {"email"}
        bench.identity.refuse = refusal(ErrorCode.NO_MAIL, "No mail here.")
        model.ask_reset("t@nodi.example")
        await bench.rest()
        assert (model.form, model.problem) == (Form.FORGOT, "No mail here.")
        bench.identity.refuse = None
        model.ask_reset(" t@nodi.example ")
        await bench.rest()
        assert (model.form, model.mailed_to) == (Form.RESET_SENT, "t@nodi.example")
        assert bench.identity.mailed == [("reset", "t@nodi.example")]
        await bench.scope.aclose()

    run(qapp, work())


def test_who_is_too_young_is_not_asked_for_another_birthdate(qapp: QApplication) -> None:
    async def work() -> None:
        bench = await _at_the_form()
        model = bench.model
        model.show_form(Form.SIGN_UP)
        bench.identity.refuse = refusal(ErrorCode.TOO_YOUNG, "Not yet.")
        model.sign_up("t@nodi.example", "tahmina", "Nodi", "a long passphrase", "1 1 2020")
        await bench.rest()
        assert (model.problem, model.too_young) == ("Not yet.", True)
        bench.identity.refuse = None
        model.sign_up("t@nodi.example", "tahmina", "Nodi", "a long passphrase", BORN)
        await bench.rest()
        assert bench.identity.opened == []
        await bench.scope.aclose()

    run(qapp, work())


def test_a_sign_in_that_is_answered_after_the_screen_has_gone_leads_nowhere(
    qapp: QApplication,
) -> None:
    async def work() -> None:
        bench = await _at_the_form()
        bench.model.sign_in("t@nodi.example", "a long passphrase")
        bench.model.close()
        await bench.rest()
        assert bench.signed_in == []
        assert [api.closed for api in bench.identity.apis] == [True]
        await bench.scope.aclose()

    run(qapp, work())


def test_a_password_is_sent_exactly_as_typed(qapp: QApplication) -> None:
    async def work() -> None:
        bench = await _at_the_form()
        model, typed = bench.model, "  long passphrase  "
        model.sign_in(" t@nodi.example ", typed)
        await bench.rest()
        model.show_form(Form.SIGN_UP)
        model.sign_up(" t@nodi.example ", "tahmina", "Nodi", typed, BORN)
        await bench.rest()
        sent = [request for _, _, request in bench.identity.opened]
        assert [each.password.get_secret_value() for each in sent] == [typed, typed]
        assert [each.email for each in sent] == ["t@nodi.example"] * 2
        await bench.scope.aclose()

    run(qapp, work())
