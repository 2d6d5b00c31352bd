from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from studio.features.identity.form import Form
from studio.features.identity.server_card import ServerCard
from studio.features.identity.sign_in_form import SignInForm
from studio.features.identity.sign_up_form import SignUpForm
from studio.features.identity.view import SignInView
from studio.kit.config import THIS_COMPUTER
from studio.ui.note_box import NoteBox
from tests.studio.examples import find, run
from tests.studio.features.identity.bench import Bench


def test_from_the_server_to_the_account(qtbot: QtBot, qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        view = SignInView(bench.model, version="1.0")
        qtbot.addWidget(view)
        view.resize(1120, 700)
        view.show()
        form = find(view, SignInForm)
        assert not form.button.isEnabled()
        bench.model.picker.load()
        bench.model.picker.choose(THIS_COMPUTER)
        await bench.rest()
        assert len([c for c in view.findChildren(ServerCard) if c.isVisible()]) == 2
        form.email.edit.setText("t@nodi.example")
        form.password.edit.setText("a long passphrase")
        qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
        await bench.rest()
        assert len(bench.signed_in) == 1
        bench.model.show_form(Form.SIGN_UP)
        assert find(view, SignUpForm).isVisible()
        titles = [e for e in view.findChildren(QLabel) if e.text().startswith("Create an account")]
        assert [title.wordWrap() for title in titles] == [True], "large text needs a second line"
        assert any(box.isVisible() for box in view.findChildren(NoteBox))
        with qtbot.waitSignal(view.language_chosen) as told:
            bengali = next(b for b in view.findChildren(QPushButton) if b.text() == "বাংলা")
            bengali.click()
        assert told.args == ["bn"]
        assert not view.grab().isNull()
        bench.model.close()
        await bench.scope.aclose()

    run(qapp, work())
